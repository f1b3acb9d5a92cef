#pragma once

#include <QtWidgets/QStyle>

namespace relata {

/// How ProgramStyle draws what stands around fields and buttons: bars, menus, titles of columns, the marks of
/// a tree. Each says whether it has drawn the element, or leaves it to Qt.
namespace ChromePainter {

bool paint(QPainter *painter, QStyle::PrimitiveElement element, const QStyleOption &option,
           const QWidget *widget);
bool paint(QPainter *painter, QStyle::ControlElement element, const QStyleOption &option, const QStyle &style,
           const QWidget *widget);

/// What a column's title needs.
QSize headerSize(const QStyleOption &option, const QSize &size, const QWidget *widget);

/// The colour of all lines that part one bar from the next.
QColor lineColor(const QPalette &palette);

} // namespace ChromePainter

} // namespace relata
