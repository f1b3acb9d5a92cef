#include "models/database/child_counting.h"

#include "models/database/connection.h"
#include "models/database/record.h"
#include "models/database/record_selection.h"
#include "models/database/sql_dialect.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// So few rows are read as quickly as an index.
constexpr qint64 SmallTable = 4'096;
constexpr std::chrono::minutes SmallFor{1};

const QString Parent = u"parent"_s;
const QString Child = u"child"_s;

Result<bool> isSmall(Connection &connection, const TableName &table)
{
    const auto rows =
        connection.fetchValue({u"SELECT count(*) FROM (SELECT 1 FROM %1 LIMIT %2) AS counted"_s.arg(
                                   SqlDialect::quoted(table), QString::number(SmallTable + 1)),
                               {}});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->toLongLong() <= SmallTable;
}

} // namespace

QString ChildCounting::counted(const Relationship &relationship, const QString &parentAlias)
{
    return u"(SELECT count(*) FROM (SELECT 1 FROM %1 AS %2 WHERE %3 LIMIT %4) AS counted)"_s.arg(
        SqlDialect::quoted(relationship.childTable), Child,
        RecordSelection::isRelated(relationship, parentAlias, Child), QString::number(Record::MaxChildCount));
}

Result<bool> ChildCounting::isQuick(Connection &connection, const Relationship &relationship)
{
    const QString sql = u"SELECT "_s + counted(relationship, Parent) + u" FROM "_s +
                        SqlDialect::quoted(relationship.parentTable) + u" AS "_s + Parent;
    const auto known = m_answers.constFind(sql);
    if (known != m_answers.constEnd() && !known->until.hasExpired())
        return known->quick;
    const auto small = isSmall(connection, relationship.childTable);
    if (!small)
        return small;
    if (*small) {
        m_answers.insert(sql, {true, QDeadlineTimer(SmallFor)});
        return true;
    }
    const auto scanned = connection.dialect().isScanned(connection, {sql, {}}, Child);
    if (!scanned)
        return scanned;
    m_answers.insert(sql, {.quick = !*scanned});
    return !*scanned;
}

} // namespace relata
