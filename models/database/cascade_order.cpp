#include "models/database/cascade_order.h"

#include <QtCore/QSet>

#include <algorithm>

namespace relata {

namespace {

/// What two ends of a reference have in common, however they are stored: a reference too many costs nothing,
/// one that is missed puts rows in the wrong order.
QStringList looseKey(const ColumnValues &values, const QStringList &columns)
{
    QStringList key;
    for (const QString &column : columns) {
        const Value value = values.value(column);
        if (value.isNull())
            return {};
        const bool isBytes = value.typeId() == QMetaType::QByteArray;
        key << (isBytes ? QString::fromLatin1(value.toByteArray().toHex()) : value.toString().toCaseFolded());
    }
    return key;
}

} // namespace

CascadeOrder::CascadeOrder(const QList<DoomedRow> &rows, const Schema &schema)
    : m_doomed(rows)
    , m_schema(schema)
    , m_referrers(rows.size())
    , m_parents(rows.size())
    , m_waitingFor(rows.size(), 0)
    , m_isPlaced(rows.size(), false)
{
    for (qsizetype i = 0; i < rows.size(); ++i)
        m_rowsOf[rows.at(i).table] << i;
    for (qsizetype i = 0; i < schema.relationships().size(); ++i) {
        m_isCuttable << !cuttingColumns(schema.relationships().at(i), schema).isEmpty();
        findReferences(i);
    }
    placeLayers();
}

QStringList CascadeOrder::cuttingColumns(const Relationship &relationship, const Schema &schema)
{
    QStringList columns;
    const Table *child = schema.table(relationship.childTable);
    for (const QString &name : relationship.childColumns) {
        const Column *column = child ? child->column(name) : nullptr;
        if (column && column->nullable && !column->generated && !child->key.contains(name))
            columns << name;
    }
    return columns;
}

void CascadeOrder::findReferences(qsizetype index)
{
    const Relationship &relationship = m_schema.relationships().at(index);
    const QList<qsizetype> parents = m_rowsOf.value(relationship.parentTable);
    const QList<qsizetype> children = m_rowsOf.value(relationship.childTable);
    if (parents.isEmpty() || children.isEmpty())
        return;
    QHash<QStringList, qsizetype> parentByKey;
    for (const qsizetype parent : parents)
        parentByKey.insert(looseKey(m_doomed.at(parent).values, relationship.parentColumns), parent);
    for (const qsizetype child : children) {
        const QStringList key = looseKey(m_doomed.at(child).values, relationship.childColumns);
        const qsizetype parent = key.isEmpty() ? -1 : parentByKey.value(key, -1);
        if (parent < 0 || parent == child) // a row may refer to itself
            continue;
        m_referrers[parent] << Reference{child, index};
        m_parents[child] << parent;
        ++m_waitingFor[parent];
    }
}

void CascadeOrder::placeLayers()
{
    for (qsizetype row = 0; row < m_doomed.size(); ++row) {
        if (m_waitingFor.at(row) == 0)
            m_ready << row;
    }
    while (m_order.size() < m_doomed.size()) {
        if (m_ready.isEmpty())
            breakCircle();
        // Table by table, so that a layer takes few statements.
        QList<qsizetype> layer = std::exchange(m_ready, {});
        std::stable_sort(layer.begin(), layer.end(), [this](qsizetype a, qsizetype b) {
            return m_doomed.at(a).table < m_doomed.at(b).table;
        });
        for (const qsizetype row : std::as_const(layer))
            place(row);
    }
}

void CascadeOrder::place(qsizetype row)
{
    m_isPlaced[row] = true;
    m_order << row;
    for (const qsizetype parent : std::as_const(m_parents[row])) {
        if (--m_waitingFor[parent] == 0 && !m_isPlaced.at(parent))
            m_ready << parent;
    }
}

bool CascadeOrder::canBeFreed(qsizetype row) const
{
    return std::ranges::all_of(m_referrers.at(row), [this](const Reference &reference) {
        return m_isPlaced.at(reference.row) || m_isCuttable.at(reference.relationship);
    });
}

/// Frees one row of those that wait for each other: the first whose referrers can all let go of it. Where
/// there is none the first of all, and the database's deferred checks have to allow it.
void CascadeOrder::breakCircle()
{
    while (m_isPlaced.at(m_firstUnplaced))
        ++m_firstUnplaced;
    qsizetype freed = m_firstUnplaced;
    while (freed < m_doomed.size() && (m_isPlaced.at(freed) || !canBeFreed(freed)))
        ++freed;
    if (freed == m_doomed.size())
        freed = m_firstUnplaced;
    for (const Reference &reference : std::as_const(m_referrers[freed])) {
        if (!m_isPlaced.at(reference.row) && m_isCuttable.at(reference.relationship))
            m_breaks << Break{reference.row, reference.relationship};
    }
    m_ready << freed;
}

} // namespace relata
