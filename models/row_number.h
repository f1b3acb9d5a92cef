#pragma once

#include <QtCore/QString>

#include <optional>

namespace relata {

/// A row as a person counts it, from 1 on: digits of every script, with or without any kind of group
/// separators. Nothing where the text is no such number. A pure function, for every thread.
std::optional<qint64> readRowNumber(const QString &text);

} // namespace relata
