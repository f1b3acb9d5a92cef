// The part of RecordReader that finds positions: how an order is gone through, chunk by chunk.

#include "models/database/connection.h"
#include "models/database/position_finder.h"
#include "models/database/record_reader.h"
#include "models/database/row_range.h"
#include "models/database/sorted_order.h"
#include "models/database/sql_dialect.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// So many chunks are counted in one statement: as many as a step of a search has.
constexpr qsizetype CountsAtOnce = 8;

/// Of a list to choose from; a longer one is looked at row by row.
constexpr qsizetype MostValues = 100;

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(RecordReader)
};

/// Filters that an index could lead to the rows of.
bool mayNarrow(const Table &table, const ColumnFilter &filter)
{
    using Operator = ColumnFilter::Operator;
    const Column *column = table.column(filter.column);
    if (!column || column->kind == ValueKind::Json || filter.byName || filter.values.size() > MostValues ||
        std::ranges::any_of(filter.values, &QVariant::isNull))
        return false;
    switch (filter.op) {
    case Operator::Contains:
    case Operator::NotEqual:
    case Operator::Empty:
    case Operator::NotEmpty:
        return false;
    default:
        return !filter.values.isEmpty();
    }
}

/// Chunks of a stretch of `rows` rows whose starts are their positions, the first of which is `position`.
QList<Chunk> chunksAt(qint64 position, qint64 rows, qint64 chunkRows)
{
    QList<Chunk> chunks;
    for (qint64 done = 0; done < rows; done += chunkRows) {
        const qint64 held = std::min(chunkRows, rows - done);
        chunks.append({{position + done}, held, held});
    }
    return chunks;
}

/// Where the chunks behind `last` begin to be looked for.
qint64 positionBehind(const std::optional<Chunk> &last)
{
    return last ? last->start.value(0, qlonglong(0)).toLongLong() + last->rows : 0;
}

} // namespace

Result<OrderPlan> RecordReader::plan(const RecordQuery &query) const
{
    const auto table = this->table(query.table);
    if (!table)
        return std::unexpected(table.error());
    const RowRange range(m_connection.dialect(), **table, query);
    const auto rows = count(range.countUpTo(m_chunkRows + 1));
    if (!rows)
        return std::unexpected(rows.error());
    if (*rows <= m_chunkRows)
        return OrderPlan{OrderKind::Small, *rows};
    const auto narrow = this->narrow(**table, query);
    if (!narrow)
        return std::unexpected(narrow.error());
    if (*narrow)
        return OrderPlan{OrderKind::Small, *rows, *narrow};
    if ((*table)->tieBreak.isEmpty())
        return OrderPlan{OrderKind::Offset, *rows};
    const bool holdsParent = query.parent && !query.parent->relationship.isFarSide();
    const QStringList equal = holdsParent ? query.parent->relationship.childColumns : QStringList();
    const auto indexed =
        m_connection.dialect().isOrderIndexed(m_connection, range.beginning(m_chunkRows + 1), equal);
    if (!indexed)
        return std::unexpected(indexed.error());
    return OrderPlan{*indexed ? OrderKind::Indexed : OrderKind::Sorted, *rows};
}

/// The filter that leaves no more rows than a chunk has, if an index tells them.
Result<std::optional<qsizetype>> RecordReader::narrow(const Table &table, const RecordQuery &query) const
{
    for (qsizetype i = 0; i < query.filters.size(); ++i) {
        if (table.tieBreak.isEmpty() || !mayNarrow(table, query.filters.at(i)))
            continue;
        const RecordQuery alone{.table = table.name, .filters = {query.filters.at(i)}, .narrow = 0};
        const RowRange range(m_connection.dialect(), table, alone);
        const Statement counting = range.countUpTo(m_chunkRows + 1);
        const auto scanned = m_connection.dialect().isScanned(m_connection, counting, RowRange::Alias);
        if (!scanned)
            return std::unexpected(scanned.error());
        const auto rows = *scanned ? Result<qint64>(m_chunkRows + 1) : count(counting);
        if (!rows)
            return std::unexpected(rows.error());
        if (*rows <= m_chunkRows)
            return i;
    }
    return std::nullopt;
}

Result<IndexStep> RecordReader::hop(const RecordQuery &query, OrderKind kind,
                                    const std::optional<Chunk> &last, int hops) const
{
    const auto table = this->table(query.table);
    if (!table)
        return std::unexpected(table.error());
    const RowRange range(m_connection.dialect(), **table, query, false, &m_schema);
    if (kind == OrderKind::Offset || (*table)->tieBreak.isEmpty())
        return matched(query, hopByCounting(range, last, hops));
    const Statement together = last ? range.anchors(last->start, last->rows, m_chunkRows, hops)
                                    : range.anchors({}, 0, m_chunkRows, hops);
    return together.sql.isEmpty() ? hopBySeeking(range, last, hops)
                                  : matched(query, hopTogether(together, !last, hops));
}

Result<IndexStep> RecordReader::firstHop(const RecordQuery &query, const OrderPlan &plan) const
{
    if (plan.kind == OrderKind::Small)
        return wholeOf(query.narrowedBy(plan.narrow), plan.rows);
    return hop(query, plan.kind, std::nullopt, 1);
}

/// All rows in one chunk, which need no end to be looked through.
Result<IndexStep> RecordReader::wholeOf(const RecordQuery &query, qint64 rows) const
{
    const auto table = this->table(query.table);
    if (!table)
        return std::unexpected(table.error());
    const RowRange range(m_connection.dialect(), **table, query, false, &m_schema);
    const bool isWhole = !query.narrow && !query.isFiltered();
    const auto matches = isWhole ? Result<qint64>(rows) : count(range.countAll());
    if (!matches)
        return std::unexpected(matches.error());
    return IndexStep{{Chunk{.start = {}, .rows = query.narrow ? *matches : rows, .matches = *matches}}, true};
}

Result<IndexStep> RecordReader::matched(const RecordQuery &query, const Result<IndexStep> &step) const
{
    if (!step || !query.isFiltered())
        return step;
    const auto chunks = match(query, step->chunks, false);
    if (!chunks)
        return std::unexpected(chunks.error());
    return IndexStep{*chunks, step->complete};
}

Result<IndexStep> RecordReader::hopBySeeking(const RowRange &range, const std::optional<Chunk> &last,
                                             int hops) const
{
    IndexStep step;
    QVariantList start; // empty: where the order begins
    if (last) {
        const auto next = m_connection.fetchRow(range.anchor(last->start, last->rows));
        if (!next)
            return std::unexpected(next.error());
        start = *next;
        step.complete = start.isEmpty();
    }
    while (!step.complete && step.chunks.size() < hops) {
        const auto next = m_connection.fetchRow(range.anchor(start, m_chunkRows));
        if (!next)
            return std::unexpected(next.error());
        step.complete = next->isEmpty();
        const auto chunk = chunkBetween(range, start, *next);
        if (!chunk)
            return std::unexpected(chunk.error());
        step.chunks.append(*chunk);
        start = *next;
    }
    return step;
}

/// Looked through here and now, while what the hop has read is still in the cache.
Result<Chunk> RecordReader::chunkBetween(const RowRange &range, const QVariantList &start,
                                         const QVariantList &next) const
{
    const auto rows = next.isEmpty() ? count(range.count(start, m_chunkRows)) : m_chunkRows;
    if (!rows)
        return std::unexpected(rows.error());
    const auto matches =
        range.isFiltered() ? count(range.countUntil(next, start, *rows, range.matches())) : rows;
    if (!matches)
        return std::unexpected(matches.error());
    return Chunk{start, *rows, *matches};
}

/// All hops in one statement: over a network each of its own would be a round trip.
Result<IndexStep> RecordReader::hopTogether(const Statement &anchors, bool fromBeginning, int hops) const
{
    const auto rows = m_connection.fetch(anchors);
    if (!rows)
        return std::unexpected(rows.error());
    IndexStep step{{}, rows->size() <= hops};
    for (const QVariantList &row : rows->first(std::min<qsizetype>(rows->size(), hops))) {
        const qint64 held = row.constLast().toLongLong();
        step.chunks.append({row.first(row.size() - 1), held, held});
    }
    if (fromBeginning && step.chunks.isEmpty())
        step.chunks.append(Chunk());
    else if (fromBeginning)
        step.chunks.first().start.clear(); // the first chunk begins where the order does
    return step;
}

Result<IndexStep> RecordReader::hopByCounting(const RowRange &range, const std::optional<Chunk> &last,
                                              int hops) const
{
    const qint64 position = positionBehind(last);
    const auto rows = count(range.count({position}, hops * m_chunkRows));
    if (!rows)
        return std::unexpected(rows.error());
    IndexStep step{chunksAt(position, *rows, m_chunkRows), *rows < hops * m_chunkRows};
    if (!last && step.chunks.isEmpty())
        step.chunks.append(Chunk());
    return step;
}

Result<QList<Chunk>> RecordReader::match(const RecordQuery &query, const QList<Chunk> &chunks,
                                         int sorted) const
{
    const auto table = this->table(query.table);
    if (!table)
        return std::unexpected(table.error());
    const RowRange range(m_connection.dialect(), **table, query, sorted, &m_schema);
    QList<Chunk> matched = chunks;
    if (!query.isFiltered()) {
        std::ranges::for_each(matched, [](Chunk &chunk) { chunk.matches = chunk.rows; });
        return matched;
    }
    QList<Statement> statements;
    for (qsizetype i = 0; i < chunks.size(); ++i) {
        const QVariantList end = i + 1 < chunks.size() ? chunks.at(i + 1).start : QVariantList();
        statements << range.countUntil(end, chunks.at(i).start, chunks.at(i).rows, range.matches());
    }
    const auto matches = counts(statements);
    if (!matches)
        return std::unexpected(matches.error());
    for (qsizetype i = 0; i < matched.size(); ++i)
        matched[i].matches = matches->at(i);
    return matched;
}

/// What several statements count, some of them in one round trip.
Result<QList<qint64>> RecordReader::counts(const QList<Statement> &statements) const
{
    QList<qint64> counted;
    while (counted.size() < statements.size()) {
        Statement together{u"SELECT "_s, {}};
        const qsizetype end = std::min(statements.size(), counted.size() + CountsAtOnce);
        for (qsizetype i = counted.size(); i < end; ++i)
            together += Statement{i == counted.size() ? u"("_s : u", ("_s, {}} + statements.at(i) + u")"_s;
        const auto row = m_connection.fetchRow(together);
        if (!row)
            return std::unexpected(row.error());
        for (const Value &value : *row)
            counted << value.toLongLong();
    }
    return counted;
}

Result<IndexStep> RecordReader::sort(const RecordQuery &query, const std::function<void(qint64)> &progress,
                                     int order) const
{
    const auto table = this->table(query.table);
    if (!table)
        return std::unexpected(table.error());
    if ((*table)->tieBreak.isEmpty())
        return std::unexpected(DatabaseError{.message = Messages::tr("The rows of a view have no key.")});
    progress(0);
    const auto rows = SortedOrder::make(m_connection, **table, query, order);
    if (!rows)
        return std::unexpected(rows.error());
    progress(*rows);
    IndexStep step{chunksAt(1, *rows, m_chunkRows), true};
    if (step.chunks.isEmpty())
        step.chunks.append({{qlonglong(1)}, 0, 0});
    return step;
}

Result<void> RecordReader::dropOrder(int order) const
{
    return SortedOrder::drop(m_connection, order);
}

Result<std::optional<qint64>> RecordReader::position(const RecordQuery &query, const SeekIndex &index,
                                                     const RecordKey &key) const
{
    const auto table = this->table(query.table);
    if (!table)
        return std::unexpected(table.error());
    if ((*table)->key.isEmpty() || key.isEmpty())
        return std::nullopt;
    const RowRange range(m_connection.dialect(), **table, query.narrowedBy(index.narrow()),
                         index.sortedOrder(), &m_schema);
    return PositionFinder(m_connection, range, index).find(key);
}

} // namespace relata
