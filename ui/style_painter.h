#pragma once

#include <QtCore/Qt>

class QColor;
class QPainter;
class QPalette;
class QRect;
class QStyle;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionSlider;

namespace relata {

/// How the parts of ProgramStyle are drawn: what of it needs no style, only a place, a state and a palette.
namespace StylePainter {

/// The ground of a field that nothing can be typed into.
QColor restingField(const QPalette &palette);
/// Where something is typed or chosen; the edge says whether the keyboard is in it.
void paintField(QPainter *painter, const QStyleOption &option);
/// A button's ground. `isMain`: the one that Enter presses.
void paintButton(QPainter *painter, const QStyleOption &option, bool isMain);
/// The text and icon of a button where one reads from right to left: Qt 6.4 aligns the text to the wrong
/// edge.
void paintMirroredLabel(QPainter *painter, const QStyleOptionButton &button, const QStyle &style);
/// A tool's ground: none, until it is pointed at or held down.
void paintTool(QPainter *painter, const QStyleOption &option);
void paintCheckBox(QPainter *painter, const QStyleOption &option);
void paintRadioButton(QPainter *painter, const QStyleOption &option);
/// The line between groups of a menu.
void paintSeparator(QPainter *painter, const QStyleOption &option);
void paintFocus(QPainter *painter, const QStyleOption &option);
/// Two strokes that point somewhere, for lists and ways to scroll.
void paintArrow(QPainter *painter, const QStyleOption &option, Qt::ArrowType direction);
void paintScrollBar(QPainter *painter, const QStyleOptionSlider &option, const QRect &handle);

} // namespace StylePainter

} // namespace relata
