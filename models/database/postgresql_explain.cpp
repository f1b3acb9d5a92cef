#include "models/database/postgresql_explain.h"

#include "models/database/connection.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QScopeGuard>
#include <QtSql/QSqlDriver>
#include <QtSql/QSqlField>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The statement with its values in the places of their `?`, which our SQL has nowhere else but in names.
QString withValues(const Statement &statement, const QSqlDriver &driver)
{
    QString sql;
    qsizetype next = 0;
    bool inName = false;
    for (const QChar c : statement.sql) {
        inName ^= c == u'"';
        if (c != u'?' || inName) {
            sql += c;
            continue;
        }
        const Value &value = statement.values.at(next++);
        QSqlField field({}, value.metaType());
        field.setValue(value);
        sql += driver.formatValue(field);
    }
    return sql;
}

/// EXPLAIN cannot be prepared, so that the values stand in the text, quoted by the driver.
Result<QList<Connection::Row>> explained(Connection &connection, const Statement &statement)
{
    return connection.fetch({u"EXPLAIN "_s + withValues(statement, *connection.database().driver()), {}});
}

Result<bool> goesThroughIndex(Connection &connection, const Statement &statement)
{
    const auto plan = explained(connection, statement);
    if (!plan)
        return std::unexpected(plan.error());
    return std::ranges::none_of(*plan, [](const Connection::Row &row) {
        const QString line = row.constFirst().toString();
        return line.contains(u"Sort") || line.contains(u"Filter:");
    });
}

} // namespace

Result<bool> postgresql_explain::isOrderIndexed(Connection &connection, const Statement &statement)
{
    const auto indexed = goesThroughIndex(connection, statement);
    if (!indexed || *indexed)
        return indexed;
    // Of a few thousand rows it would rather sort them all than go through an index that is there.
    if (auto set = connection.execute(u"SET enable_sort = off"_s); !set)
        return std::unexpected(set.error());
    const auto restore = qScopeGuard([&] { std::ignore = connection.execute(u"RESET enable_sort"_s); });
    return goesThroughIndex(connection, statement);
}

Result<bool> postgresql_explain::isScanned(Connection &connection, const Statement &statement,
                                           const QString &alias)
{
    const auto plan = explained(connection, statement);
    if (!plan)
        return std::unexpected(plan.error());
    const QRegularExpression scan(u"Seq Scan on .* %1"_s.arg(alias));
    return std::ranges::any_of(
        *plan, [&](const Connection::Row &row) { return row.constFirst().toString().contains(scan); });
}

} // namespace relata
