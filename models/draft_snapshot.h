#pragma once

#include "models/child_lines.h"

#include <QtCore/QDateTime>

namespace relata {

/// The children that were typed with a new record, as plain values.
struct LinesSnapshot
{
    Relationship relationship; ///< of it only what tells it from others
    QList<DraftFieldStates> lines;
};

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
    DraftFieldStates fields;            ///< what was typed or proposed
    ColumnValues original;              ///< of an existing record, values too large to be kept left out
    std::optional<LinesSnapshot> lines; ///< where something was typed in them

    static DraftSnapshot of(const RecordDraft &draft, const ChildLines *lines = nullptr);

    QByteArray toBytes() const;
    /// Null where the bytes are nothing of the kind.
    static std::optional<DraftSnapshot> fromBytes(const QByteArray &bytes);

    /// What was typed, by column, in the words of the person; of a value from a list its name.
    QMap<QString, QString> typedTexts() const;

    /// Whether the schema still has the tables in which it was typed.
    bool fits(const Schema &schema) const;
    /// The draft again, over the record as it is `now`; null where it does not fit.
    std::unique_ptr<RecordDraft> resumed(const SchemaPtr &schema, const std::optional<Record> &now) const;
    /// The lines again; null where there are none.
    std::unique_ptr<ChildLines> resumedLines(const SchemaPtr &schema) const;
    /// What the lines belong to their parent by; null where there are none, or it is there no more.
    std::optional<Relationship> linesIn(const Schema &schema) const;
    /// The parent with its relationship as the schema has it; null where there is none, or none any more.
    std::optional<ParentRecord> parentIn(const Schema &schema) const;
    /// Whether the record holds all that was typed.
    bool isIn(const Table &found, const Record &record) const;

private:
    Record recordFor(const Table &found, const std::optional<Record> &now) const;
};

} // namespace relata
