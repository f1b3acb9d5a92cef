#include "models/selected_keys.h"

#include "models/record_table_model.h"

#include <algorithm>
#include <numeric>

namespace relata {

namespace {

constexpr int StepRows = 512;

QList<int> allColumns(const RecordTableModel &model)
{
    QList<int> columns(model.columnCount());
    std::iota(columns.begin(), columns.end(), 0);
    return columns;
}

} // namespace

SelectedKeys::SelectedKeys(RecordTableModel *model, const QItemSelection &selection, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_rows(selection, allColumns(*model))
{
}

SelectedKeys::~SelectedKeys()
{
    m_stop.request_stop();
}

void SelectedKeys::start()
{
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first) {
        if (first <= m_rows.row(m_rows.rowCount() - 1)) // the count may grow behind them
            failForChanges();
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &SelectedKeys::failForChanges);
    connect(m_model, &QAbstractItemModel::rowsMoved, this, &SelectedKeys::failForChanges);
    connect(m_model, &QAbstractItemModel::modelReset, this, &SelectedKeys::failForChanges);
    connect(m_model, &RecordTableModel::aboutToRefresh, this, &SelectedKeys::failForChanges);
    step();
}

void SelectedKeys::step()
{
    if (!takeAtHand())
        return;
    end();
    Q_EMIT finished(m_keys);
}

/// Goes on until a row is not at hand, and asks for that; true when there are no more.
bool SelectedKeys::takeAtHand()
{
    while (m_keys.size() < m_rows.rowCount()) {
        const qint64 row = m_rows.row(m_keys.size());
        if (!m_model->recordAt(int(row))) {
            read(row, int(std::min<qint64>(m_rows.runLength(m_keys.size()), StepRows)));
            return false;
        }
        m_keys.append(m_model->keyAt(int(row)));
    }
    return true;
}

void SelectedKeys::read(qint64 first, int count)
{
    m_model->readRows(first, count, m_stop.get_token(), this,
                      [this](const Result<QList<Record>> &records) { arrived(records); });
}

void SelectedKeys::arrived(const Result<QList<Record>> &records)
{
    if (!records) {
        end();
        Q_EMIT failed(records.error());
        return;
    }
    if (records->isEmpty()) { // the rows have become fewer since they were selected
        failForChanges();
        return;
    }
    std::ranges::transform(*records, std::back_inserter(m_keys), &Record::key);
    Q_EMIT progressed(m_keys.size());
    step();
}

void SelectedKeys::failForChanges()
{
    end();
    Q_EMIT failed({.kind = DatabaseError::Kind::Conflict,
                   .message = tr("Nothing was done: rows were added or removed meanwhile.")});
}

void SelectedKeys::end()
{
    m_model->disconnect(this);
    m_stop.request_stop();
}

} // namespace relata
