#pragma once

#include "models/database/schema.h"
#include "models/database/value.h"

#include <QtCore/QDate>
#include <QtCore/QLocale>

#include <expected>

namespace relata {

/// The value that a person means by a typed text, in the form in which the database takes it: decimals as
/// digits and never through a double, dates and times as ISO text, text exactly as typed. No text is null,
/// or '' where the column is declared NOT NULL DEFAULT ''. The error is a sentence for the person. For every
/// thread.
std::expected<Value, QString> parseText(const Column &column, const QString &text, const QLocale &locale,
                                        QDate today);

} // namespace relata
