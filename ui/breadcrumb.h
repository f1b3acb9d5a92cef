#pragma once

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

class QMenu;
class QToolButton;

namespace relata {

/// The way from a whole table down to where one is, a button for each step: tables, and between them the
/// record whose children the next one shows. Where there is not enough room, names are cut short, then the
/// steps in the middle go into a menu. On the GUI thread.
class Breadcrumb : public QWidget
{
    Q_OBJECT

public:
    explicit Breadcrumb(QWidget *parent = nullptr);

    /// The steps, and which of them has the keyboard.
    void setSteps(const QStringList &steps, int current);

    const QStringList &steps() const { return m_steps; }

    /// What the keyboard can reach, in order; those that are hidden as well.
    QList<QWidget *> inputs() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void stepChosen(int index);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QToolButton *makeButton();
    void makeButtons();
    void arrange();
    void place(const QList<int> &widths, int hiddenFrom, int hiddenTo);
    void fillMenu(int hiddenFrom, int hiddenTo);
    int widthOf(const QString &text, bool bold) const;
    QList<int> widths(int longestName) const;
    int between() const;

    QStringList m_steps;
    int m_current = -1;
    QList<QToolButton *> m_buttons; ///< one a step at least
    QToolButton *m_more;            ///< the steps that have no room
    QMenu *m_moreMenu;
    QList<int> m_marks; ///< where the signs between the steps are
};

} // namespace relata
