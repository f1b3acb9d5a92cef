#pragma once

#include <QtWidgets/QDialog>

class QVBoxLayout;

namespace relata {

/// Help › About Relata. Stands beside the window until it is closed.
class AboutWindow : public QDialog
{
    Q_OBJECT

public:
    /// Shows it for a window, the same one again while it is open.
    static void open(QWidget *window);

private:
    explicit AboutWindow(QWidget *window);

    void addText(QVBoxLayout *layout, const QString &text, qreal scale = 1);
};

} // namespace relata
