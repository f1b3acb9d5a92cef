#pragma once

#include "models/match_ranges.h"

#include <QtCore/Qt>

class QPainter;
class QPalette;
class QRectF;

namespace relata {

/// One line of text in the painter's font and pen, cut where the room ends, with the stretches that a search
/// has found marked behind it. What was found in a part that is cut off marks the ellipsis. Returns the
/// width.
qreal drawMarkedText(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text,
                     const MatchRanges &matches, const QPalette &palette);

} // namespace relata
