#pragma once

#include "models/record_draft.h"

#include <QtCore/QDateTime>

namespace relata {

/// A draft at one moment as a plain value: what was typed, and what stood there before, so that saving after
/// a restart finds out what others have changed since. It can be written to a file and read again by later
/// versions. For every thread.
struct DraftSnapshot
{
    QString title; ///< "Order 12345"
    TableName table;
    bool isNew = false;
    RecordKey key;                      ///< of an existing record
    std::optional<ParentRecord> parent; ///< of a new one
    QString parentLabel;
    RecordKey source;    ///< of a duplicate: the record that it was made from
    bool saving = false; ///< its change was on its way into the database, and may be there
    QDateTime typed;
    QMap<QString, DraftFieldState> fields; ///< by column: what was typed or proposed
    ColumnValues original;                 ///< of an existing record, values too large to be kept left out

    static DraftSnapshot of(const RecordDraft &draft);

    QByteArray toBytes() const;
    /// Null where the bytes are nothing of the kind.
    static std::optional<DraftSnapshot> fromBytes(const QByteArray &bytes);

    /// What was typed, by column, in the words of the person; of a value from a list its name.
    QMap<QString, QString> typedTexts() const;

    /// The draft again, over the record as it is `now`; null where there is no such table any more.
    std::unique_ptr<RecordDraft> resumed(const SchemaPtr &schema, const std::optional<Record> &now) const;
    /// The parent with its relationship as the schema has it; null where there is none, or none any more.
    std::optional<ParentRecord> parentIn(const Schema &schema) const;
    /// Whether the record holds all that was typed.
    bool isIn(const Table &found, const Record &record) const;

private:
    Record recordFor(const Table &found, const std::optional<Record> &now) const;
};

} // namespace relata
