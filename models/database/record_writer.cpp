#include "models/database/record_writer.h"

#include "models/database/cascade.h"
#include "models/database/change_run.h"
#include "models/database/column_defaults.h"
#include "models/database/commit_lookup.h"
#include "models/database/connection.h"
#include "models/database/dependents.h"
#include "models/database/next_number.h"
#include "models/database/probe.h"
#include "models/database/row_change.h"
#include "models/database/savepoint.h"
#include "models/database/sql_dialect.h"
#include "models/database/transaction.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(RecordWriter)
};

void addErrors(ChangeOutcome &outcome, qsizetype change, const QList<DatabaseError> &errors)
{
    for (const DatabaseError &error : errors)
        outcome.errors << ChangeError{change, error};
}

DatabaseError notWritable(const TableName &table)
{
    return {DatabaseError::Kind::Permission,
            Messages::tr("The records of %1 cannot be changed.").arg(table.name),
            {},
            {}};
}

/// The change with the key of the row that its parent has become; without it where that could not be
/// inserted.
Change withParentsKey(const Change &change, const Schema &schema, const QList<Change> &changes,
                      const ChangeOutcome &outcome)
{
    if (!change.parent)
        return change;
    const auto &[index, columns, parentColumns] = *change.parent;
    const Table *table = schema.table(changes.at(index).table);
    const QVariantList &values = outcome.records.at(index).values;
    Change complete = change;
    for (qsizetype i = 0; table && !values.isEmpty() && i < columns.size(); ++i)
        complete.after.insert(columns.at(i), values.value(table->indexOf(parentColumns.at(i))));
    return complete;
}

bool isOrphan(const Change &change)
{
    return change.parent && !change.after.contains(change.parent->columns.value(0));
}

} // namespace

RecordWriter::RecordWriter(Connection &connection, const Schema &schema)
    : m_connection(connection)
    , m_schema(schema)
{
}

const Table *RecordWriter::writableTable(const TableName &name) const
{
    const Table *table = m_schema.table(name);
    return table && table->isWritable() ? table : nullptr;
}

Result<void> RecordWriter::begin(Transaction &transaction) const
{
    if (auto begun = transaction.begin(Transaction::Mode::Write); !begun)
        return begun;
    return m_connection.executeWithNext(m_connection.dialect().deferConstraints());
}

/// Commits what has no errors. What the database checks at the end only is an error of the last change.
Result<ChangeOutcome> RecordWriter::end(Transaction &transaction, ChangeOutcome outcome, qsizetype last) const
{
    if (outcome.succeeded()) {
        const auto mark = CommitMark::take(m_connection);
        if (!mark)
            return std::unexpected(mark.error());
        const auto committed = transaction.commit();
        if (committed)
            return outcome;
        if (committed.error().kind == DatabaseError::Kind::ConnectionLost && !m_connection.isOpen())
            return lookUp(*mark, std::move(outcome), committed.error());
        if (endsTransaction(committed.error()))
            return std::unexpected(committed.error());
        addErrors(outcome, last, {committed.error()});
    }
    outcome.done.clear();
    outcome.records.clear();
    return outcome;
}

/// The answer of the COMMIT was lost: it is neither repeated nor called failed before it is known to have.
Result<ChangeOutcome> RecordWriter::lookUp(const CommitMark &mark, ChangeOutcome outcome,
                                           const DatabaseError &lost) const
{
    if (m_connection.dialect().commitStatus().isEmpty())
        return std::unexpected(lost);
    const auto committed = CommitLookup(m_connection, m_schema, mark).wasCommitted(outcome.done);
    if (!committed)
        return std::unexpected(committed.error());
    if (*committed)
        return outcome;
    m_connection.forgetSentCommit();
    return std::unexpected(lost);
}

Result<ChangeOutcome> RecordWriter::apply(const QList<Change> &changes) const
{
    Transaction transaction(m_connection);
    if (auto begun = begin(transaction); !begun)
        return std::unexpected(begun.error());
    ChangeOutcome outcome;
    if (auto applied = applyAll(changes, outcome); !applied)
        return std::unexpected(applied.error());
    return end(transaction, std::move(outcome), changes.size() - 1);
}

Result<void> RecordWriter::applyAll(const QList<Change> &changes, ChangeOutcome &outcome,
                                    const Progress &progress) const
{
    for (qsizetype i = 0; i < changes.size();) {
        if (progress && !progress(i, changes.size()))
            return std::unexpected(DatabaseError::cancelled());
        const auto together = applyTogether(changes, i, outcome);
        if (!together)
            return std::unexpected(together.error());
        if (*together == 0) {
            if (auto applied = applyOne(changes, i, outcome); !applied)
                return applied;
        }
        i += std::max<qsizetype>(*together, 1);
    }
    return {};
}

/// As many changes as are alike, from one on; each by itself where that does not work, which says what is
/// wrong. 0 where it is not worth while.
Result<qsizetype> RecordWriter::applyTogether(const QList<Change> &changes, qsizetype first,
                                              ChangeOutcome &outcome) const
{
    const Table *table = writableTable(changes.at(first).table);
    const qsizetype alike = table ? ChangeRun(m_connection, *table).length(changes, first) : 0;
    if (alike == 0)
        return 0;
    const auto done = ChangeRun(m_connection, *table).apply(changes.mid(first, alike));
    if (!done)
        return std::unexpected(done.error());
    for (const RowChange::Outcome &one : done->value_or(QList<RowChange::Outcome>())) {
        outcome.done << one.done;
        outcome.records << one.record;
    }
    for (qsizetype i = first; !done->has_value() && i < first + alike; ++i) {
        if (auto applied = applyOne(changes, i, outcome); !applied)
            return std::unexpected(applied.error());
    }
    return alike;
}

Result<void> RecordWriter::applyOne(const QList<Change> &changes, qsizetype index,
                                    ChangeOutcome &outcome) const
{
    const Change change = withParentsKey(changes.at(index), m_schema, changes, outcome);
    const Table *table = writableTable(change.table);
    if (!table) {
        addErrors(outcome, index, {notWritable(change.table)});
        outcome.records << Record();
        return {};
    }
    if (change.kind == Change::Kind::Delete) {
        outcome.records << Record();
        return removeRows(*table, {change.key}, change.before, false, index, outcome);
    }
    auto written = RowChange(m_connection, *table, changes).apply(change);
    if (!written)
        return std::unexpected(written.error());
    if (written->errors.isEmpty())
        outcome.done << written->done;
    if (isOrphan(change)) // what is wrong with its parent is said there
        written->errors.removeIf(
            [&](const DatabaseError &error) { return change.parent->columns.contains(error.column); });
    addErrors(outcome, index, written->errors);
    outcome.records << written->record;
    return {};
}

Result<ChangeOutcome> RecordWriter::remove(const TableName &name, const QList<RecordKey> &keys,
                                           bool withDependents, const Progress &progress) const
{
    ChangeOutcome outcome;
    const Table *table = writableTable(name);
    if (!table) {
        addErrors(outcome, 0, {notWritable(name)});
        return outcome;
    }
    Transaction transaction(m_connection);
    if (auto begun = begin(transaction); !begun)
        return std::unexpected(begun.error());
    if (auto removed = removeRows(*table, keys, {}, withDependents, 0, outcome, progress); !removed)
        return std::unexpected(removed.error());
    outcome.records.resize(keys.size());
    return end(transaction, std::move(outcome), 0);
}

/// Deletes rows in a savepoint, so that after an error of this the changes behind it can still be tried.
Result<void> RecordWriter::removeRows(const Table &table, const QList<RecordKey> &keys,
                                      const ColumnValues &before, bool withDependents, qsizetype index,
                                      ChangeOutcome &outcome, const Progress &progress) const
{
    Savepoint savepoint(m_connection);
    if (auto begun = savepoint.begin(); !begun)
        return begun;
    auto done = deletion(table, keys, before, withDependents, progress);
    if (!done)
        return std::unexpected(done.error());
    addErrors(outcome, index, done->errors);
    outcome.done += done->changes;
    const auto ended = done->errors.isEmpty() ? savepoint.release() : savepoint.rollBack();
    if (!ended)
        return std::unexpected(done->errors.isEmpty() ? ended.error() : done->errors.constFirst());
    return {};
}

Result<RecordWriter::Deletion> RecordWriter::deletion(const Table &table, const QList<RecordKey> &keys,
                                                      const ColumnValues &before, bool withDependents,
                                                      const Progress &progress) const
{
    const auto failed = [](const DatabaseError &error) -> Result<Deletion> {
        if (endsTransaction(error))
            return std::unexpected(error);
        return Deletion{.changes = {}, .errors = {error}};
    };
    Cascade cascade(m_connection, m_schema, withDependents);
    const auto roots = cascade.addRoots(table, keys, before);
    if (!roots)
        return failed(roots.error());
    if (*roots < keys.size())
        return missing(table, keys, before);
    if (auto collected = cascade.collect(); !collected)
        return failed(collected.error());
    const auto blocking = cascade.blocking();
    if (!blocking)
        return failed(blocking.error());
    if (!blocking->isEmpty())
        return Deletion{.changes = {}, .errors = *blocking};
    const auto changes = cascade.execute(progress);
    if (!changes)
        return failed(changes.error());
    return Deletion{.changes = *changes, .errors = {}};
}

/// Not all rows are as they were read: are they still there at all?
Result<RecordWriter::Deletion> RecordWriter::missing(const Table &table, const QList<RecordKey> &keys,
                                                     const ColumnValues &before) const
{
    const TableRows rows(m_connection, table);
    for (const RecordKey &key : keys) {
        const auto row = rows.read(key);
        if (!row)
            return std::unexpected(row.error());
        if (!row->has_value())
            return Deletion{.changes = {}, .errors = {RowChange::gone()}};
    }
    const DatabaseError why =
        table.securesRows && before.isEmpty() ? RowChange::notAllowed() : RowChange::changedMeanwhile();
    return Deletion{.changes = {}, .errors = {why}};
}

Result<QList<Dependents>> RecordWriter::dependents(const TableName &name, const QList<RecordKey> &keys,
                                                   qint64 limit) const
{
    return countDependents(m_connection, m_schema, name, keys, limit);
}

Result<Value> RecordWriter::nextFree(const TableName &name, const QString &columnName) const
{
    const Table *table = m_schema.table(name);
    const Column *column = table ? table->column(columnName) : nullptr;
    return column ? NextNumber(m_connection, *table, *column).find() : Result<Value>(Value());
}

Result<ColumnValues> RecordWriter::defaults(const TableName &name) const
{
    const Table *table = m_schema.table(name);
    return table ? columnDefaults(m_connection, *table) : Result<ColumnValues>(ColumnValues());
}

} // namespace relata
