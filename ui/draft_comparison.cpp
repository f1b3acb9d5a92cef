#include "ui/draft_comparison.h"

#include "models/database/label.h"
#include "models/value_format.h"
#include "ui/message_colors.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

enum GridColumn
{
    Name,
    Typed,
    Now
};

constexpr int NameCharacters = 16; ///< so that the values of several stand below each other

/// As the table shows it; of a reference, the name of what it refers to.
QString shownValue(const Schema &schema, const Table &table, const Record &record, const Column &column)
{
    const QList<Relationship> parents = schema.parentsOf(table.name);
    for (qsizetype i = 0; i < parents.size(); ++i) {
        const QString label = record.parentLabels.value(i);
        if (parents.at(i).childColumns == QStringList{column.name} && !label.isEmpty())
            return label;
    }
    return displayText(column, record.values.value(table.indexOf(column.name)), QLocale());
}

QString labelOf(const Schema &schema, const TableName &table, const QString &column)
{
    const bool isReference =
        std::ranges::any_of(schema.parentsOf(table), [&column](const Relationship &relationship) {
            return relationship.childColumns == QStringList{column};
        });
    return isReference ? readableReference(column) : readableName(column);
}

QString orEmpty(const QString &text)
{
    return text.isEmpty() ? DraftComparison::tr("(empty)") : text;
}

QString shownTyped(const Column *column, const DraftFieldState &field)
{
    const bool blob = column && column->kind == ValueKind::Blob;
    return orEmpty(blob ? displayText(*column, field.value, QLocale()) : field.text.simplified());
}

QLabel *quietLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, quietText(palette));
    label->setPalette(palette);
    return label;
}

/// A value is there to be compared, so all of it is seen.
QLabel *valueLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

/// Columns share the width by what stands in them.
void DraftComparison::widen(int column, const QLabel &value)
{
    const int wanted = std::max(1, fontMetrics().boundingRect(value.text()).width());
    m_grid->setColumnStretch(column, std::max(m_grid->columnStretch(column), wanted));
}

DraftComparison::DraftComparison(const DraftSnapshot &snapshot, const Schema &schema,
                                 const std::optional<Record> &now, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    setObjectName(u"draftComparison"_s);
    setAccessibleName(tr("Comparison of %1").arg(snapshot.title));
    m_grid->setContentsMargins(0, 4, 0, 8);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnMinimumWidth(Name, NameCharacters * fontMetrics().averageCharWidth());
    m_grid->setColumnStretch(Typed, 1);
    m_grid->setColumnStretch(Now, 1);
    addHeadings(snapshot, now.has_value());
    const Table *table = schema.table(snapshot.table);
    for (const auto &[name, field] : snapshot.fields.asKeyValueRange()) {
        const Column *column = table ? table->column(name) : nullptr;
        const bool there = column && now;
        const Value value = there ? now->values.value(table->indexOf(name)) : Value();
        const bool changed = there && field.touched && !sameValue(value, field.original);
        if (field.touched)
            addRow(labelOf(schema, snapshot.table, name), shownTyped(column, field),
                   there ? orEmpty(shownValue(schema, *table, *now, *column)) : QString(),
                   changed ? orEmpty(field.originalText) : QString());
    }
    if (snapshot.lines)
        addLines(*snapshot.lines, schema);
    setAccessibleDescription(m_spoken.join(QChar::LineFeed));
}

void DraftComparison::addLines(const LinesSnapshot &lines, const Schema &schema)
{
    const TableName &child = lines.relationship.childTable;
    const Table *table = schema.table(child);
    for (qsizetype i = 0; i < lines.lines.size(); ++i) {
        QStringList typed;
        for (const auto &[name, field] : lines.lines.at(i).asKeyValueRange()) {
            if (field.touched)
                typed += tr("%1 %2", "Amount 3")
                             .arg(labelOf(schema, child, name),
                                  shownTyped(table ? table->column(name) : nullptr, field));
        }
        addRow(tr("%1 %2", "Line 1").arg(readableSingular(child.name)).arg(i + 1), typed.join(u", "_s), {},
               {});
    }
}

void DraftComparison::addHeadings(const DraftSnapshot &snapshot, bool isThere)
{
    m_grid->addWidget(quietLabel(tr("You typed"), this), 0, Typed);
    const QString now = isThere          ? tr("In the database now")
                        : snapshot.isNew ? tr("A new record: not in the database yet")
                                         : tr("Somebody has deleted this record since");
    QLabel *heading = quietLabel(now, this);
    m_grid->addWidget(heading, 0, Now);
    widen(Now, *heading);
    if (!isThere)
        m_spoken.append(now);
}

void DraftComparison::addRow(const QString &label, const QString &typed, const QString &now,
                             const QString &before)
{
    const int row = m_grid->rowCount();
    m_grid->addWidget(quietLabel(label, this), row, Name, Qt::AlignTop);
    QLabel *mine = valueLabel(typed, this);
    m_grid->addWidget(mine, row, Typed, Qt::AlignTop);
    QLabel *theirs = valueLabel({}, this);
    theirs->setText(before.isEmpty() ? now : tr("%1 — changed since; it was %2").arg(now, before));
    if (!before.isEmpty()) {
        QPalette palette = theirs->palette();
        palette.setColor(QPalette::WindowText, errorText(palette));
        theirs->setPalette(palette);
    }
    m_grid->addWidget(theirs, row, Now, Qt::AlignTop);
    widen(Typed, *mine);
    widen(Now, *theirs);
    m_spoken.append(now.isEmpty() ? tr("%1: typed %2").arg(label, typed)
                                  : tr("%1: typed %2, now %3").arg(label, typed, theirs->text()));
}

} // namespace relata
