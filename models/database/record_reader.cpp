#include "models/database/record_reader.h"

#include "models/database/child_counting.h"
#include "models/database/connection.h"
#include "models/database/record_selection.h"
#include "models/database/row_range.h"
#include "models/database/sql_dialect.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// How far a search for a parent goes: a fraction of a second of reading.
constexpr qint64 CandidateRows = 200'000;

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(RecordReader)
};

} // namespace

RecordReader::RecordReader(Connection &connection, const Schema &schema, qint64 chunkRows)
    : m_connection(connection)
    , m_schema(schema)
    , m_chunkRows(chunkRows)
    , m_counting(std::make_shared<ChildCounting>())
    , m_ordered(std::make_shared<QSet<std::pair<TableName, QString>>>())
{
}

Result<QList<Record>> RecordReader::page(const RecordQuery &query, const PagePlace &place, int limit,
                                         const std::optional<RecordParts> &parts) const
{
    const auto table = this->table(query.table);
    if (!table)
        return std::unexpected(table.error());
    const auto list = this->list(**table, parts);
    if (!list)
        return std::unexpected(list.error());
    const RecordQuery read = query.narrowedBy(place.narrow);
    const RowRange range(m_connection.dialect(), **table, read, place.sorted, &m_schema);
    QList<Record> records;
    qint64 offset = place.offset;
    for (const Chunk &chunk : place.chunks) {
        const int wanted = limit - int(records.size());
        if (wanted <= 0)
            break;
        const Statement statement =
            read.isFiltered() ? range.page(*list, chunk.start, chunk.rows, range.matches(), wanted, offset)
                              : range.page(*list, chunk.start, wanted, offset, reach(offset + wanted));
        const auto page = fetch(**table, statement);
        if (!page)
            return page;
        records += *page;
        if (!read.isFiltered())
            break; // the order goes on behind its chunk
        offset = 0;
    }
    return records;
}

Result<QList<Record>> RecordReader::firstPage(const RecordQuery &query, int limit) const
{
    Q_ASSERT(!query.isFiltered());
    return page(query, {{Chunk()}, 0, false}, limit);
}

Result<QList<Record>> RecordReader::lastPage(const RecordQuery &query, int limit) const
{
    Q_ASSERT(!query.isFiltered());
    const auto table = this->table(query.table);
    if (!table)
        return std::unexpected(table.error());
    const auto list = this->list(**table);
    if (!list)
        return std::unexpected(list.error());
    const RowRange range(m_connection.dialect(), **table, query);
    if (range.order().size() > 0)
        return fetch(**table, range.lastPage(*list, limit));
    const auto rows = count(range.countUpTo(std::numeric_limits<qint64>::max()));
    if (!rows)
        return std::unexpected(rows.error());
    return page(query, {{Chunk()}, std::max<qint64>(*rows - limit, 0), false}, limit);
}

Result<std::optional<Record>> RecordReader::record(const TableName &name, const RecordKey &key) const
{
    const auto table = this->table(name);
    if (!table)
        return std::unexpected(table.error());
    const RecordCondition condition(m_connection.dialect(), **table, RowRange::Alias);
    return one(**table, condition.hasKey(key));
}

Result<std::optional<Record>> RecordReader::parent(const Relationship &relationship,
                                                   const Record &child) const
{
    const auto parent = table(relationship.parentTable);
    const auto children = table(relationship.childTable);
    if (!parent || !children)
        return std::unexpected(parent ? children.error() : parent.error());
    QVariantList reference;
    for (const QString &column : relationship.childColumns)
        reference << child.values.value((*children)->indexOf(column));
    if (std::ranges::any_of(reference, &QVariant::isNull))
        return std::nullopt;
    const RecordCondition condition(m_connection.dialect(), **parent, RowRange::Alias);
    return one(**parent, condition.hasValues(relationship.parentColumns, reference));
}

Result<qint64> RecordReader::childCount(const ParentRecord &parent, qint64 limit) const
{
    const auto table = this->table(parent.relationship.childTable);
    if (!table)
        return std::unexpected(table.error());
    const RecordQuery children{.table = (*table)->name, .parent = parent};
    return count(RowRange(m_connection.dialect(), **table, children).countUpTo(limit));
}

Result<QList<Record>> RecordReader::candidates(const TableName &name, const QString &words, int limit) const
{
    const auto table = this->table(name);
    if (!table)
        return std::unexpected(table.error());
    const auto list = this->list(**table);
    if (!list)
        return std::unexpected(list.error());
    const RowRange range(m_connection.dialect(), **table, {.table = name});
    QStringList columns = (*table)->labelColumns;
    for (const QString &column : (*table)->key) {
        const Column *declared = (*table)->column(column);
        if (declared && declared->kind != ValueKind::Integer && !columns.contains(column))
            columns << column;
    }
    const Statement hit = range.condition().hasWords(words, columns);
    auto found = fetch(**table, range.page(*list, {}, CandidateRows, hit, limit, 0));
    if (!found)
        return found;
    return withKeyFirst(**table, words, std::move(*found), limit);
}

QString RecordReader::label(const Table &table, const Record &record)
{
    return RecordSelection::label(table, record);
}

Result<const Table *> RecordReader::table(const TableName &name) const
{
    if (const Table *table = m_schema.table(name))
        return table;
    return std::unexpected(DatabaseError{.message = Messages::tr("There is no table %1.").arg(name.name)});
}

Result<QList<Record>> RecordReader::fetch(const Table &table, const Statement &statement, Extent extent) const
{
    const auto rows = m_connection.fetch(statement);
    if (!rows)
        return std::unexpected(rows.error());
    const RecordSelection selection(m_connection.dialect(), m_schema, table, RowRange::Alias, extent);
    QList<Record> records;
    records.reserve(rows->size());
    for (const QVariantList &row : *rows)
        records << selection.record(row);
    return records;
}

Result<std::optional<Record>> RecordReader::one(const Table &table, const Statement &condition) const
{
    const RowRange range(m_connection.dialect(), table, {.table = table.name});
    const auto list = this->list(table, {}, Extent::Whole);
    if (!list)
        return std::unexpected(list.error());
    const auto records = fetch(table, range.selected(*list, condition), Extent::Whole);
    if (!records)
        return std::unexpected(records.error());
    return records->isEmpty() ? std::nullopt : std::optional(records->constFirst());
}

Result<Statement> RecordReader::list(const Table &table, const std::optional<RecordParts> &parts,
                                     Extent extent) const
{
    RecordSelection selection(m_connection.dialect(), m_schema, table, RowRange::Alias, extent);
    if (parts)
        selection.keepOnly(*parts);
    for (qsizetype i = 0; i < selection.children().size(); ++i) {
        const auto quick = m_counting->isQuick(m_connection, selection.children().at(i));
        if (!quick)
            return std::unexpected(quick.error());
        if (!*quick)
            selection.leaveUncounted(i);
    }
    return selection.list();
}

Result<qint64> RecordReader::count(const Statement &statement) const
{
    const auto rows = m_connection.fetchValue(statement);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->toLongLong();
}

/// A limit for the legs of a page; in steps, so that few different statements are prepared.
qint64 RecordReader::reach(qint64 rows) const
{
    return (rows / m_chunkRows + 1) * m_chunkRows;
}

Result<QList<Record>> RecordReader::withKeyFirst(const Table &table, const QString &words,
                                                 QList<Record> records, int limit) const
{
    const RecordCondition condition(m_connection.dialect(), table, RowRange::Alias);
    const std::optional<Statement> isKey = condition.isIntegerKey(words.trimmed());
    if (!isKey)
        return records;
    const auto keyed = one(table, *isKey);
    if (!keyed)
        return std::unexpected(keyed.error());
    if (const std::optional<Record> &first = *keyed) {
        records.removeIf([&](const Record &record) { return record.key == first->key; });
        records.prepend(*first);
    }
    return records.first(std::min<qsizetype>(records.size(), limit));
}

} // namespace relata
