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

const QString Name = u"relata_order"_s;

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

Statement fill(const SqlDialect &dialect, const Table &table, const RecordQuery &query)
{
    const RecordCondition condition(dialect, table, RowRange::Alias);
    const QString into = u"INSERT INTO %1 (%2) "_s.arg(Name, keyNames(table).join(u", "_s));
    return Statement{into + selectKeys(table) + u" WHERE "_s, {}} + condition.hasParent(query) +
           RecordOrder(table, query).orderBy(RowRange::Alias);
}

Result<void> drop(Connection &connection)
{
    return connection.execute(u"DROP TABLE IF EXISTS "_s + Name);
}

Result<qint64> create(Connection &connection, const Table &table, const RecordQuery &query)
{
    Transaction transaction(connection);
    if (auto begun = transaction.begin(Transaction::Mode::Read); !begun)
        return std::unexpected(begun.error());
    const QStringList creation =
        connection.dialect().createOrderTable(Name, keyNames(table), selectKeys(table));
    for (const QString &sql : creation) {
        if (auto created = connection.execute(sql); !created)
            return std::unexpected(created.error());
    }
    if (auto filled = connection.execute(fill(connection.dialect(), table, query)); !filled)
        return std::unexpected(filled.error());
    auto rows = connection.fetchValue({u"SELECT max(position) FROM "_s + Name, {}});
    if (!rows)
        return std::unexpected(rows.error());
    if (auto committed = transaction.commit(); !committed)
        return std::unexpected(committed.error());
    return rows->toLongLong();
}

} // namespace

Result<qint64> SortedOrder::make(Connection &connection, const Table &table, const RecordQuery &query)
{
    // Reading only is about the database; both databases take it to be about temporary tables too.
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
    if (auto dropped = drop(connection); !dropped)
        return std::unexpected(dropped.error());
    return create(connection, table, query);
}

QString SortedOrder::from()
{
    return Name + u" AS "_s + Alias;
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
