#include "ui/selection_keeper.h"

#include "models/record_table_model.h"
#include "ui/record_table_view.h"

#include <QtCore/QItemSelection>

namespace relata {

namespace {

/// Stretches that are looked for again: each is two questions to the database.
constexpr qsizetype MostStretches = 100;

} // namespace

SelectionKeeper::SelectionKeeper(RecordTableView *table, RecordTableModel *model, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
{
    connect(model, &RecordTableModel::aboutToRefresh, this, &SelectionKeeper::remember);
    connect(model, &RecordTableModel::refreshed, this, &SelectionKeeper::restore);
    // Whoever selects something else meanwhile means that.
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { ++m_number; });
}

void SelectionKeeper::remember()
{
    const QItemSelection selection = m_table->selectionModel()->selection();
    const int current = m_table->currentIndex().row();
    m_stretches.clear();
    m_currentKey = m_model->keyAt(current);
    m_all = selection.size() == 1 && selection.constFirst().top() == 0 &&
            selection.constFirst().bottom() == m_model->rowCount() - 1 && m_model->rowCount() > 1;
    m_isPlain = selection.isEmpty() || (selection.size() == 1 && selection.constFirst().height() == 1 &&
                                        selection.constFirst().top() == current);
    if (m_all || m_isPlain || selection.size() > MostStretches)
        return;
    for (const QItemSelectionRange &range : selection) {
        const Stretch stretch{m_model->keyAt(range.top()), m_model->keyAt(range.bottom())};
        if (!stretch.first.isEmpty() && !stretch.last.isEmpty())
            m_stretches.append(stretch);
    }
}

void SelectionKeeper::restore()
{
    if (m_isPlain)
        return;
    if (m_all) {
        add(0, m_model->rowCount() - 1);
        return;
    }
    ++m_number;
    const RecordKey current = m_model->keyAt(m_table->currentIndex().row());
    if (!(current == m_currentKey)) { // gone, or another one was wanted
        m_table->selectionModel()->select(m_table->currentIndex(),
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        return;
    }
    m_table->selectionModel()->clearSelection();
    for (const Stretch &stretch : std::as_const(m_stretches))
        select(stretch);
}

void SelectionKeeper::select(const Stretch &stretch)
{
    find(stretch.first, [this, last = stretch.last](int first) {
        find(last, [this, first](int end) { add(std::min(first, end), std::max(first, end)); });
    });
}

void SelectionKeeper::find(const RecordKey &key, const std::function<void(int row)> &found)
{
    if (const auto row = m_model->rowOf(key)) {
        found(*row);
        return;
    }
    m_model->locate(key, [this, number = m_number, found](std::optional<int> row) {
        if (row && number == m_number)
            found(*row);
    });
}

void SelectionKeeper::add(int first, int last)
{
    const QItemSelection rows(m_model->index(first, 0), m_model->index(last, m_model->columnCount() - 1));
    m_table->selectionModel()->select(rows, QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

} // namespace relata
