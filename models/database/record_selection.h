#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"
#include "models/database/statement.h"

#include <QtCore/QSet>

#include <optional>

namespace relata {

class SqlDialect;

/// What is read of records by somebody who needs little of many: the other values are null, the names of
/// their parents empty, the other children Record::NotCounted.
struct RecordParts
{
    QSet<QString> columns;
    QSet<qsizetype> children; ///< as in Schema::childrenOf()
};

/// How much of large values is read: pages of many records cut them (CutValue), but for keys and what refers
/// to other records.
enum class Extent
{
    Whole,
    Cut
};

/// What is selected of a table's rows to make Records of them: the columns, hidden keys, the labels of the
/// parents and the numbers of children, all in one statement a page.
class RecordSelection
{
public:
    RecordSelection(const SqlDialect &dialect, const Schema &schema, const Table &table, QString alias,
                    Extent extent);

    const QList<Relationship> &children() const { return m_children; }

    /// Leaves children uncounted, whose counts are then Record::NotCounted.
    void leaveUncounted(qsizetype child) { m_uncounted.insert(child); }

    void keepOnly(const RecordParts &parts);

    Statement list() const;
    Record record(const QVariantList &row) const;

    /// What a person calls the record: its label columns joined, else its key.
    static QString label(const Table &table, const Record &record);

    /// `parent.id = child.customer_id`, for each pair.
    static QString isRelated(const Relationship &relationship, const QString &parent, const QString &child);

    /// The columns' texts, each followed by a space; NULLs leave no second one.
    static QString joinedText(const SqlDialect &dialect, const QStringList &columns, const QString &alias);

private:
    bool isLeftOut(const Column &column) const { return m_only && !m_only->contains(column.name); }

    bool isReference(const QString &column) const;
    QString selected(const Column &column) const;
    QString whole(const Column &column) const;
    QString isLarge(const Column &column) const;
    QString cut(const Column &column) const;
    QString parentLabel(const Relationship &relationship) const;
    QString childCount(qsizetype child) const;
    Value valueOf(const QString &column, const QVariantList &row) const;
    QString labelOf(const Relationship &relationship, const Value &text, const QVariantList &row) const;

    const SqlDialect &m_dialect;
    const Schema &m_schema;
    const Table &m_table;
    QString m_alias;
    QStringList m_hiddenKeys; ///< key columns that are not among the declared ones
    QList<qsizetype> m_cut;   ///< columns whose values are cut where they are large
    QList<Relationship> m_parents;
    QList<Relationship> m_children;
    QSet<qsizetype> m_uncounted;
    std::optional<QSet<QString>> m_only; ///< columns, and no parents' names
};

} // namespace relata
