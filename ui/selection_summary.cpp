#include "ui/selection_summary.h"

#include "models/number_text.h"
#include "models/record_table_model.h"
#include "models/selection_sums.h"
#include "ui/record_table_view.h"
#include "ui/visual_columns.h"

#include <QtCore/QLocale>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More have no room.
constexpr qsizetype MaxSums = 3;

} // namespace

SelectionSummary::SelectionSummary(RecordTableView *table, RecordTableModel *model, QObject *parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
    , m_sums(new SelectionSums(model, this))
{
    m_starting.setSingleShot(true);
    m_starting.setInterval(0);
    connect(&m_starting, &QTimer::timeout, this, &SelectionSummary::start);
    const auto again = qOverload<>(&QTimer::start);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, &m_starting, again);
    for (const auto &signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, &m_starting, again);
    connect(model, &QAbstractItemModel::rowsMoved, &m_starting, again);
    connect(model, &QAbstractItemModel::modelReset, &m_starting, again);
    connect(model, &QAbstractItemModel::modelAboutToBeReset, m_sums, &SelectionSums::clear);
    connect(model, &RecordTableModel::refreshed, &m_starting, again);
    // A value may have changed. While the sum is still growing, what arrives are the rows that it asked for.
    connect(model, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_sums->isFinished())
            m_starting.start();
    });
    connect(m_sums, &SelectionSums::changed, this, &SelectionSummary::changed);
}

void SelectionSummary::start()
{
    const QItemSelection selection = m_table->selectionModel()->selection();
    const CellRanges cells(selection, VisualColumns(*m_table->horizontalHeader()).columns());
    if (m_model->isLoaded() && cells.rowCount() > 1)
        m_sums->start(cells);
    else if (m_sums->rowCount() > 0)
        m_sums->clear();
}

QString SelectionSummary::text() const
{
    if (m_sums->rowCount() == 0)
        return {};
    const QString count = tr("%1 selected").arg(QLocale().toString(m_sums->rowCount()));
    const QString sums = sumsText();
    return sums.isEmpty() ? count : u"%1 · %2"_s.arg(count, sums);
}

QString SelectionSummary::sumsText() const
{
    QStringList parts;
    for (const SelectionSums::Sum &sum : m_sums->sums().first(std::min(MaxSums, m_sums->sums().size()))) {
        const Column *column = m_model->columns().columnAt(sum.column);
        const int scale = column && column->kind == ValueKind::Decimal ? column->scale.value_or(0) : 0;
        const QString number = showDecimal(sum.sum.digits(), QLocale(), scale);
        if (sum.sum.count() > 0)
            parts += tr("Σ %1 %2").arg(m_model->columns().at(sum.column).label,
                                       sum.atLeast ? tr("%1+", "at least so many").arg(number) : number);
    }
    if (!m_sums->isFinished())
        parts += tr("adding up… %1 %").arg(int(m_sums->progress() * 100));
    return parts.join(u" · "_s);
}

} // namespace relata
