#pragma once

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <memory>
#include <optional>
#include <tuple>

namespace relata {

/// What a column's values mean, read from its declared type. It chooses the editor and the way a value is
/// shown; how a value is stored is the database's business.
enum class ValueKind
{
    Text,
    Integer,
    Decimal,
    Real,
    Boolean,
    Date,
    Time,
    DateTime,
    Blob,
    Json,
    Uuid,
    Other
};

/// A table's name; `schema` is empty on SQLite.
struct TableName
{
    QString schema;
    QString name;

    bool isEmpty() const { return name.isEmpty(); }

    bool operator==(const TableName &) const = default;

    bool operator<(const TableName &other) const
    {
        return std::tie(schema, name) < std::tie(other.schema, other.name);
    }
};

size_t qHash(const TableName &name, size_t seed = 0) noexcept;

/// A column as it is declared.
struct Column
{
    QString name;
    QString declaredType; ///< as the database spells it, e.g. "VARCHAR(50)", "numeric(12,2)"
    ValueKind kind = ValueKind::Text;
    std::optional<int> lengthLimit; ///< characters, from VARCHAR(n) and its like
    std::optional<int> precision;   ///< all digits, from NUMERIC(p,s)
    std::optional<int> scale;       ///< digits behind the point
    bool nullable = true;
    QString defaultExpression; ///< SQL text of the default; empty where there is none
    bool identity = false;     ///< the database numbers it when nothing is given
    bool generated = false;    ///< computed by the database, never written
    QStringList allowedValues; ///< from CHECK (x IN (…)), an enum or a domain; empty: anything
    QString comment;           ///< COMMENT ON COLUMN; empty on SQLite
    /// Expressions of this column, in SQL, that an index of trigrams leads into (PostgreSQL's pg_trgm).
    QStringList trigramIndexes;
    bool mayInsert = true; ///< whether the user has the right to give it to a new record
    bool mayUpdate = true; ///< whether the user has the right to change it

    bool operator==(const Column &) const = default;

    /// Whether leaving the column out of an insert can work.
    bool mayBeOmitted() const { return nullable || identity || generated || !defaultExpression.isEmpty(); }
};

enum class ReferentialAction
{
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault
};

/// A foreign key as it is declared; columns[i] refers to parentColumns[i].
struct ForeignKey
{
    QStringList columns;
    TableName parentTable;
    QStringList parentColumns;
    ReferentialAction onDelete = ReferentialAction::NoAction;
    ReferentialAction onUpdate = ReferentialAction::NoAction;

    bool operator==(const ForeignKey &) const = default;
};

/// A table, or a view: what is read like one and written by other means (materialized views, foreign and
/// virtual tables) is a view here.
struct Table
{
    TableName name;
    bool isView = false;
    QList<Column> columns;
    QStringList primaryKey;        ///< in key order; empty where none is declared
    QList<QStringList> uniqueKeys; ///< besides the primary key; partial and expression indexes left out
    QList<ForeignKey> foreignKeys; ///< broken ones left out, see Schema::notes()
    QStringList key;      ///< the columns of a RecordKey: the primary key, else a unique NOT NULL key, else
                          ///< the hidden row id ("rowid", "ctid"); empty for a view, and where rows have none
    QStringList tieBreak; ///< what ends every order: `key`, or SQLite's hidden row id, which every index has
    /// What the user has the right to do, by grants and row-level security; everything on SQLite.
    bool mayInsert = true;
    bool mayUpdate = true;
    bool mayDelete = true;
    bool securesRows = false; ///< the server hides some rows from some users, or keeps them from changes
    QStringList labelColumns; ///< the columns whose values, joined by spaces, name a record to a person

    bool operator==(const Table &) const = default;

    qsizetype indexOf(const QString &column) const;
    const Column *column(const QString &name) const; ///< null where there is none; lives as long as the table

    bool isWritable() const { return !key.isEmpty(); }
};

/// A table that stands between two others and says which of their rows belong together.
struct LinkTable
{
    TableName table;
    QStringList nearColumns; ///< nearColumns[i] holds the value of Relationship::parentColumns[i]
    QStringList farColumns;  ///< farColumns[i] holds the value of Relationship::childColumns[i]

    bool operator==(const LinkTable &) const = default;
};

/// A foreign key with its two named ends: `parentTable` has many `childrenName`, a row of `childTable` has
/// one `parentName`. childColumns[i] holds the value of parentColumns[i].
struct Relationship
{
    TableName parentTable;
    TableName childTable;
    QStringList parentColumns;
    QStringList childColumns;
    QString childrenName; ///< "orders"; of several: "orders (billing customer)"; "Employee (reports to)"
    QString parentName;   ///< "customer", from the column customer_id or CustomerId
    ReferentialAction onDelete = ReferentialAction::NoAction;
    LinkTable link = {}; ///< of a far side, see Schema::relatedTo(); else empty

    bool operator==(const Relationship &) const = default;

    /// Whether the "children" are the far side of a link table, which hold nothing of the parent themselves.
    bool isFarSide() const { return !link.table.isEmpty(); }
};

/// Something in the declarations that cannot be used, in a sentence.
struct SchemaNote
{
    TableName table;
    QString text;

    bool operator==(const SchemaNote &) const = default;
};

/// The tables and relationships of one database: plain values, made once by SchemaReader, then shared by all
/// threads and never changed. Pointers and lists that it returns live as long as it does.
class Schema
{
public:
    Schema() = default;
    Schema(QList<Table> tables, QList<Relationship> relationships, QList<SchemaNote> notes);

    const QList<Table> &tables() const { return m_tables; }

    const QList<Relationship> &relationships() const { return m_relationships; }

    const QList<SchemaNote> &notes() const { return m_notes; }

    const Table *table(const TableName &name) const; ///< null where there is none

    /// The relationships in which the table is the parent: what Record::childCounts counts, in this order.
    QList<Relationship> childrenOf(const TableName &parent) const;
    /// The same, and behind each link table its far side: what the detail offers as tabs.
    QList<Relationship> relatedTo(const TableName &parent) const;
    /// To the link table itself: the relationship that a far side begins with.
    Relationship nearSideOf(const Relationship &farSide) const;
    /// The relationships in which the table is the child, in the order of Record::parentLabels.
    QList<Relationship> parentsOf(const TableName &child) const;

private:
    QList<Table> m_tables;
    QList<Relationship> m_relationships;
    QList<Relationship> m_farSides;
    QList<SchemaNote> m_notes;
    QHash<TableName, qsizetype> m_indexes;
};

using SchemaPtr = std::shared_ptr<const Schema>;

} // namespace relata
