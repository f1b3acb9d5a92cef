#include "models/database/sorted_order.h"

#include "models/database/connection.h"
#include "models/database/row_range.h"
#include "models/database/sql_dialect.h"
#include "models/database/transaction.h"

#include <QtCore/QScopeGuard>

namespace relata {

using namespace Qt::Literals::StringLiterals;

const QString SortedOrder::Alias = u"s"_s;

namespace {

QString nameOf(int number)
{
    return u"relata_order_"_s + QString::number(number);
}

QString keyName(qsizetype column)
{
    return u'k' + QString::number(column);
}

QStringList keyNames(const Table &table)
{
    QStringList names;
    for (qsizetype i = 0; i < table.tieBreak.size(); ++i)
        names << keyName(i);
    return names;
}

/// `SELECT` of the keys as k0, k1, … from the table as `t`.
QString selectKeys(const Table &table)
{
    QStringList keys;
    for (qsizetype i = 0; i < table.tieBreak.size(); ++i)
        keys << SqlDialect::quoted(RowRange::Alias, table.tieBreak.at(i)) + u" AS "_s + keyName(i);
    return u"SELECT "_s + keys.join(u", "_s) + u" FROM "_s + SqlDialect::quoted(table.name) + u" AS "_s +
           RowRange::Alias;
}

Statement fill(const SqlDialect &dialect, const Table &table, const RecordQuery &query, int number)
{
    const RecordCondition condition(dialect, table, RowRange::Alias);
    const QString into = u"INSERT INTO %1 (%2) "_s.arg(nameOf(number), keyNames(table).join(u", "_s));
    return Statement{into + selectKeys(table) + u" WHERE "_s, {}} + condition.hasParent(query) +
           RecordOrder(table, query).orderBy(RowRange::Alias);
}

Result<qint64> create(Connection &connection, const Table &table, const RecordQuery &query, int number)
{
    Transaction transaction(connection);
    if (auto begun = transaction.begin(Transaction::Mode::Read); !begun)
        return std::unexpected(begun.error());
    const QStringList creation =
        connection.dialect().createOrderTable(nameOf(number), keyNames(table), selectKeys(table));
    for (const QString &sql : creation) {
        if (auto created = connection.execute(sql); !created)
            return std::unexpected(created.error());
    }
    if (auto filled = connection.execute(fill(connection.dialect(), table, query, number)); !filled)
        return std::unexpected(filled.error());
    auto rows = connection.fetchValue({u"SELECT max(position) FROM "_s + nameOf(number), {}});
    if (!rows)
        return std::unexpected(rows.error());
    if (auto committed = transaction.commit(); !committed)
        return std::unexpected(committed.error());
    return rows->toLongLong();
}

/// Reading only is about the database; both databases take it to be about temporary tables too.
template <typename Work>
std::invoke_result_t<Work> whileWritable(Connection &connection, const Work &work)
{
    const SqlDialect &dialect = connection.dialect();
    const bool readOnly = connection.location().readOnly;
    if (readOnly) {
        if (auto allowed = connection.execute(dialect.setReadOnly(false)); !allowed)
            return std::unexpected(allowed.error());
    }
    const auto restore = qScopeGuard([&] {
        if (readOnly)
            std::ignore = connection.execute(dialect.setReadOnly(true));
    });
    return work();
}

} // namespace

Result<qint64> SortedOrder::make(Connection &connection, const Table &table, const RecordQuery &query,
                                 int number)
{
    return whileWritable(connection, [&]() -> Result<qint64> {
        if (auto dropped = connection.execute(u"DROP TABLE IF EXISTS "_s + nameOf(number)); !dropped)
            return std::unexpected(dropped.error());
        return create(connection, table, query, number);
    });
}

Result<void> SortedOrder::drop(Connection &connection, int number)
{
    return whileWritable(connection,
                         [&] { return connection.execute(u"DROP TABLE IF EXISTS "_s + nameOf(number)); });
}

QString SortedOrder::from(int number)
{
    return nameOf(number) + u" AS "_s + Alias;
}

QString SortedOrder::position()
{
    return Alias + u".position"_s;
}

QString SortedOrder::columns(const Table &table)
{
    QStringList names{position()};
    for (const QString &key : keyNames(table))
        names << Alias + u'.' + key;
    return names.join(u", "_s);
}

QString SortedOrder::sameRow(const Table &table, const QString &alias, const QString &order)
{
    QStringList conditions;
    for (qsizetype i = 0; i < table.tieBreak.size(); ++i)
        conditions << SqlDialect::quoted(alias, table.tieBreak.at(i)) + u" = "_s + order + u'.' + keyName(i);
    return conditions.join(u" AND "_s);
}

} // namespace relata
