#pragma once

#include <QtWidgets/QDialog>

class QMainWindow;
class QMenu;
class QTreeWidget;
class QTreeWidgetItem;

namespace relata {

/// Help › Keyboard: every action of a window's menus that has a key, with the key, made from the actions, so
/// it cannot be out of date; then what keys and short forms do in tables and fields. Stands beside the window
/// until it is closed.
class KeyboardPage : public QDialog
{
    Q_OBJECT

public:
    /// Shows the page of a window, the same one again while it is open.
    static void open(QMainWindow *window);

private:
    explicit KeyboardPage(QMainWindow *window);

    void addMenu(const QMenu &menu);
    void addPlaces();
    void addGroup(const QString &title, const QList<std::pair<QString, QString>> &lines);

    QTreeWidget *m_keys;
};

} // namespace relata
