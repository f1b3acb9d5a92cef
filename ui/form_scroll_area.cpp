#include "ui/form_scroll_area.h"

#include "ui/form_cell.h"

#include <QtGui/QResizeEvent>
#include <QtWidgets/QApplication>

#include <algorithm>

namespace relata {

FormScrollArea::FormScrollArea(QWidget *fields, QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    // The window's background, not the white of lists.
    viewport()->setAutoFillBackground(false);
    setWidget(fields);
    fields->installEventFilter(this);
    fields->setAutoFillBackground(false);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

FormScrollArea::~FormScrollArea()
{
    disconnect(qApp, nullptr, this, nullptr); // its fields are destroyed after this, and lose the focus
}

QSize FormScrollArea::sizeHint() const
{
    if (!widget())
        return QScrollArea::sizeHint();
    const int across = std::max(viewport()->width(), widget()->minimumSizeHint().width());
    const QSize plain = widget()->sizeHint();
    return {plain.width(), widget()->hasHeightForWidth() ? widget()->heightForWidth(across) : plain.height()};
}

QSize FormScrollArea::minimumSizeHint() const
{
    constexpr int LinesInView = 6; // two rows of fields, of which none is cut
    const int height = std::min(sizeHint().height(), LinesInView * fontMetrics().lineSpacing());
    return {widget() ? widget()->minimumSizeHint().width() : 0, height};
}

bool FormScrollArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        // A field that has grown while somebody types in it; once it has its new place.
        QMetaObject::invokeMethod(
            this, [this] { follow(QApplication::focusWidget()); }, Qt::QueuedConnection);
    }
    return QScrollArea::eventFilter(watched, event);
}

void FormScrollArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
    follow(QApplication::focusWidget());
}

/// With its label and what is wrong about it; what holds several fields is not one.
void FormScrollArea::follow(QWidget *focused)
{
    if (!focused || !widget() || !widget()->isAncestorOf(focused))
        return;
    while (focused->parentWidget() != widget() && !qobject_cast<FormCell *>(focused))
        focused = focused->parentWidget();
    ensureWidgetVisible(focused, 0, 0);
}

} // namespace relata
