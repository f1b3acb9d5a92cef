#include "models/database/cascade.h"

#include "models/database/connection.h"
#include "models/database/dependents.h"
#include "models/database/label.h"
#include "models/database/sql_dialect.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(Cascade)
};

DatabaseError protectedError(const Relationship &relationship, qint64 count)
{
    const QString number = QLocale().toString(std::min(count, Record::MaxChildCount));
    const QString children = readableName(relationship.childrenName).toLower();
    const QString child = readableSingular(relationship.childTable.name).toLower();
    QString message = Messages::tr("%1 %2 refer to this record.").arg(number, children);
    if (count == 1)
        message = Messages::tr("1 %1 refers to this record.").arg(child);
    if (count > Record::MaxChildCount)
        message = Messages::tr("More than %1 %2 refer to this record.").arg(number, children);
    return {DatabaseError::Kind::Constraint, message, {}, {}};
}

bool setsReference(ReferentialAction action)
{
    return action == ReferentialAction::SetNull || action == ReferentialAction::SetDefault;
}

} // namespace

Cascade::Cascade(Connection &connection, const Schema &schema, bool withDependents)
    : m_connection(connection)
    , m_schema(schema)
    , m_withDependents(withDependents)
{
}

Result<qsizetype> Cascade::addRoots(const Table &table, const QList<RecordKey> &keys,
                                    const ColumnValues &before)
{
    const TableRows rows(m_connection, table);
    for (qsizetype at = 0; at < keys.size(); at += TuplesPerStatement) {
        const Statement unchanged = Statement{u" AND "_s, {}} + rows.statements().hasValues(before);
        const auto found = rows.readLocked(rows.isOneOf(keys.mid(at, TuplesPerStatement)) + unchanged);
        if (!found)
            return std::unexpected(found.error());
        for (const ColumnValues &row : *found)
            add(table, row);
    }
    m_roots = m_doomed.size();
    return m_roots;
}

void Cascade::add(const Table &table, const ColumnValues &row)
{
    const RecordKey key(TableRows::valuesOf(row, table.key));
    const Place place(table.name, key);
    if (m_indexes.contains(place))
        return;
    m_indexes.insert(place, m_doomed.size());
    m_doomed << DoomedRow{table.name, key, row};
}

Result<void> Cascade::collect()
{
    for (qsizetype begin = 0; begin < m_doomed.size();) {
        const qsizetype end = m_doomed.size();
        QMap<TableName, QList<ColumnValues>> level;
        for (qsizetype i = begin; i < end; ++i)
            level[m_doomed.at(i).table] << m_doomed.at(i).values;
        for (const auto &[table, rows] : level.asKeyValueRange()) {
            for (const Relationship &relationship : m_schema.childrenOf(table)) {
                if (auto followed = follow(relationship, rows); !followed)
                    return followed;
            }
        }
        begin = end;
    }
    return {};
}

Result<void> Cascade::follow(const Relationship &relationship, const QList<ColumnValues> &parents)
{
    const Table *child = m_schema.table(relationship.childTable);
    const QList<QVariantList> references = referenceValues(relationship, parents);
    // A child without a key cannot be named in a Change: the database deals with it alone.
    if (!child || !child->isWritable() || references.isEmpty())
        return {};
    const bool detaches = setsReference(relationship.onDelete);
    if (!detaches && relationship.onDelete != ReferentialAction::Cascade && !m_withDependents) {
        m_protected << Protected{relationship, references};
        return {};
    }
    const auto children = childrenOf(*child, relationship, references);
    if (!children)
        return std::unexpected(children.error());
    if (detaches && !children->isEmpty())
        m_detachments << Detachment{child, relationship.childColumns,
                                    relationship.onDelete == ReferentialAction::SetDefault, *children};
    for (const ColumnValues &row : detaches ? QList<ColumnValues>() : *children)
        add(*child, row);
    return {};
}

Result<QList<ColumnValues>> Cascade::childrenOf(const Table &child, const Relationship &relationship,
                                                const QList<QVariantList> &references) const
{
    const TableRows rows(m_connection, child);
    QList<ColumnValues> children;
    for (qsizetype at = 0; at < references.size(); at += TuplesPerStatement) {
        const auto chunk = references.mid(at, TuplesPerStatement);
        const auto found = rows.readLocked(ChangeStatement::isOneOf(relationship.childColumns, chunk));
        if (!found)
            return found;
        children += *found;
    }
    return children;
}

Result<QList<DatabaseError>> Cascade::blocking() const
{
    QMap<QString, std::pair<Relationship, qint64>> counts; // by the children's name, over all levels
    for (const Protected &children : m_protected) {
        const Table &child = *m_schema.table(children.relationship.childTable);
        const qint64 doomed = doomedAmong(children);
        const auto found = countChildren(m_connection, child, children.relationship, children.references,
                                         Record::MaxChildCount + 1 + doomed);
        if (!found)
            return std::unexpected(found.error());
        if (*found <= doomed)
            continue;
        auto &count = counts[children.relationship.childrenName];
        count = {children.relationship, count.second + *found - doomed};
    }
    QList<DatabaseError> errors;
    for (const auto &[relationship, count] : std::as_const(counts))
        errors << protectedError(relationship, count);
    return errors;
}

/// How many of the children go as well, along another way.
qint64 Cascade::doomedAmong(const Protected &children) const
{
    QSet<RecordKey> references;
    for (const QVariantList &values : children.references)
        references.insert(RecordKey(values));
    return std::ranges::count_if(m_doomed, [&](const DoomedRow &row) {
        return row.table == children.relationship.childTable &&
               references.contains(
                   RecordKey(TableRows::valuesOf(row.values, children.relationship.childColumns)));
    });
}

Result<QList<Change>> Cascade::execute(const Progress &progress)
{
    const CascadeOrder order(m_doomed, m_schema);
    for (const Detachment &detachment : survivors() + cuts(order)) {
        if (auto detached = detach(detachment); !detached)
            return std::unexpected(detached.error());
    }
    if (auto removed = remove(order.rows(), progress); !removed)
        return std::unexpected(removed.error());
    if (auto verified = verifyRootsAreGone(); !verified)
        return std::unexpected(verified.error());
    return m_done;
}

/// What is detached and stays: a row may lose one parent and go with another.
QList<Cascade::Detachment> Cascade::survivors() const
{
    QList<Detachment> detachments = m_detachments;
    for (Detachment &detachment : detachments) {
        detachment.rows.removeIf([&](const ColumnValues &row) {
            const RecordKey key(TableRows::valuesOf(row, detachment.table->key));
            return m_indexes.contains(Place(detachment.table->name, key));
        });
    }
    return detachments;
}

/// The circles, cut open: rows that are going to be deleted but have to let go of each other first.
QList<Cascade::Detachment> Cascade::cuts(const CascadeOrder &order) const
{
    QMap<qsizetype, Detachment> byRelationship;
    for (const CascadeOrder::Break &cut : order.breaks()) {
        const Relationship &relationship = m_schema.relationships().at(cut.relationship);
        Detachment &detachment = byRelationship[cut.relationship];
        detachment.table = m_schema.table(relationship.childTable);
        detachment.columns = CascadeOrder::cuttingColumns(relationship, m_schema);
        detachment.rows << m_doomed.at(cut.row).values;
    }
    return byRelationship.values();
}

Result<void> Cascade::detach(const Detachment &detachment)
{
    // A key that an update changes (ctid always) tells only a row alone which one it was.
    const bool keysStay = std::ranges::all_of(detachment.table->key, [&](const QString &column) {
        const bool isHidden = !detachment.table->column(column);
        return isHidden ? m_connection.dialect().isHiddenKeyWritable() : !detachment.columns.contains(column);
    });
    const qsizetype size = keysStay ? TuplesPerStatement : 1;
    for (qsizetype at = 0; at < detachment.rows.size(); at += size) {
        if (auto detached = detachSome(detachment, detachment.rows.mid(at, size)); !detached)
            return detached;
    }
    return {};
}

Result<void> Cascade::detachSome(const Detachment &detachment, const QList<ColumnValues> &some)
{
    const TableRows rows(m_connection, *detachment.table);
    QHash<RecordKey, ColumnValues> current; // by the key that each row has now
    QHash<RecordKey, Place> places;
    for (const ColumnValues &row : some) {
        const Place place(detachment.table->name, rows.keyOf(row));
        const ColumnValues now = m_current.value(place, row);
        current.insert(rows.keyOf(now), now);
        places.insert(rows.keyOf(now), place);
    }
    const auto changed = rows.reset(current.keys(), detachment.columns, detachment.toDefault);
    if (!changed)
        return std::unexpected(changed.error());
    for (const ColumnValues &row : *changed) {
        const RecordKey key = some.size() == 1 ? current.keys().constFirst() : rows.keyOf(row);
        Change done = Change::update(detachment.table->name, key, {}, {});
        done.keyAfter = rows.keyOf(row);
        for (const QString &column : detachment.columns) {
            done.before.insert(column, current.value(key).value(column));
            done.after.insert(column, row.value(column));
        }
        m_done << done;
        m_current.insert(places.value(key), row);
    }
    return {};
}

Result<void> Cascade::remove(const QList<qsizetype> &order, const Progress &progress)
{
    for (qsizetype at = 0; at < order.size();) {
        if (progress && !progress(at, order.size()))
            return std::unexpected(DatabaseError::cancelled());
        const TableName &table = m_doomed.at(order.at(at)).table;
        QList<qsizetype> some;
        while (at < order.size() && some.size() < TuplesPerStatement &&
               m_doomed.at(order.at(at)).table == table)
            some << order.at(at++);
        if (auto removed = removeSome(*m_schema.table(table), some); !removed)
            return removed;
    }
    return {};
}

Result<void> Cascade::removeSome(const Table &table, const QList<qsizetype> &some)
{
    const TableRows rows(m_connection, table);
    QList<RecordKey> keys;
    for (const qsizetype index : some) {
        const ColumnValues row = current(m_doomed.at(index));
        keys << rows.keyOf(row);
        m_done << Change::deletion(table.name, keys.constLast(), row);
    }
    return rows.remove(keys);
}

ColumnValues Cascade::current(const DoomedRow &row) const
{
    return m_current.value(Place(row.table, row.key), row.values);
}

/// A trigger of the database may have prevented it without a word.
Result<void> Cascade::verifyRootsAreGone() const
{
    if (m_roots == 0)
        return {};
    const TableRows rows(m_connection, *m_schema.table(m_doomed.constFirst().table));
    for (qsizetype at = 0; at < m_roots; at += TuplesPerStatement) {
        QList<RecordKey> keys;
        for (const DoomedRow &row : m_doomed.mid(at, std::min(TuplesPerStatement, m_roots - at)))
            keys << rows.keyOf(current(row));
        const auto left = rows.count(rows.isOneOf(keys), 1);
        if (!left)
            return std::unexpected(left.error());
        if (*left > 0)
            return std::unexpected(
                DatabaseError{DatabaseError::Kind::Constraint,
                              Messages::tr("The database kept the record: a rule of its own protects it."),
                              {},
                              {}});
    }
    return {};
}

} // namespace relata
