#pragma once

#include <QtWidgets/QToolBar>

namespace relata {

class Breadcrumb;
class RelationshipView;
class WindowActions;

/// The bar under the menus: where one is and the ways from there, and the actions that are wanted at any
/// moment.
class PlacesBar : public QToolBar
{
    Q_OBJECT

public:
    explicit PlacesBar(const WindowActions &actions, QWidget *parent = nullptr);

    /// Shows where one is in a view; null: nowhere.
    void showPlace(const RelationshipView *view);

    Breadcrumb *breadcrumb() const { return m_breadcrumb; }

    /// What the keyboard can reach of its own, in the order of reading.
    QList<QWidget *> inputs() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addAction(QAction *action);

    Breadcrumb *m_breadcrumb;
};

} // namespace relata
