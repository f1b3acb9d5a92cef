#include "models/database/sqlite_declarations.h"

#include "models/database/connection.h"
#include "models/database/sqlite_catalog.h"
#include "models/database/sqlite_table.h"
#include "models/database/sqlite_types.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QSet>

#include <array>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(SqliteDeclarations)
};

ReferentialAction actionOf(const QString &text)
{
    static const QHash<QString, ReferentialAction> actions{{u"RESTRICT"_s, ReferentialAction::Restrict},
                                                           {u"CASCADE"_s, ReferentialAction::Cascade},
                                                           {u"SET NULL"_s, ReferentialAction::SetNull},
                                                           {u"SET DEFAULT"_s, ReferentialAction::SetDefault}};
    return actions.value(text, ReferentialAction::NoAction);
}

Column columnFrom(const Connection::Row &row)
{
    constexpr int Generated = 2; // and 3, when stored
    Column column{.name = row.at(1).toString(),
                  .declaredType = row.at(2).toString(),
                  .nullable = !row.at(3).toBool(),
                  .defaultExpression = row.at(4).toString(),
                  .generated = row.at(6).toInt() >= Generated};
    // `DEFAULT NULL` is what a column has anyway.
    if (column.defaultExpression.compare(u"NULL", Qt::CaseInsensitive) == 0)
        column.defaultExpression.clear();
    readSqliteType(column);
    return column;
}

/// Reads everything in a fixed number of statements, however many tables there are. Only a view that cannot
/// be read makes it ask view by view, since SQLite then refuses all of them together.
class Reader
{
public:
    explicit Reader(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<Declarations> read()
    {
        using Step = Result<void> (Reader::*)();
        static constexpr std::array<Step, 5> steps{&Reader::readTables, &Reader::readColumns,
                                                   &Reader::readViews, &Reader::readKeys,
                                                   &Reader::readForeignKeys};
        for (const Step step : steps) {
            if (auto done = (this->*step)(); !done)
                return std::unexpected(done.error());
        }
        finishTables();
        return std::move(m_declarations);
    }

private:
    Result<void> readTables();
    Result<void> readColumns();
    Result<void> readViews();
    Result<void> readKeys();
    Result<void> readForeignKeys();
    Result<void> readView(const QString &view);

    Result<QList<Connection::Row>> fetch(const QString &sql) { return m_connection.fetch({sql, {}}); }

    void addColumns(const QList<Connection::Row> &rows);
    void addKey(Table &table, const QString &origin, const QStringList &columns);
    void addToForeignKey(Table &table, const Connection::Row &row);
    void finishTables();
    void finish(Table &table);

    /// Null where the name is not that of a table that is read.
    Table *table(const QString &name)
    {
        const qsizetype index = m_indexes.value(foldedSqliteName(name), -1);
        return index < 0 ? nullptr : &m_declarations.tables[index];
    }

    Connection &m_connection;
    Declarations m_declarations;
    QHash<QString, qsizetype> m_indexes;  ///< by folded name
    QHash<QString, QString> m_statements; ///< CREATE TABLE by table name
    QSet<QString> m_withoutRowId;         ///< table names
    QSet<QString> m_withKeyIndex;         ///< tables whose primary key is not the row id itself
};

Result<void> Reader::readTables()
{
    const auto rows = fetch(sqlite_catalog::tables());
    if (!rows)
        return std::unexpected(rows.error());
    for (const Connection::Row &row : *rows) {
        const QString name = row.at(0).toString();
        m_indexes.insert(foldedSqliteName(name), m_declarations.tables.size());
        m_declarations.tables << Table{.name = {{}, name}, .isView = row.at(1).toString() != u"table"};
        m_statements.insert(name, row.at(3).toString());
        if (row.at(2).toBool())
            m_withoutRowId.insert(name);
    }
    return {};
}

Result<void> Reader::readColumns()
{
    const auto rows = fetch(sqlite_catalog::tableColumns());
    if (!rows)
        return std::unexpected(rows.error());
    addColumns(*rows);
    return {};
}

void Reader::addColumns(const QList<Connection::Row> &rows)
{
    QHash<Table *, QMap<int, QString>> keys;
    for (const Connection::Row &row : rows) {
        Table *owner = table(row.at(0).toString());
        if (!owner)
            continue;
        owner->columns << columnFrom(row);
        if (const int place = row.at(5).toInt(); place > 0)
            keys[owner].insert(place, owner->columns.constLast().name);
    }
    for (const auto &[owner, columns] : keys.asKeyValueRange())
        owner->primaryKey = columns.values();
}

Result<void> Reader::readViews()
{
    if (const auto rows = fetch(sqlite_catalog::viewColumns()); rows) {
        addColumns(*rows);
        return {};
    }
    QStringList views;
    for (const Table &each : std::as_const(m_declarations.tables)) {
        if (each.isView)
            views << each.name.name;
    }
    for (const QString &view : std::as_const(views)) {
        if (auto done = readView(view); !done)
            return done;
    }
    return {};
}

Result<void> Reader::readView(const QString &view)
{
    const auto rows = m_connection.fetch({sqlite_catalog::columnsOfView(), {view}});
    if (rows) {
        addColumns(*rows);
        return {};
    }
    // A view of a table that is gone, a virtual table of an extension that is not here: no reason to refuse
    // the rest.
    if (rows.error().kind != DatabaseError::Kind::Other)
        return std::unexpected(rows.error());
    m_declarations.notes << SchemaNote{{{}, view},
                                       Messages::tr("%1 cannot be read: %2").arg(view, rows.error().details)};
    return {};
}

Result<void> Reader::readKeys()
{
    const auto rows = fetch(sqlite_catalog::keys());
    if (!rows)
        return std::unexpected(rows.error());
    for (qsizetype i = 0; i < rows->size();) {
        const Connection::Row &first = rows->at(i);
        QStringList columns;
        for (; i < rows->size() && rows->at(i).at(0) == first.at(0) && rows->at(i).at(1) == first.at(1); ++i)
            columns << rows->at(i).at(3).toString();
        if (Table *owner = table(first.at(0).toString()))
            addKey(*owner, first.at(2).toString(), columns);
    }
    return {};
}

void Reader::addKey(Table &table, const QString &origin, const QStringList &columns)
{
    if (origin == u"pk")
        m_withKeyIndex.insert(table.name.name);
    else if (!columns.contains(QString()) && columns != table.primaryKey &&
             !table.uniqueKeys.contains(columns))
        table.uniqueKeys << columns;
}

Result<void> Reader::readForeignKeys()
{
    const auto rows = fetch(sqlite_catalog::foreignKeys());
    if (!rows)
        return std::unexpected(rows.error());
    for (const Connection::Row &row : *rows) {
        if (Table *owner = table(row.at(0).toString()))
            addToForeignKey(*owner, row);
    }
    return {};
}

void Reader::addToForeignKey(Table &table, const Connection::Row &row)
{
    if (row.at(1).toInt() == 0)
        table.foreignKeys << ForeignKey{.parentTable = {{}, row.at(2).toString()},
                                        .onDelete = actionOf(row.at(5).toString()),
                                        .onUpdate = actionOf(row.at(6).toString())};
    if (table.foreignKeys.isEmpty())
        return;
    ForeignKey &key = table.foreignKeys.last();
    key.columns << row.at(3).toString();
    if (!row.at(4).isNull())
        key.parentColumns << row.at(4).toString();
}

void Reader::finishTables()
{
    m_declarations.tables.removeIf([](const Table &each) { return each.columns.isEmpty(); });
    m_indexes.clear();
    for (qsizetype i = 0; i < m_declarations.tables.size(); ++i)
        m_indexes.insert(foldedSqliteName(m_declarations.tables.at(i).name.name), i);
    for (Table &each : m_declarations.tables) {
        if (!each.isView)
            finish(each);
    }
}

void Reader::finish(Table &each)
{
    const QString name = each.name.name;
    addAllowedValues(each, m_statements.value(name));
    const bool keyIsRowId = each.primaryKey.size() == 1 && !m_withKeyIndex.contains(name);
    if (keyIsRowId)
        useKeyAsRowId(each);
    else if (!m_withoutRowId.contains(name))
        useHiddenRowId(each);
    for (ForeignKey &key : each.foreignKeys) {
        if (const Table *parent = table(key.parentTable.name))
            spellAsDeclared(key, *parent);
    }
}

} // namespace

Result<Declarations> readSqliteDeclarations(Connection &connection)
{
    return Reader(connection).read();
}

} // namespace relata
