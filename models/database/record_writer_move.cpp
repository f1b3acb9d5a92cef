// Children that go to another parent before theirs is deleted: a part of RecordWriter.
#include "models/database/connection.h"
#include "models/database/dependents.h"
#include "models/database/record_writer.h"
#include "models/database/row_change.h"
#include "models/database/transaction.h"

#include <QtCore/QCoreApplication>

namespace relata {

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(RecordWriter)
};

ChangeOutcome refused(const DatabaseError &error)
{
    return {.done = {}, .records = {}, .errors = {{0, error}}};
}

Result<QList<ColumnValues>> readLocked(Connection &connection, const Table &table, const QStringList &columns,
                                       const QList<QVariantList> &tuples)
{
    const TableRows rows(connection, table);
    QList<ColumnValues> all;
    for (qsizetype at = 0; at < tuples.size(); at += TuplesPerStatement) {
        const auto some =
            rows.readLocked(ChangeStatement::isOneOf(columns, tuples.mid(at, TuplesPerStatement)));
        if (!some)
            return some;
        all += *some;
    }
    return all;
}

/// The changes that give the children of some parents to another one.
Result<QList<Change>> childMoves(Connection &connection, const Table &child, const Relationship &relationship,
                                 const QList<ColumnValues> &parents, const ColumnValues &target)
{
    const auto children =
        readLocked(connection, child, relationship.childColumns, referenceValues(relationship, parents));
    if (!children)
        return std::unexpected(children.error());
    const TableRows rows(connection, child);
    ColumnValues after;
    for (qsizetype i = 0; i < relationship.childColumns.size(); ++i)
        after.insert(relationship.childColumns.at(i), target.value(relationship.parentColumns.at(i)));
    QList<Change> moves;
    moves.reserve(children->size());
    for (const ColumnValues &row : *children) {
        ColumnValues before;
        for (const QString &column : relationship.childColumns)
            before.insert(column, row.value(column));
        moves << Change::update(child.name, rows.keyOf(row), before, after);
    }
    return moves;
}

} // namespace

Result<ChangeOutcome> RecordWriter::removeMoving(const TableName &name, const QList<RecordKey> &keys,
                                                 const RecordKey &target, const Progress &progress) const
{
    const Table *table = writableTable(name);
    if (!table)
        return remove(name, keys, false); // which says so
    if (keys.contains(target))
        return refused({DatabaseError::Kind::Constraint,
                        Messages::tr("What is deleted cannot be given anything: choose another record."),
                        {},
                        {}});
    Transaction transaction(m_connection);
    if (auto begun = begin(transaction); !begun)
        return std::unexpected(begun.error());
    ChangeOutcome outcome;
    if (auto moved = moveChildren(*table, keys, target, outcome, progress); !moved)
        return std::unexpected(moved.error());
    if (outcome.succeeded()) {
        if (auto removed = removeRows(*table, keys, {}, false, 0, outcome); !removed)
            return std::unexpected(removed.error());
    }
    outcome.records = QList<Record>(keys.size());
    return end(transaction, std::move(outcome), 0);
}

Result<void> RecordWriter::moveChildren(const Table &table, const QList<RecordKey> &keys,
                                        const RecordKey &target, ChangeOutcome &outcome,
                                        const Progress &progress) const
{
    QList<QVariantList> tuples;
    for (const RecordKey &key : keys)
        tuples << key.values();
    const auto parents = readLocked(m_connection, table, table.key, tuples);
    const auto heir = TableRows(m_connection, table).read(target);
    if (!parents || !heir)
        return std::unexpected(parents ? heir.error() : parents.error());
    if (!heir->has_value()) {
        outcome.errors << ChangeError{0, RowChange::gone()};
        return {};
    }
    QList<Change> moves;
    for (const Relationship &relationship : m_schema.childrenOf(table.name)) {
        const Table *child = m_schema.table(relationship.childTable);
        const auto found = child && child->isWritable()
                               ? childMoves(m_connection, *child, relationship, *parents, **heir)
                               : QList<Change>();
        if (!found)
            return std::unexpected(found.error());
        moves += *found;
    }
    const auto goesOn = [&](qint64 done, qint64 all) {
        return outcome.succeeded() && (!progress || progress(done, all));
    };
    const auto applied = applyAll(moves, outcome, goesOn);
    return outcome.succeeded() ? applied : Result<void>(); // one that cannot be moved is enough
}

} // namespace relata
