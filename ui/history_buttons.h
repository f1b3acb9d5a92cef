#pragma once

#include <QtCore/QObject>

class QWidget;

namespace relata {

/// The mouse's own buttons for going back and forward, wherever in a window the mouse is. On the GUI thread.
class HistoryButtons : public QObject
{
    Q_OBJECT

public:
    explicit HistoryButtons(QWidget *window);

Q_SIGNALS:
    void back();
    void forward();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window;
};

} // namespace relata
