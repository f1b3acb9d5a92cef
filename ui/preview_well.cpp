#include "ui/preview_well.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace relata {

PreviewWell::PreviewWell(QWidget *parent)
    : QLabel(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAlignment(Qt::AlignCenter);
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::PlaceholderText);
    setTextFormat(Qt::PlainText);
    setMargin(4);
}

void PreviewWell::show(const QImage &image, const QString &words)
{
    if (image.isNull()) {
        setText(words);
        return;
    }
    QImage sharp = image;
    sharp.setDevicePixelRatio(devicePixelRatioF());
    setPixmap(QPixmap::fromImage(sharp));
}

void PreviewWell::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = hasFocus() ? 2 : 1;
    const qreal inset = width / 2;
    painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid), width));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 3, 3);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace relata
