#pragma once

#include "models/database/record_query.h"

#include <QtCore/QMap>

#include <memory>
#include <optional>

namespace relata {

/// What was typed to filter the rows by one column, and what it means. A plain value.
struct FilterEntry
{
    QString text;
    QList<ColumnFilter> conditions;
    QString error; ///< why the text means nothing; empty where it does

    bool operator==(const FilterEntry &) const = default;
};

using FilterEntries = QMap<QString, FilterEntry>; ///< by column

/// Where somebody is in one pane: which rows in which order, which of them is current, and how far the rows
/// are scrolled. A plain value.
struct PanePlace
{
    RecordQuery query;
    FilterEntries filters; ///< what was typed to make query.filters
    QString parentLabel;   ///< what query.parent is called
    RecordKey current;     ///< empty: the first record, or, of rows without a key, `row`
    QString currentLabel;  ///< what that record is called
    int row = -1;          ///< where it was, should it be gone
    int topRow = -1;       ///< the first row in sight; -1: nobody has been there yet
    int column = -1;       ///< where the keyboard was in the row

    bool operator==(const PanePlace &) const = default;

    /// Whether the rows are to be in this very order: else in the one in which they were seen last.
    bool isKnown() const { return topRow >= 0; }
};

/// Where somebody is in the window: the master, what is beside it, and the place from which one went down to
/// here, which has one above it in turn. A plain value.
struct Place
{
    PanePlace master;
    Relationship tab;                ///< that was chosen; empty: the first one
    bool details = false;            ///< whether the record itself was shown beside
    std::optional<PanePlace> detail; ///< the children that were shown; with no table, only `current` counts
    bool inDetail = false;           ///< where the keyboard was
    std::shared_ptr<const Place> above; ///< null: all records of the table, or a search through them
};

} // namespace relata
