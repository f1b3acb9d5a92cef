#include "ui/history_buttons.h"

#include <QtGui/QMouseEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace relata {

HistoryButtons::HistoryButtons(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    qApp->installEventFilter(this);
}

bool HistoryButtons::eventFilter(QObject *watched, QEvent *event)
{
    const bool pressed =
        event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    const auto *widget = pressed && watched->isWidgetType() ? static_cast<QWidget *>(watched) : nullptr;
    if (!widget || widget->window() != m_window)
        return false;
    switch (static_cast<QMouseEvent *>(event)->button()) {
    case Qt::BackButton:
        Q_EMIT back();
        return true;
    case Qt::ForwardButton:
        Q_EMIT forward();
        return true;
    default:
        return false;
    }
}

} // namespace relata
