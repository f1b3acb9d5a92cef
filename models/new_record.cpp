#include "models/new_record.h"

#include "models/database/next_number.h"
#include "models/database/repository.h"

#include <algorithm>

namespace relata {

namespace {

/// Numbers that go away faster than this are not taken by people.
constexpr int MostTries = 5;

/// The columns whose numbers have been taken; none where something else is wrong too.
QStringList takenNumbers(const ChangeOutcome &outcome, const QStringList &renewable)
{
    QStringList columns;
    for (const ChangeError &wrong : outcome.errors) {
        const DatabaseError &error = wrong.error;
        const bool isOfLine = wrong.change > 0;
        if (isOfLine || error.kind != DatabaseError::Kind::Constraint || !renewable.contains(error.column))
            return {};
        columns.append(error.column);
    }
    return columns;
}

/// Puts the next free numbers in; false where there are no others.
Result<bool> renew(const RecordWriter &writer, const QStringList &columns, Change &insertion)
{
    for (const QString &column : columns) {
        const auto next = writer.nextFree(insertion.table, column);
        if (!next)
            return std::unexpected(next.error());
        if (next->isNull() || sameValue(*next, insertion.after.value(column)))
            return false;
        insertion.after.insert(column, *next);
    }
    return !columns.isEmpty();
}

} // namespace

QStringList numberedColumns(const Table &table)
{
    QStringList columns;
    for (const QStringList &unique : QList<QStringList>{table.primaryKey} + table.uniqueKeys) {
        const Column *column = unique.size() == 1 ? table.column(unique.constFirst()) : nullptr;
        const bool numbered =
            column && (column->kind == ValueKind::Text || column->kind == ValueKind::Integer);
        if (numbered && !column->identity && !column->generated)
            columns.append(column->name);
    }
    return columns;
}

Result<Beginning> beginning(Repository &repository, const Table &table)
{
    const RecordWriter writer = repository.writer();
    auto defaults = writer.defaults(table.name);
    if (!defaults)
        return std::unexpected(defaults.error());
    Beginning result{*defaults, {}};
    for (const QString &column : numberedColumns(table)) {
        auto next = writer.nextFree(table.name, column);
        if (!next)
            return std::unexpected(next.error());
        if (!next->isNull())
            result.proposals.insert(column, *next);
    }
    return result;
}

Value numberAfter(const Value &first, int steps)
{
    const auto shape = NumberShape::of(first.toString());
    if (!shape)
        return first;
    const QString text = shape->with(shape->number + qulonglong(steps));
    return first.typeId() == QMetaType::QString ? Value(text) : Value(text.toLongLong());
}

Result<ChangeOutcome> insertRenewing(Repository &repository, Change insertion, const QStringList &renewable,
                                     const CopiedChildren &children, const QList<Change> &lines)
{
    const RecordWriter writer = repository.writer();
    const auto write = [&] {
        return children.relationships.isEmpty()
                   ? writer.apply(QList<Change>{insertion} + lines)
                   : writer.insertWithChildren(insertion, children.source, children.relationships,
                                               CopiedChildren::Most);
    };
    auto outcome = write();
    for (int tries = 1; tries < MostTries && outcome && !outcome->succeeded(); ++tries) {
        const auto renewed = renew(writer, takenNumbers(*outcome, renewable), insertion);
        if (!renewed)
            return std::unexpected(renewed.error());
        if (!*renewed)
            break;
        outcome = write();
    }
    return outcome;
}

} // namespace relata
