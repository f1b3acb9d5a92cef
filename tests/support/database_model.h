#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"

#include <QtCore/QRandomGenerator>
#include <QtCore/QSet>

namespace relata::test {

/// A small database in memory, with the rules of SQL written down a second time, so that what RecordWriter
/// leaves behind can be compared with something. Tables are named t0, t1, …; each has a primary key `id`, a
/// unique `code`, a plain `value` and foreign keys r0, r1 to `id` of any table. In a composite one keys and
/// references have a second column, the zone, which follows from the id: the rules stay the same, and every
/// statement has two columns to get right. A value: to copy it is to remember a state.
class DatabaseModel
{
public:
    /// A reference of one table to another.
    struct Link
    {
        int child = 0;
        int parent = 0;
        QString column;
        ReferentialAction onDelete = ReferentialAction::NoAction;
        bool required = false;
    };

    using Row = ColumnValues;
    using Rows = QMap<qlonglong, Row>;

    /// What every column with ON DELETE SET DEFAULT falls back to.
    static constexpr qlonglong DefaultParent = 1;

    /// Two to four tables with random links: any action, circles and references to the table itself included.
    static DatabaseModel random(QRandomGenerator &random, bool composite);

    Schema schema() const;
    QStringList createStatements(bool isSqlite) const;
    QStringList dropStatements(bool isSqlite) const;

    int tableCount() const { return int(m_tables.size()); }

    const Rows &rows(int table) const { return m_tables.at(table); }

    QList<Link> linksFrom(int table) const;
    static QString nameOf(int table);
    QStringList columnsOf(int table) const;
    RecordKey keyOf(qlonglong id) const;
    /// The row as the database has it, zones included.
    Row stored(const Row &row) const;
    /// A table's rows as TestDatabase::rows() gives them.
    QString text(int table) const;

    /// Each tells whether the database would do it; only then the model is changed.
    bool insert(int table, const Row &row);
    bool update(int table, qlonglong id, const Row &before, const Row &after);
    bool remove(int table, const QList<qlonglong> &ids, bool withDependents);

private:
    using Place = std::pair<int, qlonglong>;

    bool isAllowed(int table, const Row &row) const;
    bool isReferredTo(int table, qlonglong id) const;
    QStringList withZone(const QString &column) const;
    QString definition(const Link &link) const;
    QString constraint(const Link &link) const;
    QSet<Place> takenAlong(QSet<Place> doomed, bool withDependents) const;
    /// The rows that refer to a doomed one through the link and are not doomed themselves.
    QList<qlonglong> orphans(const Link &link, const QSet<Place> &doomed) const;

    QList<Rows> m_tables;
    QList<Link> m_links;
    bool m_composite = false;
};

} // namespace relata::test
