// Which rows are shown: the part of RecordPane that searches, filters and stops.
#include "models/orphans.h"
#include "models/record_table_model.h"
#include "ui/cell_links.h"
#include "ui/column_keeper.h"
#include "ui/current_record.h"
#include "ui/filter_notice.h"
#include "ui/pane_filters.h"
#include "ui/progress_line.h"
#include "ui/record_pane.h"
#include "ui/record_table_view.h"
#include "ui/row_jump.h"
#include "ui/search_bar.h"

#include <QtWidgets/QMenu>

namespace relata {

void RecordPane::connectFilters()
{
    connect(m_filters, &PaneFilters::changed, this, [this] {
        if (m_model->isLoaded())
            updateTexts(); // what is not understood filters nothing yet
        askFiltered(m_model->askedQuery().search);
    });
    connect(m_filters, &PaneFilters::leaveRequested, this, &RecordPane::focusTable);
    connect(m_filters, &PaneFilters::escapeRequested, this, &RecordPane::focusTable);
    connect(m_filtered, &QPushButton::clicked, m_filters, &PaneFilters::clear);
    connect(m_jump, &RowJump::left, this, &RecordPane::focusTable);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentColumnChanged, this,
            &RecordPane::statusChanged); // whose value can be filtered by
    connect(m_filters, &PaneFilters::cellMenuRequested, m_links, &CellLinks::fillMenu);
    connect(m_columns, &ColumnKeeper::titleMenuRequested, this, [this](QMenu *menu, int column) {
        m_filters->fillMenu(menu, column, {});
        menu->addSeparator();
    });
    connect(m_model, &RecordTableModel::countChanged, this, &RecordPane::showProgress);
    connect(m_model, &RecordTableModel::pendingChanged, this, &RecordPane::showProgress);
    connect(m_model, &RecordTableModel::progressed, this, &RecordPane::showProgress);
}

void RecordPane::showProgress()
{
    if (m_model->isSearching() || m_model->isSorting())
        m_progress->showProgress(m_model->progress());
    else
        m_progress->stop();
}

void RecordPane::search(const QString &words)
{
    if (m_model->isLoaded())
        askFiltered(words);
}

void RecordPane::askFiltered(const QString &words)
{
    RecordQuery query = m_model->askedQuery(); // of another table, perhaps, that is still on its way
    query.search = words.trimmed();
    query.filters = orphanFilters(query) + m_filters->filtersOf(query);
    m_filtered->setColumns(m_filters->labels());
    m_current->selectNext(m_current->key());
    m_model->setQuery(query);
}

/// Ends the search or the sorting that is going on and keeps what there is; else shows everything again.
void RecordPane::leaveSearch()
{
    if (m_model->isSearching() || m_model->isSorting())
        m_model->stopSearching();
    else if (m_model->askedQuery().search.isEmpty())
        leaveFilters();
    else
        m_search->showAll();
}

void RecordPane::leaveFilters()
{
    m_filters->clear();
    m_search->showAll();
}

} // namespace relata
