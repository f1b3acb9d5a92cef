#include "models/record_draft.h"

#include "models/column_rules.h"
#include "models/database/label.h"
#include "models/record_name.h"
#include "models/search_hit.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

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

std::optional<Relationship> RecordDraft::referenceOf(const QString &column) const
{
    for (const Relationship &relationship : m_schema->parentsOf(m_table->name)) {
        if (relationship.childColumns == QStringList{column})
            return relationship;
    }
    return std::nullopt;
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

bool RecordDraft::isDirty() const
{
    return std::ranges::any_of(m_fields, &DraftField::isDirty);
}

QString RecordDraft::title() const
{
    const QString word = readableSingular(m_table->name.name);
    if (!isNew())
        return m_recordName.isEmpty() ? word : tr("%1 %2", "Order 12345").arg(word, m_recordName);
    if (m_parentLabel.isEmpty())
        return tr("New %1").arg(word);
    return tr("New %1 for %2").arg(word, m_parentLabel);
}

QString RecordDraft::describe(const Record &saved) const
{
    if (m_parent)
        return recordInSentence(*m_table, saved, m_parentLabel);
    const auto above = parentAbove(*m_schema, *m_table, saved);
    const QString column = above ? above->childColumns.constFirst() : QString();
    return recordInSentence(*m_table, saved,
                            above && referenceOf(column) == above ? text(column) : QString());
}

bool RecordDraft::isHiddenParentColumn(const QString &column) const
{
    return m_parent && m_parent->relationship.childColumns.indexOf(column) > 0;
}

bool RecordDraft::isShown(const DraftField &field) const
{
    const Column &column = field.column();
    if (!isNew())
        return true;
    const bool surrogateKey = column.identity && m_table->primaryKey == QStringList{column.name};
    return !surrogateKey && !column.generated && !isHiddenParentColumn(column.name);
}

QStringList RecordDraft::shownColumns() const
{
    QStringList columns;
    for (const DraftField &field : m_fields) {
        if (isShown(field))
            columns += field.column().name;
    }
    return columns;
}

const DraftField *RecordDraft::field(const QString &column) const
{
    return const_cast<RecordDraft *>(this)->find(column);
}

DraftField *RecordDraft::find(const QString &column)
{
    const qsizetype index = m_table->indexOf(column);
    return index < 0 ? nullptr : &m_fields[size_t(index)];
}

QString RecordDraft::text(const QString &column) const
{
    const DraftField *found = field(column);
    return found ? found->text() : QString();
}

Value RecordDraft::value(const QString &column) const
{
    const DraftField *found = field(column);
    return found ? found->value() : Value();
}

QString RecordDraft::error(const QString &column) const
{
    const DraftField *found = field(column);
    return found ? found->error() : QString();
}

QString RecordDraft::placeholder(const QString &column) const
{
    const DraftField *found = field(column);
    return isNew() && found && found->column().identity ? tr("(new)") : QString();
}

/// Does something to a field and says what came of it.
template <typename Edit>
void RecordDraft::edit(const QString &column, Edit what)
{
    DraftField *field = find(column);
    if (!field || field->isReadOnly())
        return;
    const Value valueBefore = field->value();
    const QString textBefore = field->text();
    const QString errorBefore = field->error();
    what(*field);
    if (field->text() != textBefore || !sameValue(field->value(), valueBefore))
        Q_EMIT valueChanged(column);
    if (field->error() != errorBefore)
        Q_EMIT errorChanged(column);
    if (std::exchange(m_wasDirty, isDirty()) != isDirty())
        Q_EMIT dirtyChanged(isDirty());
}

void RecordDraft::setText(const QString &column, const QString &text)
{
    edit(column, [&](DraftField &field) { field.setText(text); });
    setFormErrors({});
}

void RecordDraft::setValue(const QString &column, const Value &value, const QString &shown)
{
    edit(column, [&](DraftField &field) { field.setValue(value, shown); });
    setFormErrors({});
}

void RecordDraft::setUnresolved(const QString &column, const QString &words)
{
    edit(column, [&](DraftField &field) { field.setUnresolved(words); });
}

void RecordDraft::settle(const QString &column)
{
    edit(column, [](DraftField &field) { field.settle(); });
}

void RecordDraft::setReadOnly(const QString &reason)
{
    for (DraftField &field : m_fields)
        field.setReadOnly(reason);
}

void RecordDraft::setDefaults(const ColumnValues &values)
{
    for (auto it = values.begin(); it != values.end(); ++it) {
        edit(it.key(), [&](DraftField &field) {
            if (!field.isTouched() && field.value().isNull())
                field.begin(it.value());
        });
    }
}

void RecordDraft::propose(const QString &column, const Value &value)
{
    edit(column, [&](DraftField &field) {
        if (!field.isTouched())
            field.propose(value);
    });
}

QStringList RecordDraft::proposals() const
{
    QStringList columns;
    for (const DraftField &field : m_fields) {
        if (field.isProposal() && !field.isReadOnly())
            columns += field.column().name;
    }
    return columns;
}

bool RecordDraft::validate()
{
    setFormErrors({});
    for (const Column &column : m_table->columns)
        edit(column.name, [](DraftField &field) { field.validate(); });
    if (hasErrors())
        Q_EMIT errorsSet();
    return !hasErrors();
}

bool RecordDraft::hasErrors() const
{
    const auto isWrong = [](const DraftField &field) { return !field.error().isEmpty(); };
    return !m_formErrors.isEmpty() || std::ranges::any_of(m_fields, isWrong);
}

QString RecordDraft::firstErrorColumn() const
{
    for (const QString &column : shownColumns()) {
        if (!error(column).isEmpty())
            return column;
    }
    return {};
}

Change RecordDraft::change() const
{
    return isNew() ? insertion() : update();
}

Change RecordDraft::insertion() const
{
    ColumnValues given;
    for (const DraftField &field : m_fields) {
        if (field.isGiven())
            given.insert(field.column().name, field.value());
    }
    return Change::insertion(m_table->name, given);
}

Change RecordDraft::update() const
{
    ColumnValues before;
    ColumnValues after;
    for (const DraftField &field : m_fields) {
        if (field.isDirty()) {
            before.insert(field.column().name, field.original());
            after.insert(field.column().name, field.value());
        }
    }
    return Change::update(m_table->name, m_key, before, after);
}

void RecordDraft::setErrors(const QList<DatabaseError> &errors)
{
    QList<DatabaseError> ofForm;
    for (const DatabaseError &error : errors) {
        const DraftField *found = field(error.column);
        if (found && isShown(*found) && !found->isReadOnly())
            edit(error.column, [&](DraftField &field) { field.setServerError(error.message); });
        else
            ofForm += error;
    }
    setFormErrors(ofForm);
    if (!errors.isEmpty())
        Q_EMIT errorsSet();
}

void RecordDraft::setFormErrors(const QList<DatabaseError> &errors)
{
    if (m_formErrors == errors)
        return;
    m_formErrors = errors;
    Q_EMIT errorChanged({});
}

} // namespace relata
