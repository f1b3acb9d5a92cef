#include "models/child_lines.h"

#include <algorithm>
#include <utility>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Beside each other in a form.
constexpr qsizetype MostColumns = 6;

bool hasInItsKey(const Table &table, const QStringList &columns)
{
    return std::ranges::all_of(columns,
                               [&](const QString &column) { return table.primaryKey.contains(column); });
}

/// Whether a child cannot be without its parent.
bool isRequired(const Table &table, const QStringList &columns)
{
    return std::ranges::none_of(columns, [&](const QString &name) {
        const Column *column = table.column(name);
        return !column || column->nullable;
    });
}

/// A key that is not known yet, in a draft that only has to know that there will be one.
ParentRecord unknownParent(const Relationship &relationship)
{
    return {relationship, {}, QVariantList(relationship.childColumns.size(), Value(u"-"_s))};
}

} // namespace

ChildLines::ChildLines(SchemaPtr schema, Relationship relationship, QObject *parent)
    : QObject(parent)
    , m_schema(std::move(schema))
    , m_relationship(std::move(relationship))
{
    add();
    m_columns = shown(line(0));
}

bool ChildLines::areParts(const Schema &schema, const Relationship &relationship)
{
    const Table *child = schema.table(relationship.childTable);
    return child && isRequired(*child, relationship.childColumns) &&
           (hasInItsKey(*child, relationship.childColumns) ||
            relationship.onDelete == ReferentialAction::Cascade);
}

QList<Relationship> ChildLines::choices(const Schema &schema, const TableName &table)
{
    QList<Relationship> choices = schema.childrenOf(table);
    choices.removeIf([&](const Relationship &relationship) {
        const Table *child = schema.table(relationship.childTable);
        return !child || !child->isWritable() || relationship.childTable == table;
    });
    std::ranges::stable_sort(choices, std::ranges::greater(), [&](const Relationship &relationship) {
        const Table &child = *schema.table(relationship.childTable);
        return std::pair(areParts(schema, relationship), isRequired(child, relationship.childColumns));
    });
    return choices;
}

/// What is required, then the others from the left, as they are declared.
QStringList ChildLines::shown(const RecordDraft &draft) const
{
    QStringList columns = draft.shownColumns();
    columns.removeIf([&](const QString &column) {
        return m_relationship.childColumns.contains(column) || draft.field(column)->isReadOnly();
    });
    const auto isRequired = [&](const QString &column) { return draft.field(column)->isRequired(); };
    qsizetype room = MostColumns - std::ranges::count_if(columns, isRequired);
    columns.removeIf([&](const QString &column) { return !isRequired(column) && room-- <= 0; });
    return columns;
}

int ChildLines::typedCount() const
{
    return int(std::ranges::count_if(m_lines, [](const auto &line) { return line->isDirty(); }));
}

void ChildLines::add()
{
    m_lines.push_back(RecordDraft::newRecord(m_schema, m_relationship.childTable,
                                             unknownParent(m_relationship), tr("the new record")));
    fill(count() - 1);
    connect(m_lines.back().get(), &RecordDraft::dirtyChanged, this, &ChildLines::follow);
    connect(m_lines.back().get(), &RecordDraft::valueChanged, this, &ChildLines::changed);
}

/// The empty line at the end.
void ChildLines::follow()
{
    if (!isEmpty(count() - 1)) {
        add();
        Q_EMIT added(count() - 1);
    }
    Q_EMIT dirtyChanged();
}

void ChildLines::remove(int index)
{
    m_lines.erase(m_lines.begin() + index);
    if (m_lines.empty() || !isEmpty(count() - 1))
        add();
    Q_EMIT removed();
    Q_EMIT dirtyChanged();
    Q_EMIT changed();
}

QList<DraftFieldStates> ChildLines::states() const
{
    QList<DraftFieldStates> states;
    for (const auto &line : m_lines) {
        if (line->isDirty())
            states.append(line->states());
    }
    return states;
}

void ChildLines::resume(const QList<DraftFieldStates> &lines)
{
    for (const DraftFieldStates &states : lines)
        line(count() - 1).resume(states); // and there is an empty one behind it
    fill(count() - 1);                    // whose number comes behind those that are there now
}

void ChildLines::setReadOnly(const QString &reason)
{
    for (const auto &line : m_lines)
        line->setReadOnly(reason);
}

void ChildLines::begin(const Beginning &beginning)
{
    m_beginning = beginning;
    for (int i = 0; i < count(); ++i)
        fill(i);
}

void ChildLines::fill(int index)
{
    line(index).setDefaults(m_beginning.defaults);
    for (const auto &[column, first] : m_beginning.proposals.asKeyValueRange())
        line(index).propose(column, numberAfter(first, index));
    const QString number = numberColumn();
    if (!number.isEmpty() && (isEmpty(index) || line(index).value(number).isNull()))
        line(index).propose(number, numberBehind(number, index));
}

/// One more than the lines before, of which some may have been taken away.
qlonglong ChildLines::numberBehind(const QString &column, int index) const
{
    qlonglong greatest = 0;
    for (int i = 0; i < index; ++i)
        greatest = std::max(greatest, line(i).value(column).toLongLong());
    return greatest + 1;
}

/// The number that a line has in its parent: what is in the key besides the parent's own.
QString ChildLines::numberColumn() const
{
    const Table &table = *m_schema->table(m_relationship.childTable);
    QStringList rest = table.primaryKey;
    rest.removeIf([&](const QString &column) { return m_relationship.childColumns.contains(column); });
    const Column *column =
        rest.size() == 1 && rest.size() < table.primaryKey.size() ? table.column(rest.constFirst()) : nullptr;
    const bool isReference = column && line(0).referenceOf(column->name);
    return column && column->kind == ValueKind::Integer && !column->identity && !isReference ? column->name
                                                                                             : QString();
}

bool ChildLines::validate()
{
    bool valid = true;
    for (const auto &line : m_lines)
        valid = (!line->isDirty() || line->validate()) && valid;
    return valid;
}

QList<Change> ChildLines::changes() const
{
    QList<Change> changes;
    for (const auto &line : m_lines) {
        if (!line->isDirty())
            continue;
        ColumnValues values = line->change().after;
        for (const QString &column : m_relationship.childColumns)
            values.remove(column);
        changes << Change::childInsertion(m_relationship.childTable, values,
                                          {0, m_relationship.childColumns, m_relationship.parentColumns});
    }
    return changes;
}

void ChildLines::setErrors(const QList<ChangeError> &errors)
{
    qsizetype change = 0;
    for (const auto &line : m_lines) {
        if (!line->isDirty())
            continue;
        ++change; // the parent's is the first
        QList<DatabaseError> own;
        for (const ChangeError &error : errors) {
            if (error.change == change)
                own << error.error;
        }
        line->setErrors(own);
    }
}

} // namespace relata
