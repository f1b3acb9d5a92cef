#pragma once

#include <QtCore/QString>

namespace relata {

class RecordColumns;
struct Record;

/// A record on a small card, as the rich text of a tool tip: what it is called, and its first few values.
QString recordCard(const RecordColumns &columns, const Record &record);

} // namespace relata
