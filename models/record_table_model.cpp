#include "models/record_table_model.h"

#include "models/column_rules.h"
#include "models/database/database_session.h"

#include <algorithm>
#include <limits>

namespace relata {

namespace {

int toRows(qint64 rows)
{
    return int(std::min<qint64>(rows, std::numeric_limits<int>::max()));
}

} // namespace

RecordTableModel::RecordTableModel(DatabaseSession *session, QObject *parent)
    : QAbstractTableModel(parent)
    , m_session(session)
    , m_live(new LiveRows(session, [this] { return sight(); }, this))
{
    connect(session, &DatabaseSession::changed, this, &RecordTableModel::applyChanges);
    connectLive();
}

RecordTableModel::~RecordTableModel()
{
    m_stop.request_stop();
}

void RecordTableModel::setQuery(const RecordQuery &query, const RecordKey &key, qint64 nearRow)
{
    if (m_next ? m_next->query() == query : m_shown && m_query == query)
        return;
    auto next = std::make_unique<RecordSet>(m_session, query);
    reuseOrder(*next);
    prepare(std::move(next));
    if (key.isEmpty() && nearRow <= 0)
        m_next->load();
    else
        m_next->loadAround(key, std::max<qint64>(nearRow, 0));
    Q_EMIT pendingChanged(true);
}

/// Another filter of rows that are sorted already: typing one must not sort them again at every letter. What
/// is read anew, because something was written, is sorted anew.
void RecordTableModel::reuseOrder(RecordSet &next) const
{
    const RecordSet *before = m_next ? m_next.get() : m_shown.get();
    if (before && !m_nextIsRefresh && next.query().isFiltered() &&
        before->query().unfiltered() == next.query().unfiltered())
        next.reuse(*before);
}

const RecordQuery &RecordTableModel::askedQuery() const
{
    return m_next ? m_next->query() : m_query;
}

bool RecordTableModel::isSearching() const
{
    return askedQuery().isFiltered() &&
           (m_next || (m_shown && !m_shown->isComplete() && !m_shown->isStopped()));
}

void RecordTableModel::stopSearching()
{
    if (!isSearching() && !isSorting())
        return;
    if (m_shown && m_shown->isSorting())
        m_shown->stop();
    if (m_next || !m_shown->isStopped())
        (m_next ? m_next : m_shown)->stop();
    Q_EMIT countChanged();
}

std::optional<double> RecordTableModel::progress() const
{
    const RecordSet *set = m_next ? m_next.get() : m_shown.get();
    return set ? set->progress() : std::nullopt;
}

/// What a filter of the same rows will have to go through.
void RecordTableModel::rememberCount()
{
    if (!m_shown || m_query.isFiltered() || !m_shown->isComplete())
        return;
    m_counted = m_query;
    m_countedRows = m_shown->rowCount();
}

void RecordTableModel::clear()
{
    beginResetModel();
    m_stop.request_stop();
    m_next.reset();
    m_shown.reset();
    m_query = {};
    m_columns = {};
    m_rows = 0;
    m_live->abandon();
    endResetModel();
    Q_EMIT pendingChanged(false);
    Q_EMIT countChanged();
}

void RecordTableModel::prepare(std::unique_ptr<RecordSet> next)
{
    m_nextIsRefresh = false;
    m_next = std::move(next);
    connect(m_next.get(), &RecordSet::ready, this, &RecordTableModel::showNext);
    connect(m_next.get(), &RecordSet::failed, this, &RecordTableModel::failed);
    connect(m_next.get(), &RecordSet::progressed, this, &RecordTableModel::progressed);
    rememberCount();
    const RecordQuery &query = m_next->query();
    if (query.table == m_counted.table && query.parent == m_counted.parent)
        m_next->expect(m_countedRows);
}

void RecordTableModel::showNext()
{
    if (m_nextIsRefresh && m_shown && m_next->query() == m_query) {
        showRefreshed();
        return;
    }
    beginResetModel();
    takeNext();
    m_rows = toRows(m_shown->rowCount());
    endResetModel();
    Q_EMIT pendingChanged(false);
    Q_EMIT countChanged();
    m_live->proceed();
}

void RecordTableModel::takeNext()
{
    m_stop.request_stop(); // places looked for among the rows that were shown
    m_stop = {};
    m_nextIsRefresh = false;
    m_placing = 0;
    m_live->abandon();
    // Not destroyed here: the signal that brought us may have come from an object it owns.
    if (m_shown)
        m_shown.release()->deleteLater();
    m_shown = std::move(m_next);
    m_query = m_shown->query();
    m_columns = RecordColumns(m_session->schema(), m_query); // which may call records something else by now
    follow(m_shown.get());
}

void RecordTableModel::follow(RecordSet *shown)
{
    connect(shown, &RecordSet::rowsGrew, this, &RecordTableModel::grow);
    connect(shown, &RecordSet::finished, this, &RecordTableModel::countChanged);
    connect(shown, &RecordSet::finished, m_live, &LiveRows::proceed);
    connect(shown, &RecordSet::recordsArrived, this, [this](qint64 first, qint64 last) {
        const int lastRow = std::min(toRows(last), m_rows - 1);
        if (first <= lastRow)
            Q_EMIT dataChanged(index(int(first), 0), index(lastRow, columnCount() - 1));
    });
}

void RecordTableModel::grow(qint64 rows)
{
    setRows(toRows(rows));
    Q_EMIT countChanged();
}

void RecordTableModel::setRows(int rows)
{
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    } else if (rows < m_rows) {
        beginRemoveRows({}, rows, m_rows - 1);
        m_rows = rows;
        endRemoveRows();
    }
}

RecordKey RecordTableModel::keyAt(int row) const
{
    const Record *record = recordAt(row);
    return record ? record->key : RecordKey();
}

const Record *RecordTableModel::recordAt(int row) const
{
    return m_shown && row >= 0 && row < m_rows ? m_shown->recordAt(row) : nullptr;
}

std::optional<int> RecordTableModel::rowOf(const RecordKey &key) const
{
    const auto row = m_shown ? m_shown->rowOf(key) : std::nullopt;
    return row ? std::optional(toRows(*row)) : std::nullopt;
}

void RecordTableModel::locate(const RecordKey &key, const std::function<void(std::optional<int>)> &found)
{
    if (!m_shown) {
        found(std::nullopt);
        return;
    }
    const auto job = [query = m_query, index = m_shown->index(), key](Repository &repository) {
        return repository.reader().position(query, index, key);
    };
    const Lane lane = m_shown->index().isSorted() ? Lane::Sorting : Lane::Pages;
    m_session->request(lane, m_stop.get_token(), job, this,
                       [found](const Result<std::optional<qint64>> &row) {
                           found(row && *row ? std::optional(toRows(**row)) : std::nullopt);
                       });
}

void RecordTableModel::look(int first, int last)
{
    m_inSight = {first, last};
    if (m_shown)
        m_shown->look(first, last);
}

void RecordTableModel::readRows(qint64 first, int count, const std::stop_token &token, QObject *receiver,
                                const std::function<void(const Result<QList<Record>> &)> &read) const
{
    if (m_shown)
        m_shown->read(first, count, std::nullopt, token, receiver, read);
    else
        read(QList<Record>());
}

void RecordTableModel::readParts(const RecordParts &parts, qint64 first, int count,
                                 const std::stop_token &token, QObject *receiver,
                                 const std::function<void(const Result<QList<Record>> &)> &read) const
{
    if (m_shown)
        m_shown->read(first, count, parts, token, receiver, read);
    else
        read(QList<Record>());
}

int RecordTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int RecordTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant RecordTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(m_columns.alignment(index.column()));
    const Record *record = m_shown->recordAt(index.row());
    if (!record)
        m_shown->fetch(index.row());
    if (role == PlaceholderRole)
        return !record;
    if (!record)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return m_columns.text(*record, index.column());
    case ValueRole:
        return m_columns.value(*record, index.column());
    case IsNullRole:
        return m_columns.value(*record, index.column()).isNull();
    case MatchesRole:
        return QVariant::fromValue(m_columns.matches(*record, index.column()));
    case NewsRole:
        return m_news.isEmpty() ? 0.0 : m_news.strength(record->key, index.column());
    case HeldRole:
    case Qt::ToolTipRole:
        return m_shown->heldRow() == index.row() ? m_whyHeld : QVariant();
    case Qt::AccessibleDescriptionRole:
        if (m_shown->heldRow() == index.row())
            return m_whyHeld;
        return !m_news.isEmpty() && m_news.strength(record->key, index.column()) > 0
                   ? tr("Changed elsewhere a moment ago")
                   : QVariant();
    default:
        return {};
    }
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_columns.at(section).label;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(m_columns.alignment(section));
    return {};
}

Qt::ItemFlags RecordTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return isEditable(index) ? flags | Qt::ItemIsEditable : flags;
}

/// Whether its value can be typed in place. Binary values have no editor of a cell's size.
bool RecordTableModel::isEditable(const QModelIndex &index) const
{
    const Column *column = m_columns.columnAt(index.column());
    const Record *record = column ? m_shown->recordAt(index.row()) : nullptr;
    return record && !m_session->location().readOnly && m_shown->heldRow() != index.row() &&
           !column->identity && column->kind != ValueKind::Blob &&
           readOnlyReason(*m_columns.table(), *column, m_columns.value(*record, index.column())).isEmpty();
}

void RecordTableModel::sort(int column, Qt::SortOrder order)
{
    RecordQuery query = askedQuery();
    if (column < 0)
        query.sort.clear();
    else if (column < m_columns.size() && m_columns.columnAt(column))
        query.sort = {{m_columns.columnAt(column)->name, order}};
    else
        return;
    setQuery(query);
}

} // namespace relata
