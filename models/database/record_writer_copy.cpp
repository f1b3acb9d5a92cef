// Records with copies of another one's children: a part of RecordWriter.
#include "models/database/child_copy.h"
#include "models/database/connection.h"
#include "models/database/probe.h"
#include "models/database/record_writer.h"
#include "models/database/row_change.h"
#include "models/database/transaction.h"

#include <vector>

namespace relata {

namespace {

/// A row to be copied, and how.
struct Original
{
    ChildCopy copy;
    ColumnValues row;
};

ChangeOutcome refused(const DatabaseError &error)
{
    return {.done = {}, .records = {}, .errors = {{0, error}}};
}

/// The children of `parent`, each once, whichever of the relationships lead to it.
Result<std::vector<Original>> originals(const std::vector<ChildCopy> &copies, qsizetype limit)
{
    std::vector<Original> all;
    QSet<std::pair<TableName, RecordKey>> seen;
    for (const ChildCopy &copy : copies) {
        const auto children = copy.children(limit);
        if (!children)
            return std::unexpected(endsTransaction(children.error()) ? children.error()
                                                                     : copy.explain(children.error()));
        for (const ColumnValues &child : *children) {
            const std::pair place(copy.table(), copy.keyOf(child));
            if (!seen.contains(place))
                all.push_back({copy, child});
            seen.insert(place);
        }
    }
    return all;
}

} // namespace

Result<ChangeOutcome> RecordWriter::insertWithChildren(const Change &insertion, const RecordKey &source,
                                                       const QList<Relationship> &relationships,
                                                       qsizetype limit) const
{
    const Table *table = writableTable(insertion.table);
    if (!table)
        return apply({insertion}); // which says so
    Transaction transaction(m_connection);
    if (auto begun = begin(transaction); !begun)
        return std::unexpected(begun.error());
    const auto parent = TableRows(m_connection, *table).read(source);
    if (!parent)
        return std::unexpected(parent.error());
    if (!parent->has_value())
        return refused(RowChange::gone());
    std::vector<ChildCopy> copies;
    for (const Relationship &relationship : relationships)
        copies.emplace_back(m_connection, m_schema, relationship, **parent);
    // Read before anything is written: what is new may be a child of the same parent.
    const auto children = originals(copies, limit);
    if (!children)
        return endsTransaction(children.error()) ? Result<ChangeOutcome>(std::unexpected(children.error()))
                                                 : refused(children.error());
    ChangeOutcome outcome;
    auto added = applyOne({insertion}, 0, outcome);
    for (auto child = children->begin(); added && outcome.succeeded() && child != children->end(); ++child)
        added = addChild(child->copy, child->row, outcome);
    if (!added)
        return std::unexpected(added.error());
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
