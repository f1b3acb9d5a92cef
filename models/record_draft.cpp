#include "models/record_draft.h"

#include "models/database/label.h"
#include "models/identifying_columns.h"
#include "models/record_name.h"
#include "models/search_hit.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

std::optional<Relationship> RecordDraft::referenceOf(const QString &column) const
{
    for (const Relationship &relationship : m_schema->parentsOf(m_table->name)) {
        if (relationship.childColumns == QStringList{column})
            return relationship;
    }
    return std::nullopt;
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

void RecordDraft::putBack(const DraftField &before)
{
    edit(before.column().name, [&](DraftField &field) { field = before; });
}

void RecordDraft::settle(const QString &column)
{
    edit(column, [](DraftField &field) { field.settle(); });
}

DraftFieldStates RecordDraft::states() const
{
    DraftFieldStates states;
    for (const DraftField &field : m_fields) {
        if (field.isTouched() || field.isProposal())
            states.insert(field.column().name, field.state());
    }
    return states;
}

void RecordDraft::resume(const DraftFieldStates &states)
{
    for (const auto &[column, state] : states.asKeyValueRange())
        edit(column, [&state = state](DraftField &field) { field.resume(state); });
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

bool RecordDraft::validate(const QString &column)
{
    edit(column, [](DraftField &field) { field.validate(); });
    return error(column).isEmpty();
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
    // Of another record that has the key by now these are others.
    for (const QString &column : identifyingColumns(*m_table))
        before.insert(column, field(column)->original());
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
