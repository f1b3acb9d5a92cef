#include "models/database/row_change.h"

#include "models/database/connection.h"
#include "models/database/label.h"
#include "models/database/probe.h"
#include "models/database/sql_dialect.h"
#include "models/database/stored_value.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(RowChange)
};

RowChange::Outcome failed(const QList<DatabaseError> &errors)
{
    return {.done = {}, .record = {}, .errors = errors};
}

/// What an update changes. It may also name columns that have to be as they were, and stay so: another record
/// with the same key is told by them.
ColumnValues changed(const Change &change)
{
    ColumnValues values = change.after;
    for (const auto &[column, value] : change.before.asKeyValueRange()) {
        if (values.contains(column) && sameValue(values.value(column), value))
            values.remove(column);
    }
    return values;
}

bool holds(const ColumnValues &row, const ColumnValues &values)
{
    return std::ranges::all_of(values.keys(), [&](const QString &column) {
        return sameValue(values.value(column), row.value(column));
    });
}

DatabaseError notKept()
{
    return {DatabaseError::Kind::Constraint,
            Messages::tr("The database did not keep the record: a rule of its own took it away."),
            {},
            {}};
}

} // namespace

RowChange::RowChange(Connection &connection, const Table &table, const QList<Change> &pending)
    : m_connection(connection)
    , m_table(table)
    , m_rows(connection, table)
    , m_check(connection, m_rows, pending)
    , m_savepoint(connection)
{
}

DatabaseError RowChange::gone()
{
    return {
        DatabaseError::Kind::Conflict, Messages::tr("Somebody else deleted this record meanwhile."), {}, {}};
}

DatabaseError RowChange::changedMeanwhile()
{
    return {
        DatabaseError::Kind::Conflict, Messages::tr("Somebody else changed this record meanwhile."), {}, {}};
}

DatabaseError RowChange::notAllowed()
{
    return {DatabaseError::Kind::Permission,
            Messages::tr("You do not have the right to change this record."),
            {},
            {}};
}

Result<RowChange::Outcome> RowChange::apply(const Change &change)
{
    if (auto begun = m_savepoint.begin(); !begun)
        return std::unexpected(begun.error());
    auto outcome = change.kind == Change::Kind::Insert ? insert(change) : update(change);
    if (!outcome)
        return outcome;
    const bool isDone = outcome->errors.isEmpty();
    const auto ended = isDone ? m_savepoint.release() : m_savepoint.rollBack();
    // A rule of the database can give up the whole transaction (SQLite's RAISE(ROLLBACK)): nothing follows.
    if (!ended)
        return std::unexpected(isDone ? ended.error() : outcome->errors.constFirst());
    return outcome;
}

/// What a statement may name: no generated column, and an identity only with a value.
ColumnValues RowChange::writable(const ColumnValues &values) const
{
    ColumnValues result;
    for (const auto &[name, value] : values.asKeyValueRange()) {
        const Column *column = m_table.column(name);
        if (!column || !(column->generated || (column->identity && value.isNull())))
            result.insert(name, value);
    }
    return result;
}

Result<RowChange::Outcome> RowChange::insert(const Change &change)
{
    const ColumnValues typed = writable(change.after);
    const auto found = m_check.ofInsert(typed);
    if (!found)
        return std::unexpected(found.error());
    if (!found->broken.isEmpty())
        return failed(found->required + found->broken);
    const auto stored = m_rows.insert(typed);
    if (!stored)
        return refused(stored.error(), found->required, typed);
    if (!stored->has_value())
        return failed({notKept()});
    Change done = Change::insertion(m_table.name, {});
    done.key = done.keyAfter = m_rows.keyOf(**stored);
    return finish(std::move(done), typed, **stored);
}

Result<RowChange::Outcome> RowChange::update(const Change &change)
{
    const auto row = m_rows.read(change.key);
    if (!row)
        return refused(row.error(), {}, {});
    if (!row->has_value())
        return failed({gone()});
    const ColumnValues typed = writable(changed(change));
    const auto found = m_check.ofUpdate(**row, typed);
    if (!found)
        return std::unexpected(found.error());
    if (!found->broken.isEmpty())
        return failed(found->required + found->broken);

    Change done = Change::update(m_table.name, change.key, {}, typed);
    for (const QString &column : change.before.keys() + typed.keys())
        done.before.insert(column, (*row)->value(column));
    if (typed.isEmpty())
        return holds(**row, change.before) ? finish(std::move(done), typed, **row)
                                           : failed({conflict(change.before, **row)});
    const auto stored = m_rows.update(change.key, change.before, typed);
    if (!stored)
        return refused(stored.error(), found->required, typed);
    if (!stored->has_value())
        return notWritten(change);
    done.keyAfter = m_rows.keyOf(**stored);
    return finish(std::move(done), typed, **stored);
}

/// No row was as the statement wanted it: changed since it was read, gone, or kept from us by the server.
Result<RowChange::Outcome> RowChange::notWritten(const Change &change)
{
    const auto row = m_rows.read(change.key);
    if (!row)
        return refused(row.error(), {}, {});
    if (!row->has_value())
        return failed({gone()});
    return failed(
        {holds(**row, change.before) && m_table.securesRows ? notAllowed() : conflict(change.before, **row)});
}

/// The row is written; `stored` is how the statement returned it, before any AFTER trigger.
Result<RowChange::Outcome> RowChange::finish(Change done, const ColumnValues &typed,
                                             const ColumnValues &stored)
{
    const auto errors = lost(typed, stored);
    if (!errors)
        return std::unexpected(errors.error());
    if (!errors->isEmpty())
        return failed(*errors);
    const auto row = m_rows.read(done.keyAfter);
    if (!row)
        return refused(row.error(), {}, {});
    if (!row->has_value())
        return failed({notKept()});
    if (done.kind == Change::Kind::Insert)
        done.after = **row;
    for (const QString &column : done.before.keys())
        done.after.insert(column, (*row)->value(column));
    return Outcome{.done = std::move(done), .record = m_rows.recordOf(**row), .errors = {}};
}

/// Columns that could not hold what was typed.
Result<QList<DatabaseError>> RowChange::lost(const ColumnValues &typed, const ColumnValues &stored)
{
    QStringList columns;
    QList<Statement> questions;
    for (const auto &[name, value] : typed.asKeyValueRange()) {
        const Column *column = m_table.column(name);
        if (!column || isSameMeaning(value, stored.value(name), *column))
            continue;
        columns << name;
        questions << m_connection.dialect().keepsValue(value, *column);
    }
    const auto kept = evaluate(m_connection, questions);
    if (!kept)
        return std::unexpected(kept.error());
    QList<DatabaseError> errors;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (kept->at(i) && kept->at(i)->toBool())
            continue;
        const QString message = Messages::tr("%1 cannot be stored as typed: it would become %2.");
        const QString value = stored.value(columns.at(i)).toString();
        errors << DatabaseError{DatabaseError::Kind::Constraint,
                                message.arg(readableName(columns.at(i)), value),
                                columns.at(i),
                                {}};
    }
    return errors;
}

/// The database's own refusal; what was found missing before explains it better.
Result<RowChange::Outcome> RowChange::refused(const DatabaseError &error,
                                              const QList<DatabaseError> &required, const ColumnValues &typed)
{
    if (endsTransaction(error))
        return std::unexpected(error);
    if (!required.isEmpty())
        return failed(required);
    auto placed = onItsColumn(error, typed);
    if (!placed)
        return std::unexpected(placed.error());
    return failed({*placed});
}

/// PostgreSQL does not say which column it could not put a value into: the one whose type refuses it alone.
Result<DatabaseError> RowChange::onItsColumn(DatabaseError error, const ColumnValues &typed)
{
    if (error.kind != DatabaseError::Kind::Constraint || !error.column.isEmpty())
        return error;
    // The failed statement has to be taken back before anything can be asked.
    if (auto back = m_savepoint.rollBack(); !back)
        return error;
    QList<const Column *> columns;
    QList<Statement> questions;
    for (const auto &[name, value] : typed.asKeyValueRange()) {
        const Column *column = m_table.column(name);
        if (column && !value.isNull()) {
            columns << column;
            questions << m_connection.dialect().keepsValue(value, *column);
        }
    }
    const auto answers = evaluate(m_connection, questions);
    if (!answers)
        return std::unexpected(answers.error());
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const Column &column = *columns.at(i);
        const bool tooLong =
            column.lengthLimit && typed.value(column.name).toString().toUcs4().size() > *column.lengthLimit;
        if (tooLong)
            error.message = Messages::tr("%1 must be at most %2 characters.")
                                .arg(readableName(column.name))
                                .arg(*column.lengthLimit);
        if (tooLong || !answers->at(i)) {
            error.column = column.name;
            break;
        }
    }
    return error;
}

DatabaseError RowChange::conflict(const ColumnValues &expected, const ColumnValues &row) const
{
    DatabaseError error = changedMeanwhile();
    QStringList changed;
    for (const auto &[name, value] : expected.asKeyValueRange()) {
        if (m_table.column(name) && !sameValue(value, row.value(name)))
            changed << name;
    }
    if (changed.size() == 1)
        error.column = changed.constFirst();
    return error;
}

} // namespace relata
