#include "models/database/order_index.h"

#include "models/database/connection.h"
#include "models/database/record_order.h"
#include "models/database/sql_dialect.h"
#include "models/database/store_schema.h"

#include <QtCore/QCryptographicHash>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Of a name: PostgreSQL cuts longer ones off, and says nothing.
constexpr qsizetype LongestName = 40;

/// All the other way round is the same index, read from its other end.
bool isMixed(const RecordOrder &order)
{
    return std::ranges::any_of(order.columns(), [&order](const OrderColumn &column) {
        return column.order != order.columns().constFirst().order;
    });
}

} // namespace

OrderIndex::OrderIndex(Connection &connection, const Schema &schema)
    : m_connection(connection)
    , m_schema(schema)
{
}

Result<bool> OrderIndex::isPossible(const RecordQuery &query) const
{
    const Table *table = m_schema.table(query.table);
    if (m_connection.location().readOnly || !table || table->isView || table->tieBreak.isEmpty())
        return false;
    if (query.sort.isEmpty() || columns(*table, query).isEmpty())
        return false;
    return StoreSchema::isOwn(m_connection);
}

Result<void> OrderIndex::create(const RecordQuery &query) const
{
    const Table *table = m_schema.table(query.table);
    if (!table)
        return {};
    return m_connection.execute(u"CREATE INDEX IF NOT EXISTS %1 ON %2 (%3)"_s.arg(
        SqlDialect::quoted(nameOf(query)), SqlDialect::quoted(query.table),
        columns(*table, query).join(u", "_s)));
}

Result<void> OrderIndex::drop(const RecordQuery &query) const
{
    const TableName name{query.table.schema, nameOf(query)};
    return m_connection.execute(u"DROP INDEX IF EXISTS "_s + SqlDialect::quoted(name));
}

/// Readable, and different for every order.
QString OrderIndex::nameOf(const RecordQuery &query)
{
    QStringList parts{query.table.name};
    if (query.parent)
        parts += query.parent->relationship.childColumns;
    parts << u"by"_s;
    for (const SortColumn &sort : query.sort)
        parts << sort.column + (sort.order == Qt::AscendingOrder ? QString() : u"_down"_s);
    const QString whole = parts.join(u'_');
    const QByteArray hash = QCryptographicHash::hash(whole.toUtf8(), QCryptographicHash::Sha1).toHex();
    return whole.size() <= LongestName ? whole
                                       : whole.first(LongestName) + u'_' + QString::fromLatin1(hash.first(8));
}

/// First what all rows of the query share, then the order, to the last column that tells rows apart.
QStringList OrderIndex::columns(const Table &table, const RecordQuery &query)
{
    QStringList terms;
    if (query.parent) {
        for (const QString &column : query.parent->relationship.childColumns)
            terms << SqlDialect::quoted(column);
    }
    const RecordOrder order(table, query);
    const bool mixed = isMixed(order);
    for (const OrderColumn &ordered : order.columns()) {
        if (!table.column(ordered.column.name))
            continue; // a hidden row id ends every index by itself
        const bool down = mixed && ordered.order == Qt::DescendingOrder;
        terms << SqlDialect::quoted(ordered.column.name) + (down ? u" DESC"_s : QString());
    }
    return terms;
}

} // namespace relata
