#pragma once

#include <QtCore/QList>
#include <QtWidgets/QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace relata {

class RecordDraft;

/// The drafts of a pane that are kept and not on screen, by their titles: a click opens one again. As many
/// titles as there is room for; the others are in the menu of a button that says how many they are. Hidden
/// where there are no drafts. On the GUI thread.
class DraftStrip : public QWidget
{
    Q_OBJECT

public:
    explicit DraftStrip(QWidget *parent = nullptr);

    /// They have to live until others are set.
    void setDrafts(const QList<const RecordDraft *> &drafts);

    QSize minimumSizeHint() const override; ///< never the reason why a pane cannot be narrower

Q_SIGNALS:
    void chosen(const relata::RecordDraft *draft);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QToolButton *makeButton(const RecordDraft *draft, const QString &title);
    void rebuild();
    void share();
    qsizetype fitting(bool withLabel) const;
    int roomFor(qsizetype buttons, bool withLabel) const;
    void showMore(qsizetype first);

    QWidget *m_start; ///< never seen: new buttons come behind it in the way of Tab, not at the window's end
    QLabel *m_label;
    QToolButton *m_more;
    QMenu *m_menu;
    QList<QToolButton *> m_buttons; ///< one for each that is shown
    QList<std::pair<const RecordDraft *, QString>> m_shown;
};

} // namespace relata
