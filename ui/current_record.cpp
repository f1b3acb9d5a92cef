#include "ui/current_record.h"

#include "models/record_table_model.h"
#include "ui/record_table_view.h"

#include <QtWidgets/QHeaderView>

namespace relata {

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
    m_model->locate(key, [this, key, amongAll](std::optional<int> row) {
        if (row) {
            setRow(*row);
        } else if (!amongAll && !m_model->query().isFiltered()) {
            m_wanted = key;
            m_model->refresh(key, this->row());
        }
    });
}

void CurrentRecord::findAgain()
{
    const RecordKey wanted = std::exchange(m_wanted, {});
    const RecordKey target = wanted.isEmpty() ? m_key : wanted;
    const auto row = m_model->rowOf(target);
    setRow(row.value_or(m_model->rowCount() > 0 ? 0 : -1));
    if (!row && !target.isEmpty() && !m_model->query().isFiltered())
        select(target);
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
    m_model->keep(key);
    Q_EMIT moved();
}

} // namespace relata
