#include "ui/popup.h"

#include <QtGui/QScreen>
#include <QtWidgets/QFrame>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace relata {

void showPopupBelow(QWidget *field, QWidget *content)
{
    auto *popup = new QFrame(field, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    auto *layout = new QVBoxLayout(popup);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(content);
    popup->adjustSize();

    const QRect screen = field->screen()->availableGeometry();
    const QPoint below = field->mapToGlobal(QPoint(0, field->height()));
    const bool fits = below.y() + popup->height() <= screen.bottom();
    const int y = fits ? below.y() : field->mapToGlobal(QPoint()).y() - popup->height();
    popup->move(
        std::clamp(below.x(), screen.left(), std::max(screen.left(), screen.right() - popup->width())), y);
    popup->show();
    content->setFocus(Qt::PopupFocusReason);
}

} // namespace relata
