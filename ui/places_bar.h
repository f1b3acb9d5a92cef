#pragma once

#include <QtWidgets/QToolBar>

class QPushButton;

namespace relata {

class WindowActions;

/// The bar under the menus: where one is, with the way up and the other tables, and the actions that are
/// wanted at any moment.
class PlacesBar : public QToolBar
{
    Q_OBJECT

public:
    explicit PlacesBar(const WindowActions &actions, QWidget *parent = nullptr);

    /// The table that is shown; empty: none.
    void setPlace(const QString &name);
    /// What the keyboard can reach of its own, in the order of reading.
    QList<QWidget *> inputs() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addAction(QAction *action);

    QPushButton *m_breadcrumb;
    QAction *m_breadcrumbPlace = nullptr; ///< in the bar
};

} // namespace relata
