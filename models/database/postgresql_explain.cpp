#include "models/database/postgresql_explain.h"

#include "models/database/connection.h"

#include <QtCore/QRegularExpression>
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

} // namespace

Result<bool> postgresql_explain::isOrderIndexed(Connection &connection, const Statement &statement)
{
    // EXPLAIN cannot be prepared, so that the values stand in the text, quoted by the driver.
    const auto plan =
        connection.fetch({u"EXPLAIN "_s + withValues(statement, *connection.database().driver()), {}});
    if (!plan)
        return std::unexpected(plan.error());
    return std::ranges::none_of(*plan, [](const Connection::Row &row) {
        const QString line = row.constFirst().toString();
        return line.contains(u"Sort") || line.contains(u"Filter:");
    });
}

Result<bool> postgresql_explain::isScanned(Connection &connection, const QString &sql, const QString &alias)
{
    const auto plan = connection.fetch({u"EXPLAIN "_s + sql, {}});
    if (!plan)
        return std::unexpected(plan.error());
    const QRegularExpression scan(u"Seq Scan on .* %1"_s.arg(alias));
    return std::ranges::any_of(
        *plan, [&](const Connection::Row &row) { return row.constFirst().toString().contains(scan); });
}

} // namespace relata
