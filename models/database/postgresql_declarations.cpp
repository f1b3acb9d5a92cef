#include "models/database/postgresql_declarations.h"

#include "models/database/check_values.h"
#include "models/database/connection.h"
#include "models/database/label.h"
#include "models/database/postgresql_catalog.h"
#include "models/database/postgresql_types.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(PostgresqlDeclarations)
};

/// pg_constraint.confdeltype
ReferentialAction actionOf(const QString &code)
{
    static const QHash<QString, ReferentialAction> actions{{u"r"_s, ReferentialAction::Restrict},
                                                           {u"c"_s, ReferentialAction::Cascade},
                                                           {u"n"_s, ReferentialAction::SetNull},
                                                           {u"d"_s, ReferentialAction::SetDefault}};
    return actions.value(code, ReferentialAction::NoAction);
}

Column columnFrom(const Connection::Row &row)
{
    Column column{.name = row.at(1).toString(),
                  .declaredType = row.at(2).toString(),
                  .nullable = !row.at(6).toBool(),
                  .defaultExpression = row.at(7).toString(),
                  .identity = row.at(8).toBool(),
                  .generated = row.at(9).toBool(),
                  .comment = row.at(10).toString(),
                  .mayInsert = row.at(13).toBool(),
                  .mayUpdate = row.at(14).toBool()};
    readPostgresqlType(column, {row.at(3).toString(), row.at(4).toString(), row.at(5).toInt()});
    // What pg_attrdef holds for a generated column is no default; a serial is an integer with this one.
    if (column.generated)
        column.defaultExpression.clear();
    if (column.defaultExpression.startsWith(u"nextval("))
        column.identity = true;
    return column;
}

/// Reads pg_catalog, in one way there and back, and puts the rows together by the tables' object ids.
class Reader
{
public:
    explicit Reader(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<Declarations> read()
    {
        struct Step
        {
            QString (*sql)();
            void (Reader::*add)(const Connection::Row &row);
        };

        namespace catalog = postgresql_catalog;
        static constexpr std::array<Step, 7> steps{{{catalog::tables, &Reader::addTable},
                                                    {catalog::enumLabels, &Reader::addEnumLabel},
                                                    {catalog::columns, &Reader::addColumn},
                                                    {catalog::checks, &Reader::addCheck},
                                                    {catalog::keys, &Reader::addKeyColumn},
                                                    {catalog::foreignKeys, &Reader::addForeignKeyColumn},
                                                    {catalog::trigramIndexes, &Reader::addTrigramIndex}}};
        QStringList statements;
        std::ranges::transform(steps, std::back_inserter(statements),
                               [](const Step &step) { return step.sql(); });
        const auto results = m_connection.fetchTogether(statements);
        if (!results)
            return std::unexpected(results.error());
        for (size_t i = 0; i < steps.size(); ++i) {
            for (const Connection::Row &row : results->at(qsizetype(i)))
                (this->*steps.at(i).add)(row);
        }
        std::ranges::for_each(m_declarations.tables, takeKeysOfHiddenColumns);
        return std::move(m_declarations);
    }

private:
    void addTable(const Connection::Row &row);
    void addEnumLabel(const Connection::Row &row);
    void addColumn(const Connection::Row &row);
    void hide(Table &owner, const Column &column);
    void addCheck(const Connection::Row &row);
    void addKeyColumn(const Connection::Row &row);
    void addForeignKeyColumn(const Connection::Row &row);
    void addTrigramIndex(const Connection::Row &row);
    static void takeKeysOfHiddenColumns(Table &table);

    /// Null where a table was made since the first statement.
    Table *table(const Connection::Row &row)
    {
        const qsizetype index = m_indexes.value(row.constFirst().toString(), -1);
        return index < 0 ? nullptr : &m_declarations.tables[index];
    }

    /// Whether the row is the first of another key than the row before.
    bool beginsKey(const Connection::Row &row)
    {
        return std::exchange(m_lastKey, row.at(1).toString()) != row.at(1).toString();
    }

    Connection &m_connection;
    Declarations m_declarations;
    QHash<QString, qsizetype> m_indexes;      ///< by object id
    QHash<QString, QStringList> m_enumLabels; ///< by the type's object id
    QString m_lastKey;
};

void Reader::addTable(const Connection::Row &row)
{
    const QString kind = row.at(3).toString();
    Table table{.name = {row.at(1).toString(), row.at(2).toString()},
                .isView = kind == u"v" || kind == u"m" || kind == u"f",
                .mayInsert = row.at(4).toBool(),
                .mayUpdate = row.at(5).toBool(),
                .mayDelete = row.at(6).toBool(),
                .securesRows = row.at(7).toBool()};
    // The place of a row in a partitioned table is one only within its partition.
    if (kind == u"r")
        table.key = {u"ctid"_s};
    m_indexes.insert(row.at(0).toString(), m_declarations.tables.size());
    m_declarations.tables << table;
}

void Reader::addEnumLabel(const Connection::Row &row)
{
    m_enumLabels[row.at(0).toString()] << row.at(1).toString();
}

void Reader::addColumn(const Connection::Row &row)
{
    Table *owner = table(row);
    if (!owner)
        return;
    const Column column = columnFrom(row);
    const bool isReadable = row.at(12).toBool();
    if (!isReadable) {
        hide(*owner, column);
        return;
    }
    owner->columns << column;
    owner->columns.last().allowedValues = m_enumLabels.value(row.at(11).toString());
}

/// A column that may not be read is said and left out; where each record needs it nobody can add one.
void Reader::hide(Table &owner, const Column &column)
{
    owner.mayInsert = owner.mayInsert && column.mayBeOmitted();
    m_declarations.notes << SchemaNote{
        owner.name,
        Messages::tr("You do not have the right to see the column %1.").arg(readableName(column.name))};
}

void Reader::addCheck(const Connection::Row &row)
{
    Table *owner = table(row);
    const qsizetype index = owner ? owner->indexOf(row.at(1).toString()) : -1;
    const auto check = checkedValuesInExpression(row.at(2).toString());
    if (index < 0 || !check)
        return;
    Column &column = owner->columns[index];
    if (column.allowedValues.isEmpty() && column.kind != ValueKind::Boolean)
        column.allowedValues = check->values;
}

void Reader::addKeyColumn(const Connection::Row &row)
{
    Table *owner = table(row);
    if (!owner || owner->isView)
        return;
    const bool begins = beginsKey(row);
    if (row.at(2).toBool()) {
        owner->primaryKey << row.at(3).toString();
        return;
    }
    if (begins)
        owner->uniqueKeys << QStringList();
    owner->uniqueKeys.last() << row.at(3).toString();
}

void Reader::addForeignKeyColumn(const Connection::Row &row)
{
    Table *owner = table(row);
    if (!owner || owner->isView)
        return;
    if (beginsKey(row))
        owner->foreignKeys << ForeignKey{.parentTable = {row.at(2).toString(), row.at(3).toString()},
                                         .onDelete = actionOf(row.at(4).toString()),
                                         .onUpdate = actionOf(row.at(5).toString())};
    owner->foreignKeys.last().columns << row.at(6).toString();
    owner->foreignKeys.last().parentColumns << row.at(7).toString();
}

void Reader::addTrigramIndex(const Connection::Row &row)
{
    Table *owner = table(row);
    const qsizetype column = owner ? owner->indexOf(row.at(1).toString()) : -1;
    if (column >= 0)
        owner->columns[column].trigramIndexes << row.at(2).toString();
}

/// A user may have the right to read some columns only: a key of others cannot be used.
void Reader::takeKeysOfHiddenColumns(Table &table)
{
    const auto isHidden = [&](const QStringList &key) {
        return std::ranges::any_of(key, [&](const QString &column) { return table.indexOf(column) < 0; });
    };
    if (isHidden(table.primaryKey))
        table.primaryKey.clear();
    QList<QStringList> distinct;
    for (const QStringList &key : std::as_const(table.uniqueKeys)) {
        if (!isHidden(key) && key != table.primaryKey && !distinct.contains(key))
            distinct << key;
    }
    table.uniqueKeys = distinct;
}

} // namespace

Result<Declarations> readPostgresqlDeclarations(Connection &connection)
{
    return Reader(connection).read();
}

} // namespace relata
