#pragma once

#include "models/record_columns.h"

#include <QtCore/QStringList>

#include <expected>

namespace relata {

/// Lines of values between tabs, as spreadsheets put them on the clipboard: a value in quotes may hold tabs,
/// line breaks and doubled quotes. Empty lines at the end are left out. For every thread.
QList<QStringList> pastedCells(const QString &text);

/// Rows from the clipboard laid over the columns of a table.
struct PastedRecords
{
    static constexpr qsizetype MaxRecords = 5'000; ///< more are a file's business, not a clipboard's

    QStringList columns;     ///< of the table, in the clipboard's order
    QList<QStringList> rows; ///< one text for each of `columns`

    /// With titles in its first line, whose cells then say which columns they are (those that cannot be
    /// typed are left out); else the cells are those of `typed`, in that order. The error is a sentence.
    static std::expected<PastedRecords, QString> from(const QString &text, const RecordColumns &shown,
                                                      const QStringList &typed);
};

} // namespace relata
