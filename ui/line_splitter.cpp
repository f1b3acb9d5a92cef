#include "ui/line_splitter.h"

#include "ui/record_table_look.h"

#include <QtGui/QPainter>

namespace relata {

namespace {

constexpr int HandleWidth = 5;

class LineHandle : public QSplitterHandle
{
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const QPoint middle = rect().center();
        const QRect line = orientation() == Qt::Horizontal ? QRect(middle.x(), 0, 1, height())
                                                           : QRect(0, middle.y(), width(), 1);
        QPainter(this).fillRect(line, RecordTableLook(palette(), false).headerLine);
    }
};

} // namespace

LineSplitter::LineSplitter(Qt::Orientation orientation, QWidget *parent)
    : QSplitter(orientation, parent)
{
    setHandleWidth(HandleWidth);
    setChildrenCollapsible(false);
}

/// QSplitter puts each widget below those before it, and the lowest is offered first.
void LineSplitter::putInReadingOrder()
{
    for (int i = count() - 1; i >= 0; --i)
        widget(i)->lower();
}

QSplitterHandle *LineSplitter::createHandle()
{
    return new LineHandle(orientation(), this);
}

} // namespace relata
