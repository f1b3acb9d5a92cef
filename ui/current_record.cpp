#include "ui/current_record.h"

#include "models/record_table_model.h"
#include "ui/record_table_view.h"

#include <QtWidgets/QHeaderView>

#include <algorithm>

namespace relata {

namespace {

/// Whether all rows are in memory, as far as that is quickly seen.
bool hasAll(const RecordTableModel &model)
{
    constexpr int MostLookedAt = 128;
    if (!model.isCountExact() || model.rowCount() > MostLookedAt)
        return false;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!model.recordAt(row))
            return false;
    }
    return true;
}

} // namespace

CurrentRecord::CurrentRecord(RecordTableView *table, RecordTableModel *model, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
{
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CurrentRecord::follow);
    connect(model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                if (row() >= first.row() && row() <= last.row())
                    follow();
            });
    connect(model, &RecordTableModel::countChanged, this, &CurrentRecord::selectCounted);
    connect(model, &RecordTableModel::refreshed, this, [this] {
        const bool isFirst = row() < 0 && m_model->rowCount() > 0;
        if (m_wanted.isEmpty() && !isFirst)
            follow();
        else
            findAgain();
    });
}

int CurrentRecord::row() const
{
    return m_table->currentIndex().row();
}

std::optional<Record> CurrentRecord::record() const
{
    const Record *record = m_model->recordAt(row());
    return record ? std::optional(*record) : std::nullopt;
}

void CurrentRecord::select(const RecordKey &key)
{
    m_uncounted = {};
    if (m_model->isPending()) {
        m_wanted = key;
        return;
    }
    if (const auto row = m_model->rowOf(key)) {
        setRow(*row);
        return;
    }
    // It is looked for among the rows that have been counted by now; the answer may come when all have been.
    const bool amongAll = m_model->isCountExact();
    const bool wasCounting = m_model->isCounting();
    m_model->locate(key, [this, key, amongAll, wasCounting, here = m_key](std::optional<int> row) {
        if (!(m_key == here))
            return; // whoever went on meanwhile does not want to be taken back
        if (row)
            setRow(*row);
        else if (!amongAll && !m_model->query().isFiltered())
            lookFurther(key, wasCounting);
    });
}

void CurrentRecord::goTo(const PanePlace &place)
{
    goToNext(place);
    if (!m_model->isPending())
        findAgain();
}

void CurrentRecord::goToNext(const PanePlace &place)
{
    m_wanted = place.current;
    m_place = place;
}

/// Where the rows are being counted or sorted, doing so a second time would take as long again; where
/// somebody has stopped that before, there is no other way.
void CurrentRecord::lookFurther(const RecordKey &key, bool isCounting)
{
    if (isCounting) {
        m_uncounted = key;
        m_waitingRow = row();
        selectCounted();
    } else {
        m_wanted = key;
        m_model->refresh(key, row());
    }
}

void CurrentRecord::selectCounted()
{
    if (m_uncounted.isEmpty() || m_model->isPending() || m_model->isCounting())
        return;
    const RecordKey key = std::exchange(m_uncounted, {});
    // Whoever went on does not want to be taken back, nor who stopped it to have it begun again.
    if (row() == m_waitingRow && m_model->isCountExact())
        select(key);
}

void CurrentRecord::findAgain()
{
    m_uncounted = {};
    // Whoever hears of the record may already ask for other rows.
    const RecordKey wanted = std::exchange(m_wanted, {});
    const auto place = std::exchange(m_place, std::nullopt);
    const RecordKey target = wanted.isEmpty() && !place ? m_key : wanted;
    const auto row = target.isEmpty() ? std::nullopt : m_model->rowOf(target); // in a view all are
    const int last = m_model->rowCount() - 1;
    const int now = row.value_or(place && last >= 0 ? std::clamp(place->row, 0, last) : std::min(0, last));
    setRow(now);
    if (place && now >= 0)
        scrollBack(*place, now);
    if (row || target.isEmpty() || m_model->query().isFiltered() || m_model->isPending())
        return;
    // The current record of another parent's children is not among these, and who only walks from one parent
    // to the next waits for no look; a record that is wanted may just have been saved.
    if (!wanted.isEmpty() || !hasAll(*m_model))
        select(target);
}

/// The rows come to stand where they stood, also where some have come or gone above them since.
void CurrentRecord::scrollBack(const PanePlace &place, int row)
{
    const QModelIndex cell = m_model->index(row, place.column);
    if (cell.isValid() && !m_table->horizontalHeader()->isSectionHidden(place.column))
        m_table->selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
    m_table->setTopRow(row - (place.row - place.topRow));
}

void CurrentRecord::setRow(int row)
{
    QItemSelectionModel *selection = m_table->selectionModel();
    const QModelIndex now = selection->currentIndex();
    const int column =
        now.isValid() ? now.column() : std::max(0, m_table->horizontalHeader()->logicalIndexAt(0));
    if (row < 0)
        selection->clear();
    else
        selection->setCurrentIndex(m_model->index(row, column),
                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    follow();
}

void CurrentRecord::follow()
{
    const RecordKey key = m_model->keyAt(row());
    if (key.isEmpty() && row() >= 0 && m_model->recordAt(row()) == nullptr)
        return; // on its way: dataChanged() comes back here
    m_key = key;
    m_model->keepInPlace(m_table->currentIndex());
    Q_EMIT moved();
}

} // namespace relata
