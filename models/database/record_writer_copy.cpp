// Records with copies of another one's children: a part of RecordWriter.
#include "models/database/child_copy.h"
#include "models/database/connection.h"
#include "models/database/probe.h"
#include "models/database/record_writer.h"
#include "models/database/row_change.h"
#include "models/database/transaction.h"

namespace relata {

Result<ChangeOutcome> RecordWriter::insertWithChildren(const Change &insertion, const RecordKey &source,
                                                       const QList<Relationship> &relationships,
                                                       qsizetype limit) const
{
    ChangeOutcome outcome;
    const Table *table = writableTable(insertion.table);
    if (!table)
        return apply({insertion}); // which says so
    Transaction transaction(m_connection);
    if (auto begun = begin(transaction); !begun)
        return std::unexpected(begun.error());
    const auto original = TableRows(m_connection, *table).read(source);
    if (!original)
        return std::unexpected(original.error());
    if (!original->has_value())
        return ChangeOutcome{.done = {}, .records = {}, .errors = {{0, RowChange::gone()}}};
    // Read before anything is written: a copy may become a child of the original itself.
    QList<std::pair<Relationship, QList<ColumnValues>>> children;
    for (const Relationship &relationship : relationships) {
        const ChildCopy copy(m_connection, m_schema, relationship);
        const auto found = copy.childrenOf(**original, limit);
        if (!found && endsTransaction(found.error()))
            return std::unexpected(found.error());
        if (!found)
            return ChangeOutcome{.done = {}, .records = {}, .errors = {{0, copy.explain(found.error())}}};
        children.emplaceBack(relationship, *found);
    }
    if (auto applied = applyOne({insertion}, 0, outcome); !applied)
        return std::unexpected(applied.error());
    for (const auto &[relationship, rows] : std::as_const(children)) {
        const ChildCopy copy(m_connection, m_schema, relationship);
        for (const ColumnValues &row : rows) {
            if (!outcome.succeeded())
                break;
            if (auto added = addChild(copy, row, outcome); !added)
                return std::unexpected(added.error());
        }
    }
    outcome.records.resize(1);
    return end(transaction, std::move(outcome), 0);
}

Result<void> RecordWriter::addChild(const ChildCopy &copy, const ColumnValues &child,
                                    ChangeOutcome &outcome) const
{
    const auto change = copy.copy(child, outcome.done.constFirst().after);
    if (!change && endsTransaction(change.error()))
        return std::unexpected(change.error());
    if (!change) {
        outcome.errors << ChangeError{0, copy.explain(change.error())};
        return {};
    }
    if (auto applied = applyOne({*change}, 0, outcome); !applied)
        return applied;
    for (ChangeError &error : outcome.errors)
        error.error = copy.explain(error.error);
    return {};
}

} // namespace relata
