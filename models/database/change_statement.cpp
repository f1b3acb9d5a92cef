#include "models/database/change_statement.h"

#include "models/database/sql_dialect.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

ChangeStatement::ChangeStatement(const SqlDialect &dialect, const Table &table)
    : m_dialect(dialect)
    , m_table(table)
{
}

QStringList ChangeStatement::rowColumns() const
{
    QStringList names;
    for (const Column &column : m_table.columns)
        names << column.name;
    for (const QString &column : m_table.key) {
        if (!m_table.column(column))
            names << column;
    }
    return names;
}

QString ChangeStatement::rowExpressions() const
{
    QStringList expressions;
    for (const QString &name : rowColumns()) {
        const Column *column = m_table.column(name);
        const QString quoted = SqlDialect::quoted(name);
        expressions << (column ? m_dialect.selected(quoted, *column) : quoted);
    }
    return expressions.join(u", "_s);
}

QString ChangeStatement::returning() const
{
    return u" RETURNING "_s + rowExpressions();
}

Statement ChangeStatement::select(const Statement &condition) const
{
    return Statement{u"SELECT "_s + rowExpressions() + u" FROM "_s + SqlDialect::quoted(m_table.name) +
                         u" WHERE "_s,
                     {}} +
           condition;
}

Statement ChangeStatement::count(const Statement &condition, qint64 limit) const
{
    const QString from = u"SELECT count(*) FROM (SELECT 1 AS one FROM "_s;
    return Statement{from + SqlDialect::quoted(m_table.name) + u" WHERE "_s, {}} + condition +
           u" LIMIT %1) AS counted"_s.arg(limit);
}

bool ChangeStatement::isWritten(const QString &name) const
{
    const Column *column = m_table.column(name);
    return column ? !column->generated : m_dialect.isHiddenKeyWritable();
}

Statement ChangeStatement::insert(const ColumnValues &values) const
{
    return insertAll({values});
}

Statement ChangeStatement::insertAll(const QList<ColumnValues> &rows) const
{
    QStringList names = rows.constFirst().keys();
    names.removeIf([this](const QString &name) { return !isWritten(name); });
    const QString into = u"INSERT INTO "_s + SqlDialect::quoted(m_table.name);
    if (names.isEmpty())
        return {into + u" DEFAULT VALUES"_s + returning(), {}};
    QStringList quoted;
    bool identity = false;
    for (const QString &name : std::as_const(names)) {
        quoted << SqlDialect::quoted(name);
        identity = identity || (m_table.column(name) && m_table.column(name)->identity);
    }
    QVariantList given;
    for (const ColumnValues &row : rows) {
        for (const QString &name : std::as_const(names))
            given << row.value(name);
    }
    const QString overriding = identity ? m_dialect.overridingIdentity() : QString();
    const QString marks = u'(' + QStringList(names.size(), u"?"_s).join(u", "_s) + u')';
    return {into + u" ("_s + quoted.join(u", "_s) + u')' + overriding + u" VALUES "_s +
                QStringList(rows.size(), marks).join(u", "_s) + returning(),
            given};
}

Statement ChangeStatement::update(const RecordKey &key, const ColumnValues &before,
                                  const ColumnValues &after) const
{
    return updateAll(hasKey(key), before, after);
}

Statement ChangeStatement::updateAll(const Statement &condition, const ColumnValues &before,
                                     const ColumnValues &after) const
{
    Statement statement{u"UPDATE "_s + SqlDialect::quoted(m_table.name) + u" SET "_s, {}};
    QStringList assignments;
    for (const auto &[name, value] : after.asKeyValueRange()) {
        if (!isWritten(name))
            continue;
        assignments << SqlDialect::quoted(name) + u" = ?"_s;
        statement.values << value;
    }
    statement += assignments.join(u", "_s) + u" WHERE "_s;
    return statement + condition + u" AND "_s + hasValues(before) + returning();
}

Statement ChangeStatement::reset(const Statement &condition, const QStringList &columns, bool toDefault) const
{
    QStringList assignments;
    for (const QString &name : columns) {
        const Column *column = m_table.column(name);
        const QString value = toDefault && column ? column->defaultExpression : QString();
        assignments << SqlDialect::quoted(name) + u" = "_s +
                           (value.isEmpty() ? u"NULL"_s : u'(' + value + u')');
    }
    const QString update = u"UPDATE "_s + SqlDialect::quoted(m_table.name) + u" SET "_s;
    return Statement{update + assignments.join(u", "_s) + u" WHERE "_s, {}} + condition + returning();
}

Statement ChangeStatement::remove(const Statement &condition) const
{
    return Statement{u"DELETE FROM "_s + SqlDialect::quoted(m_table.name) + u" WHERE "_s, {}} + condition;
}

Statement ChangeStatement::hasKey(const RecordKey &key) const
{
    return isEqual(m_table.key, key.values());
}

Statement ChangeStatement::hasValues(const ColumnValues &values) const
{
    Statement condition{u"TRUE"_s, {}};
    for (const auto &[name, value] : values.asKeyValueRange()) {
        if (const Column *column = m_table.column(name))
            condition += Statement{u" AND "_s + m_dialect.isSame(SqlDialect::quoted(name), *column), {value}};
    }
    return condition;
}

Statement ChangeStatement::isOneOf(const QStringList &columns, const QList<QVariantList> &tuples)
{
    if (columns.size() > 1) {
        Statement condition{u"("_s, {}};
        for (const QVariantList &tuple : tuples)
            condition +=
                Statement{condition.values.isEmpty() ? QString() : u" OR "_s, {}} + isEqual(columns, tuple);
        return condition + u")"_s;
    }
    const QString marks = QStringList(tuples.size(), u"?"_s).join(u", "_s);
    Statement condition{SqlDialect::quoted(columns.constFirst()) + u" IN ("_s + marks + u')', {}};
    for (const QVariantList &tuple : tuples)
        condition.values += tuple;
    return condition;
}

Statement ChangeStatement::isEqual(const QStringList &columns, const QVariantList &values)
{
    QStringList conditions;
    for (const QString &column : columns)
        conditions << SqlDialect::quoted(column) + u" = ?"_s;
    return {u'(' + conditions.join(u" AND "_s) + u')', values};
}

} // namespace relata
