#include "ui/column_keeper.h"

#include "models/record_table_model.h"
#include "ui/record_table_header.h"
#include "ui/record_table_view.h"

#include <QtGui/QAction>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

ColumnKeeper::ColumnKeeper(const DatabaseLocation &location, RecordTableView *table, RecordTableModel *model,
                           QObject *parent)
    : QObject(parent)
    , m_settings(location)
    , m_table(table)
    , m_model(model)
{
    const auto *header = static_cast<const RecordTableHeader *>(table->horizontalHeader());
    connect(header, &RecordTableHeader::arrangedByHand, this, [this](bool resized) {
        m_widthsChosen = m_widthsChosen || resized;
        store();
    });
    // An empty table had only its titles to be laid out for.
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        if (m_model->rowCount() == last - first + 1)
            fitAgain();
    });
    // Columns that go, with all records, come back as they are at first.
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_model->columnCount() == 0)
            m_columnsOf = {};
    });
    connect(header, &RecordTableHeader::menuRequested, this, [this](int column, const QPoint &at) {
        auto *menu = new QMenu(m_table);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        Q_EMIT titleMenuRequested(menu, column);
        fillMenu(menu);
        menu->popup(at);
    });
}

QList<SortColumn> ColumnKeeper::sortOf(const RecordQuery &query, const Table &table) const
{
    const QList<SortColumn> kept = m_settings.sort(query);
    const bool isKnown = std::ranges::all_of(
        kept, [&table](const SortColumn &sort) { return table.column(sort.column) != nullptr; });
    return isKnown ? kept : QList<SortColumn>();
}

bool ColumnKeeper::adopt()
{
    const RecordQuery &query = m_model->query();
    const bool same = m_columnsOf.table == query.table &&
                      m_columnsOf.parent.has_value() == query.parent.has_value() &&
                      (!query.parent || m_columnsOf.parent->relationship == query.parent->relationship);
    m_columnsOf = query;
    if (!same)
        arrange();
    m_settings.setSort(query);
    const SortColumn sort = query.sort.value(0);
    const int section = query.sort.isEmpty() ? -1 : int(m_model->columns().indexOf(sort.column));
    m_table->horizontalHeader()->setSortIndicator(section, sort.order);
    return !same;
}

void ColumnKeeper::arrange()
{
    const ColumnLayout layout = m_settings.columns(m_columnsOf);
    m_widthsChosen = std::ranges::any_of(layout, [](const ColumnPlace &place) { return place.width > 0; });
    if (m_widthsChosen) // for columns that were not there when the widths were chosen
        m_table->fitColumns(namingColumns());
    arrangeColumns(*m_table->horizontalHeader(), m_model->columns(), layout);
    if (m_widthsChosen)
        m_table->keepColumns();
}

void ColumnKeeper::store()
{
    if (m_model->isLoaded())
        m_settings.setColumns(
            m_columnsOf, columnLayoutOf(*m_table->horizontalHeader(), m_model->columns(), m_widthsChosen));
}

/// Those whose values name a record.
QList<int> ColumnKeeper::namingColumns() const
{
    QList<int> result;
    for (const QString &column : m_model->columns().table()->labelColumns)
        result.append(int(m_model->columns().indexOf(column)));
    return result;
}

void ColumnKeeper::fit()
{
    m_widthsChosen = false;
    m_table->fitColumns(namingColumns());
    store();
}

void ColumnKeeper::fitAgain()
{
    if (!m_widthsChosen && m_model->isLoaded())
        m_table->fitColumns(namingColumns());
}

void ColumnKeeper::reset()
{
    m_settings.setColumns(m_columnsOf, {});
    arrange();
    fitAgain();
}

void ColumnKeeper::setShown(int column, bool shown)
{
    m_table->horizontalHeader()->setSectionHidden(column, !shown);
    if (!m_widthsChosen)
        m_table->fitColumns(namingColumns());
    else if (shown)
        m_table->resizeColumnToContents(column);
    store();
}

bool ColumnKeeper::isLastShown(int column) const
{
    const QHeaderView *header = m_table->horizontalHeader();
    return !header->isSectionHidden(column) && header->count() - header->hiddenSectionCount() == 1;
}

void ColumnKeeper::fillMenu(QMenu *menu)
{
    const QHeaderView *header = m_table->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        const QString label = m_model->columns().at(column).label;
        QAction *action = menu->addAction(QString(label).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        action->setEnabled(!isLastShown(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) { setShown(column, shown); });
    }
    menu->addSeparator();
    menu->addAction(tr("&Fit Columns"), this, &ColumnKeeper::fit)->setEnabled(header->count() > 0);
    menu->addAction(tr("&Reset Columns"), this, &ColumnKeeper::reset)->setEnabled(header->count() > 0);
    Q_EMIT menuFilled(menu);
}

} // namespace relata
