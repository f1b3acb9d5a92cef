// What a draft begins with: the part of RecordDraft that makes one.
#include "models/column_rules.h"
#include "models/database/cut_value.h"
#include "models/database/label.h"
#include "models/record_draft.h"
#include "models/record_name.h"

namespace relata {

RecordDraft::RecordDraft(SchemaPtr schema, const TableName &table)
    : m_schema(std::move(schema))
    , m_table(m_schema->table(table))
{
    Q_ASSERT(m_table);
}

std::unique_ptr<RecordDraft> RecordDraft::newRecord(SchemaPtr schema, const TableName &table,
                                                    std::optional<ParentRecord> parent,
                                                    const QString &parentLabel)
{
    std::unique_ptr<RecordDraft> draft(new RecordDraft(std::move(schema), table));
    draft->beginNew(std::move(parent), parentLabel);
    return draft;
}

std::unique_ptr<RecordDraft> RecordDraft::editing(SchemaPtr schema, const TableName &table,
                                                  const Record &record)
{
    std::unique_ptr<RecordDraft> draft(new RecordDraft(std::move(schema), table));
    draft->beginEditing(record);
    return draft;
}

std::unique_ptr<RecordDraft> RecordDraft::duplicate(SchemaPtr schema, const TableName &table,
                                                    const Record &record, std::optional<ParentRecord> parent,
                                                    const QString &parentLabel)
{
    auto draft = newRecord(std::move(schema), table, std::move(parent), parentLabel);
    draft->adoptValues(record);
    return draft;
}

void RecordDraft::adoptValues(const Record &record)
{
    Q_ASSERT(!isCut(record));
    for (qsizetype i = 0; i < m_table->columns.size(); ++i) {
        const Column &column = m_table->columns.at(i);
        const QStringList alone{column.name};
        const bool unique = m_table->primaryKey == alone || m_table->uniqueKeys.contains(alone);
        DraftField &field = m_fields[size_t(i)];
        if (!unique && !column.identity && !field.isReadOnly())
            field.propose(record.values.value(i), parentLabelOf(column.name, record));
    }
}

void RecordDraft::beginNew(std::optional<ParentRecord> parent, const QString &parentLabel)
{
    m_isNew = true;
    m_parent = std::move(parent);
    m_parentLabel = parentLabel;
    for (const Column &column : m_table->columns) {
        DraftField field(column, columnLabel(column.name), DraftField::Purpose::Insert, QLocale());
        // An empty check box is seen as "no", so it has to mean it.
        if (column.kind == ValueKind::Boolean && !column.mayBeOmitted())
            field.propose(false);
        field.setReadOnly(readOnlyReason(*m_table, column, {}, true));
        m_fields.push_back(std::move(field));
    }
    if (m_parent)
        fixParent(*m_parent);
}

void RecordDraft::fixParent(const ParentRecord &parent)
{
    const QStringList &columns = parent.relationship.childColumns;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (DraftField *field = find(columns.at(i))) {
            field->propose(parent.values.value(i), m_parentLabel);
            field->setReadOnly(tr("This record belongs to %1.").arg(m_parentLabel));
        }
    }
}

void RecordDraft::beginEditing(const Record &record)
{
    Q_ASSERT(!isCut(record));
    m_key = record.key;
    m_recordName = recordName(*m_table, record, QLocale());
    for (qsizetype i = 0; i < m_table->columns.size(); ++i) {
        const Column &column = m_table->columns.at(i);
        const Value value = record.values.value(i);
        DraftField field(column, columnLabel(column.name), DraftField::Purpose::Update, QLocale());
        field.begin(value, parentLabelOf(column.name, record));
        field.setReadOnly(column.identity ? tr("The database numbers this.")
                                          : readOnlyReason(*m_table, column, value));
        m_fields.push_back(std::move(field));
    }
}

QString RecordDraft::columnLabel(const QString &column) const
{
    const bool reference =
        referenceOf(column) || (m_parent && m_parent->relationship.childColumns.contains(column));
    return reference ? readableReference(column) : readableName(column);
}

QString RecordDraft::parentLabelOf(const QString &column, const Record &record) const
{
    const QList<Relationship> parents = m_schema->parentsOf(m_table->name);
    for (qsizetype i = 0; i < parents.size(); ++i) {
        if (parents.at(i).childColumns == QStringList{column})
            return record.parentLabels.value(i);
    }
    return {};
}

} // namespace relata
