#pragma once

#include "models/database/database_error.h"
#include "models/database/record.h"
#include "models/database/schema.h"

namespace relata {

/// The row that an earlier insert of the same list makes: whose key a new child will hold.
struct InsertedParent
{
    qsizetype change = 0;      ///< its index in the list
    QStringList columns;       ///< of the child
    QStringList parentColumns; ///< whose values they take

    bool operator==(const InsertedParent &) const = default;
};

/// One insert, update or delete, with the values before and after. Asked for, it says what to do; as
/// RecordWriter returns it, it says what was done, and its inverse() takes exactly that back.
struct Change
{
    enum class Kind
    {
        Insert,
        Update,
        Delete
    };

    Kind kind = Kind::Insert;
    TableName table;
    RecordKey key;       ///< of the row; for an insert known when it is done
    RecordKey keyAfter;  ///< differs from `key` where an update changes it
    ColumnValues before; ///< update: the columns it changes; delete, when done: the whole row
    ColumnValues
        after; ///< update: the columns it changes; insert: the columns given, when done the whole row
    std::optional<InsertedParent> parent; ///< of an insert that is asked for

    bool operator==(const Change &other) const;

    Change inverse() const;

    static Change insertion(TableName table, ColumnValues values);
    /// `values` without the columns of the parent's key, which is not known yet.
    static Change childInsertion(TableName table, ColumnValues values, InsertedParent parent);
    static Change update(TableName table, const RecordKey &key, ColumnValues before, ColumnValues after);
    static Change deletion(TableName table, RecordKey key, ColumnValues before);
};

/// The one that a person would name the changes by: what came back or was added first, else what went last,
/// behind all that depended on it, else what was changed first. There has to be one.
const Change &leadingChange(const QList<Change> &done);

/// An error and the change (its index in the list that was asked for) that it belongs to.
struct ChangeError
{
    qsizetype change = 0;
    DatabaseError error;
};

/// What became of a list of changes. Either all were done, or none: then there is at least one error.
struct ChangeOutcome
{
    QList<Change> done; ///< as they came out of the database, cascades included, in the order they were done
    QList<Record> records; ///< for each change asked for, the row as it is now; an empty record for a delete
    QList<ChangeError> errors; ///< all of them at once, not the first alone

    bool succeeded() const { return errors.isEmpty(); }
};

} // namespace relata
