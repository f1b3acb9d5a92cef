#include "ui/pane_filters.h"

#include "models/database/cut_value.h"
#include "models/filter_text.h"
#include "models/orphans.h"
#include "models/record_table_model.h"
#include "ui/filter_field.h"
#include "ui/filter_row.h"
#include "ui/record_table_view.h"

#include <QtCore/QLocale>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Of a value in a menu.
constexpr int LongestValue = 30;

QString escaped(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace

PaneFilters::PaneFilters(RecordTableView *table, RecordTableModel *model, QWidget *rows, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
    , m_row(new FilterRow(table, rows))
{
    connect(m_row, &FilterRow::typed, this, &PaneFilters::type);
    connect(m_row, &FilterRow::leaveRequested, this, &PaneFilters::leaveRequested);
    connect(m_row, &FilterRow::escapeRequested, this, &PaneFilters::escape);
    connect(table, &RecordTableView::cellMenuRequested, this,
            [this](const QModelIndex &cell, const QPoint &at) {
                auto *menu = new QMenu(m_table);
                menu->setAttribute(Qt::WA_DeleteOnClose);
                Q_EMIT cellMenuRequested(menu, cell);
                fillMenu(menu, cell.column(), cell);
                menu->popup(at);
                if (!menu->isEmpty())
                    menu->setActiveAction(menu->actions().constFirst());
            });
}

/// A table's rows as a whole, those without a parent, and the children in one relationship are filtered each
/// in their own way.
QString PaneFilters::keyOf(const RecordQuery &query)
{
    QStringList parts{query.table.schema, query.table.name};
    if (query.parent)
        parts += query.parent->relationship.childColumns + query.parent->relationship.link.farColumns;
    for (const ColumnFilter &missing : orphanFilters(query))
        parts << QChar::Null + missing.column;
    return parts.join(QChar::LineFeed);
}

FilterEntries &PaneFilters::entries()
{
    return m_kept[keyOf(m_model->query())];
}

QList<ColumnFilter> PaneFilters::filtersOf(const RecordQuery &query) const
{
    QList<ColumnFilter> filters;
    for (const FilterEntry &entry : m_kept.value(keyOf(query)))
        filters += entry.conditions;
    return filters;
}

void PaneFilters::restore(const RecordQuery &query, const FilterEntries &entries)
{
    if (entriesOf(query) == entries)
        return;
    m_kept.insert(keyOf(query), entries);
    m_shown.clear();
}

void PaneFilters::adopt(bool otherColumns)
{
    if (otherColumns)
        m_row->setColumns(m_model->columns());
    if (otherColumns || m_shown != keyOf(m_model->query()))
        fillFields();
}

void PaneFilters::fillFields()
{
    const FilterEntries &now = entries();
    m_shown = keyOf(m_model->query());
    for (int column = 0; column < m_model->columns().size(); ++column) {
        FilterField *field = m_row->fieldAt(column);
        if (!field)
            continue;
        const FilterEntry entry = now.value(field->subject().column.name);
        field->putText(entry.text);
        m_row->setError(column, entry.error);
    }
    if (!now.isEmpty())
        m_row->setOpen(true);
}

QStringList PaneFilters::labels() const
{
    QStringList result;
    if (!m_model->isLoaded())
        return result;
    const FilterEntries now = m_kept.value(keyOf(m_model->query()));
    for (qsizetype column = 0; column < m_model->columns().size(); ++column) {
        const Column *declared = m_model->columns().columnAt(column);
        if (declared && !now.value(declared->name).conditions.isEmpty())
            result << m_model->columns().at(column).label;
    }
    return result;
}

QString PaneFilters::misunderstood() const
{
    for (const FilterField *field : m_row->fields()) {
        if (!field->error().isEmpty())
            return field->label();
    }
    return {};
}

// What is typed
// ------------------------------------------------------------------------------------------------------

void PaneFilters::type(int column, const QString &text)
{
    const FilterField *field = m_row->fieldAt(column);
    FilterEntry entry = entries().value(field->subject().column.name);
    const auto understood = parseFilter(field->subject(), text, QLocale(), QDate::currentDate());
    entry.text = text;
    entry.error = understood ? QString() : understood.error();
    if (understood)
        entry.conditions = *understood;
    put(column, entry);
}

void PaneFilters::put(int column, const FilterEntry &entry)
{
    FilterField *field = m_row->fieldAt(column);
    const QString &name = field->subject().column.name;
    if (entry.text.trimmed().isEmpty())
        entries().remove(name);
    else
        entries().insert(name, entry);
    field->putText(entry.text);
    m_row->setError(column, entry.error);
    tellChange();
}

/// Rows of another table or relationship may be on their way, which have filters of their own.
void PaneFilters::tellChange()
{
    if (keyOf(m_model->askedQuery()) == keyOf(m_model->query()))
        Q_EMIT changed();
}

void PaneFilters::escape(int column)
{
    if (m_model->isSearching())
        m_model->stopSearching();
    else if (!m_row->fieldAt(column)->text().isEmpty())
        m_row->fieldAt(column)->clear();
    else
        Q_EMIT escapeRequested();
}

bool PaneFilters::clear()
{
    if (!m_model->isLoaded() || entries().isEmpty())
        return false;
    entries().clear();
    fillFields();
    tellChange();
    return true;
}

void PaneFilters::toggle()
{
    if (m_row->isOpen() && m_row->holdsFocus()) {
        Q_EMIT leaveRequested();
        m_row->setOpen(false);
        clear();
        return;
    }
    m_row->setOpen(true);
    m_row->focusField(m_table->currentIndex().column());
}

// What is chosen
// -----------------------------------------------------------------------------------------------------

bool PaneFilters::canFilterBy(const QModelIndex &cell) const
{
    const Record *record = cell.isValid() ? m_model->recordAt(cell.row()) : nullptr;
    const Column *column = record ? m_model->columns().columnAt(cell.column()) : nullptr;
    if (!column)
        return false;
    const Value value = m_model->columns().value(*record, cell.column());
    return !isCut(value) && (column->kind != ValueKind::Blob || value.isNull());
}

QString PaneFilters::valueText(const QModelIndex &cell) const
{
    return cell.data().toString().simplified();
}

void PaneFilters::filterByValue(const QModelIndex &cell)
{
    if (!canFilterBy(cell))
        return;
    const Column &column = *m_model->columns().columnAt(cell.column());
    const Value value = cell.data(RecordTableModel::ValueRole);
    const bool isEmpty = value.isNull() || value.toString().isEmpty();
    FilterEntry entry;
    // A parent is called by its name, and is meant by its key: another may have the same name.
    entry.text = m_model->columns().isByName(cell.column()) && !isEmpty
                     ? u'=' + valueText(cell)
                     : filterText(column, value, QLocale());
    entry.conditions = {isEmpty ? ColumnFilter{column.name, ColumnFilter::Operator::Empty, {}}
                                : ColumnFilter{column.name, ColumnFilter::Operator::Equal, {value}}};
    m_row->setOpen(true);
    put(cell.column(), entry);
}

void PaneFilters::filterByColumn(int column)
{
    m_row->setOpen(true);
    m_row->focusField(column);
}

void PaneFilters::fillMenu(QMenu *menu, int column, const QModelIndex &cell)
{
    if (canFilterBy(cell)) {
        const QString value = menu->fontMetrics().elidedText(
            valueText(cell), Qt::ElideRight, LongestValue * menu->fontMetrics().averageCharWidth());
        menu->addAction(value.isEmpty() ? tr("Filter by &Empty %1").arg(m_model->columns().at(column).label)
                                        : tr("Filter by &“%1”").arg(escaped(value)),
                        this, [this, at = QPersistentModelIndex(cell)] { filterByValue(at); });
    }
    if (m_row->fieldAt(column)) {
        const QString label = escaped(m_model->columns().at(column).label);
        menu->addAction(tr("&Filter by %1…").arg(label), this, [this, column] { filterByColumn(column); });
    }
    if (isFiltered())
        menu->addAction(tr("&Clear Filters"), this, &PaneFilters::clear);
}

} // namespace relata
