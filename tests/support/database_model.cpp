#include "support/database_model.h"

#include "support/schema_by_hand.h"

namespace relata::test {

using namespace Qt::Literals::StringLiterals;
using Action = ReferentialAction;

namespace {

QString sqlOf(Action action)
{
    switch (action) {
    case Action::Restrict:
        return u"RESTRICT"_s;
    case Action::Cascade:
        return u"CASCADE"_s;
    case Action::SetNull:
        return u"SET NULL"_s;
    case Action::SetDefault:
        return u"SET DEFAULT"_s;
    case Action::NoAction:
        break;
    }
    return u"NO ACTION"_s;
}

/// Few enough that several rows share one, and never the id itself.
qlonglong zoneOf(qlonglong id)
{
    return id % 3 + 100;
}

QString zoneName(const QString &column)
{
    return column == u"id" ? u"zone"_s : column + u"_zone"_s;
}

Column columnOf(const DatabaseModel::Link &link, const QString &name, qlonglong fallback)
{
    Column result = column(name, ValueKind::Integer, u"INTEGER"_s);
    result.nullable = !link.required;
    if (link.onDelete == Action::SetDefault)
        result.defaultExpression = QString::number(fallback);
    return result;
}

} // namespace

QString DatabaseModel::definition(const Link &link) const
{
    const auto define = [&](const QString &name, qlonglong fallback) {
        return u"%1 INTEGER%2%3"_s.arg(name, link.required ? u" NOT NULL"_s : QString(),
                                       link.onDelete == Action::SetDefault ? u" DEFAULT %1"_s.arg(fallback)
                                                                           : QString());
    };
    const QString own = define(link.column, DefaultParent);
    return m_composite ? define(zoneName(link.column), zoneOf(DefaultParent)) + u", "_s + own : own;
}

QString DatabaseModel::constraint(const Link &link) const
{
    return u"FOREIGN KEY (%1) REFERENCES %2 (%3) ON DELETE %4"_s.arg(
        withZone(link.column).join(u", "_s), nameOf(link.parent), withZone(u"id"_s).join(u", "_s),
        sqlOf(link.onDelete));
}

DatabaseModel DatabaseModel::random(QRandomGenerator &random, bool composite)
{
    DatabaseModel model;
    model.m_composite = composite;
    model.m_tables.resize(random.bounded(2, 5));
    const int tables = model.tableCount();
    for (int child = 0; child < tables; ++child) {
        const int count = random.bounded(1, 3);
        for (int i = 0; i < count; ++i) {
            Link link{child, random.bounded(tables), u"r%1"_s.arg(i), Action(random.bounded(5)), false};
            const bool becomesNull = link.onDelete == Action::SetNull || link.onDelete == Action::SetDefault;
            // Required references in a circle could never be filled.
            link.required = !becomesNull && link.parent < child && random.bounded(2) == 0;
            model.m_links << link;
        }
    }
    return model;
}

QString DatabaseModel::nameOf(int table)
{
    return u"t%1"_s.arg(table);
}

QList<DatabaseModel::Link> DatabaseModel::linksFrom(int table) const
{
    QList<Link> links;
    std::ranges::copy_if(m_links, std::back_inserter(links), [&](const Link &l) { return l.child == table; });
    return links;
}

QStringList DatabaseModel::withZone(const QString &column) const
{
    return m_composite ? QStringList{zoneName(column), column} : QStringList{column};
}

QStringList DatabaseModel::columnsOf(int table) const
{
    QStringList columns = withZone(u"id"_s) + QStringList{u"code"_s, u"value"_s};
    for (const Link &link : linksFrom(table))
        columns << withZone(link.column);
    return columns;
}

RecordKey DatabaseModel::keyOf(qlonglong id) const
{
    return m_composite ? RecordKey({zoneOf(id), id}) : RecordKey({id});
}

DatabaseModel::Row DatabaseModel::stored(const Row &row) const
{
    Row result = row;
    for (const auto &[column, value] : row.asKeyValueRange()) {
        if (m_composite && column != u"code" && column != u"value")
            result.insert(zoneName(column), value.isNull() ? Value() : Value(zoneOf(value.toLongLong())));
    }
    return result;
}

Schema DatabaseModel::schema() const
{
    QList<Table> tables;
    for (int i = 0; i < tableCount(); ++i) {
        QList<Column> columns;
        for (const QString &name : withZone(u"id"_s))
            columns << required(column(name, ValueKind::Integer, u"INTEGER"_s));
        columns << column(u"code"_s, ValueKind::Text, u"VARCHAR(20)"_s)
                << column(u"value"_s, ValueKind::Integer, u"INTEGER"_s);
        Table table = tableOf(nameOf(i), columns, withZone(u"id"_s));
        table.uniqueKeys = {{u"code"_s}};
        for (const Link &link : linksFrom(i)) {
            if (m_composite)
                table.columns << columnOf(link, zoneName(link.column), zoneOf(DefaultParent));
            table.columns << columnOf(link, link.column, DefaultParent);
            table.foreignKeys << foreignKeyTo(nameOf(link.parent), withZone(u"id"_s), withZone(link.column),
                                              link.onDelete);
        }
        tables << table;
    }
    return schemaOf(tables);
}

QStringList DatabaseModel::createStatements(bool isSqlite) const
{
    QStringList statements;
    QStringList constraints;
    for (int i = 0; i < tableCount(); ++i) {
        QStringList parts{m_composite ? u"zone INTEGER NOT NULL, id INTEGER NOT NULL"_s
                                      : u"id INTEGER PRIMARY KEY"_s,
                          u"code VARCHAR(20) UNIQUE"_s, u"value INTEGER"_s};
        QStringList ends{m_composite ? u"PRIMARY KEY (zone, id)"_s : QString()};
        for (const Link &link : linksFrom(i)) {
            parts << definition(link);
            ends << (isSqlite ? constraint(link) : QString());
            constraints << u"ALTER TABLE %1 ADD %2"_s.arg(nameOf(i), constraint(link));
        }
        ends.removeAll(QString());
        statements << u"CREATE TABLE %1 (%2)"_s.arg(nameOf(i), (parts + ends).join(u", "_s));
    }
    return isSqlite ? statements : statements + constraints;
}

QStringList DatabaseModel::dropStatements(bool isSqlite) const
{
    QStringList statements{isSqlite ? u"PRAGMA foreign_keys = OFF"_s : u"SELECT 1"_s};
    for (int i = 0; i < tableCount(); ++i)
        statements << u"DROP TABLE "_s + nameOf(i) + (isSqlite ? QString() : u" CASCADE"_s);
    return statements << (isSqlite ? u"PRAGMA foreign_keys = ON"_s : u"SELECT 1"_s);
}

QString DatabaseModel::text(int table) const
{
    QStringList lines;
    const QStringList columns = columnsOf(table);
    for (const Row &bare : m_tables.at(table)) {
        const Row row = stored(bare);
        QStringList values;
        for (const QString &column : columns)
            values << (row.value(column).isNull() ? u"NULL"_s : row.value(column).toString());
        lines << values.join(u'|');
    }
    return lines.join(u'\n');
}

/// Whether a row can be added to the others.
bool DatabaseModel::isAllowed(int table, const Row &row) const
{
    if (m_tables.at(table).contains(row.value(u"id"_s).toLongLong()))
        return false;
    const Value code = row.value(u"code"_s);
    if (!code.isNull() && std::ranges::any_of(m_tables.at(table), [&](const Row &other) {
            return other.value(u"code"_s) == code;
        }))
        return false;
    return std::ranges::all_of(linksFrom(table), [&](const Link &link) {
        const Value parent = row.value(link.column);
        if (parent.isNull())
            return !link.required;
        const bool isItself = link.parent == table && parent == row.value(u"id"_s);
        return isItself || m_tables.at(link.parent).contains(parent.toLongLong());
    });
}

bool DatabaseModel::isReferredTo(int table, qlonglong id) const
{
    return std::ranges::any_of(m_links, [&](const Link &link) {
        return link.parent == table && std::ranges::any_of(m_tables.at(link.child), [&](const Row &row) {
                   return row.value(link.column) == Value(id);
               });
    });
}

bool DatabaseModel::insert(int table, const Row &row)
{
    if (!isAllowed(table, row))
        return false;
    m_tables[table].insert(row.value(u"id"_s).toLongLong(), row);
    return true;
}

bool DatabaseModel::update(int table, qlonglong id, const Row &before, const Row &after)
{
    if (!m_tables.at(table).contains(id))
        return false;
    Row row = m_tables.at(table).value(id);
    for (const auto &[column, value] : before.asKeyValueRange()) {
        if (!sameValue(row.value(column), value))
            return false;
    }
    row.insert(after);
    DatabaseModel others = *this;
    others.m_tables[table].remove(id);
    const bool keyChanges = row.value(u"id"_s) != Value(id);
    if (!others.isAllowed(table, row) || (keyChanges && others.isReferredTo(table, id)))
        return false;
    *this = others;
    m_tables[table].insert(row.value(u"id"_s).toLongLong(), row);
    return true;
}

QSet<DatabaseModel::Place> DatabaseModel::takenAlong(QSet<Place> doomed, bool withDependents) const
{
    for (qsizetype before = -1; before != doomed.size();) {
        before = doomed.size();
        for (const Link &link : m_links) {
            const bool isProtected = link.onDelete == Action::NoAction || link.onDelete == Action::Restrict;
            if (link.onDelete != Action::Cascade && !(withDependents && isProtected))
                continue;
            for (const qlonglong id : orphans(link, doomed))
                doomed.insert({link.child, id});
        }
    }
    return doomed;
}

QList<qlonglong> DatabaseModel::orphans(const Link &link, const QSet<Place> &doomed) const
{
    QList<qlonglong> ids;
    for (const auto &[id, row] : m_tables.at(link.child).asKeyValueRange()) {
        const Value parent = row.value(link.column);
        if (!parent.isNull() && doomed.contains({link.parent, parent.toLongLong()}) &&
            !doomed.contains({link.child, id}))
            ids << id;
    }
    return ids;
}

bool DatabaseModel::remove(int table, const QList<qlonglong> &ids, bool withDependents)
{
    QSet<Place> roots;
    for (const qlonglong id : ids) {
        if (!m_tables.at(table).contains(id))
            return false;
        roots.insert({table, id});
    }
    const QSet<Place> doomed = takenAlong(roots, withDependents);
    QList<Rows> result = m_tables;
    for (const Link &link : m_links) {
        const QList<qlonglong> left = orphans(link, doomed);
        const bool setsDefault = link.onDelete == Action::SetDefault;
        if (!left.isEmpty() && link.onDelete != Action::SetNull && !setsDefault)
            return false;
        const bool defaultExists = m_tables.at(link.parent).contains(DefaultParent) &&
                                   !doomed.contains({link.parent, DefaultParent});
        if (!left.isEmpty() && setsDefault && !defaultExists)
            return false;
        for (const qlonglong id : left)
            result[link.child][id].insert(link.column, setsDefault ? Value(DefaultParent) : Value());
    }
    for (const auto &[owner, id] : doomed)
        result[owner].remove(id);
    m_tables = result;
    return true;
}

} // namespace relata::test
