#pragma once

#include <QtWidgets/QDialog>

class QMenu;
class QTreeWidget;

namespace relata {

/// Help › Keyboard: every action of a window's menus that has a key, with the key. Made from the actions, so
/// it cannot be out of date. Stands beside the window until it is closed.
class KeyboardPage : public QDialog
{
    Q_OBJECT

public:
    /// Shows the page of a window, the same one again while it is open.
    static void open(QMainWindow *window);

private:
    explicit KeyboardPage(QMainWindow *window);

    void addMenu(const QMenu &menu);

    QTreeWidget *m_keys;
};

} // namespace relata
