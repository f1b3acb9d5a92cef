#include "ui/leading_text.h"

#include <QtCore/QEvent>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>

namespace relata {

namespace {

/// What is aligned to the other end, or to the middle, is meant so.
template <typename Widget>
void align(Widget *widget)
{
    const Qt::Alignment across = widget->alignment() & Qt::AlignHorizontal_Mask;
    const Qt::Alignment rest = widget->alignment() & ~Qt::AlignHorizontal_Mask;
    constexpr Qt::Alignment Turned = Qt::AlignRight | Qt::AlignAbsolute;
    if (widget->isRightToLeft() && across == Qt::AlignLeft)
        widget->setAlignment(Turned | rest);
    else if (!widget->isRightToLeft() && across == Turned)
        widget->setAlignment(Qt::AlignLeft | rest);
}

void alignText(QObject *object)
{
    if (auto *label = qobject_cast<QLabel *>(object))
        align(label);
    else if (auto *field = qobject_cast<QLineEdit *>(object))
        align(field);
}

} // namespace

LeadingText::LeadingText(QObject *parent)
    : QObject(parent)
{
}

void LeadingText::watch(QWidget *widget)
{
    if (!qobject_cast<QLabel *>(widget) && !qobject_cast<QLineEdit *>(widget))
        return;
    alignText(widget);
    widget->installEventFilter(this);
}

bool LeadingText::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        alignText(watched);
    return QObject::eventFilter(watched, event);
}

} // namespace relata
