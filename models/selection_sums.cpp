#include "models/selection_sums.h"

#include "models/record_table_model.h"

#include <algorithm>

namespace relata {

namespace {

constexpr int StepRows = 2'000; ///< added up within a fraction of a frame

bool isNumber(ValueKind kind)
{
    return kind == ValueKind::Integer || kind == ValueKind::Decimal || kind == ValueKind::Real;
}

/// Numbers that are names are not added up.
bool isName(const Table &table, const Column &column)
{
    return column.identity || table.key.contains(column.name) ||
           table.uniqueKeys.contains(QStringList(column.name));
}

} // namespace

SelectionSums::SelectionSums(RecordTableModel *model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
}

SelectionSums::~SelectionSums()
{
    m_stop.request_stop();
}

bool SelectionSums::isSummable(int column) const
{
    const RecordColumns &columns = m_model->columns();
    if (columns.at(column).kind != RecordColumn::Kind::Plain)
        return columns.at(column).kind == RecordColumn::Kind::ChildCount;
    const Column &declared = *columns.columnAt(column);
    return isNumber(declared.kind) && !isName(*columns.table(), declared);
}

void SelectionSums::start(const CellRanges &cells)
{
    m_stop.request_stop();
    m_stop = {};
    m_cells = cells;
    m_sums.clear();
    m_done = 0;
    if (rowCount() > 0) {
        for (const int column : cells.columns()) {
            if (isSummable(column))
                m_sums.append(Sum{column, {}, false});
        }
    }
    step();
}

void SelectionSums::step()
{
    if (m_sums.isEmpty())
        m_done = rowCount();
    while (!isFinished()) {
        const qint64 row = m_cells.row(m_done);
        const Record *record = m_model->recordAt(int(row));
        if (!record) {
            read(row, int(std::min<qint64>(m_cells.runLength(m_done), StepRows)));
            break;
        }
        take(row, *record);
        ++m_done;
    }
    Q_EMIT changed();
}

RecordParts SelectionSums::parts() const
{
    RecordParts parts;
    for (const Sum &sum : m_sums) {
        if (const Column *column = m_model->columns().columnAt(sum.column))
            parts.columns.insert(column->name);
        else
            parts.children.insert(m_model->columns().at(sum.column).relationship);
    }
    return parts;
}

void SelectionSums::read(qint64 first, int count)
{
    m_model->readParts(parts(), first, count, m_stop.get_token(), this, [this, first](const auto &records) {
        if (!records || records->isEmpty()) {
            clear(); // other rows, or none: what was selected is no more
            return;
        }
        for (qsizetype i = 0; i < records->size(); ++i, ++m_done)
            take(first + i, records->at(i));
        step();
    });
}

void SelectionSums::take(qint64 row, const Record &record)
{
    const RecordColumns &columns = m_model->columns();
    for (Sum &sum : m_sums) {
        if (!m_cells.contains(row, sum.column))
            continue;
        const Value value = columns.value(record, sum.column);
        const bool isCount = columns.at(sum.column).kind == RecordColumn::Kind::ChildCount;
        if (isCount && value.toLongLong() == Record::NotCounted)
            continue;
        sum.sum.add(value);
        sum.atLeast = sum.atLeast || (isCount && value.toLongLong() >= Record::MaxChildCount);
    }
}

} // namespace relata
