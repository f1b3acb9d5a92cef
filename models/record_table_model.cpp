#include "models/record_table_model.h"

#include "models/column_rules.h"
#include "models/database/database_session.h"

#include <algorithm>
#include <limits>

namespace relata {

namespace {

/// More changes than this at once are followed by reading everything again.
constexpr qsizetype FollowedChanges = 1;

int toRows(qint64 rows)
{
    return int(std::min<qint64>(rows, std::numeric_limits<int>::max()));
}

} // namespace

RecordTableModel::RecordTableModel(DatabaseSession *session, QObject *parent)
    : QAbstractTableModel(parent)
    , m_session(session)
{
    connect(session, &DatabaseSession::changed, this, &RecordTableModel::applyChanges);
}

RecordTableModel::~RecordTableModel()
{
    m_stop.request_stop();
}

void RecordTableModel::setQuery(const RecordQuery &query, const RecordKey &key)
{
    if (m_next ? m_next->query() == query : m_shown && m_query == query)
        return;
    prepare(std::make_unique<RecordSet>(m_session, query));
    if (key.isEmpty())
        m_next->load();
    else
        m_next->loadAround(key, 0);
    Q_EMIT pendingChanged(true);
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
    if (!isSearching())
        return;
    (m_next ? m_next : m_shown)->stop();
    Q_EMIT countChanged();
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
    endResetModel();
    Q_EMIT pendingChanged(false);
    Q_EMIT countChanged();
}

void RecordTableModel::refresh(const RecordKey &key, qint64 nearRow)
{
    const RecordQuery query = askedQuery();
    if (!m_shown && !m_next)
        return;
    prepare(std::make_unique<RecordSet>(m_session, query));
    m_next->loadAround(key, nearRow);
}

void RecordTableModel::prepare(std::unique_ptr<RecordSet> next)
{
    m_next = std::move(next);
    connect(m_next.get(), &RecordSet::ready, this, &RecordTableModel::showNext);
    connect(m_next.get(), &RecordSet::failed, this, &RecordTableModel::failed);
}

void RecordTableModel::showNext()
{
    beginResetModel();
    m_stop.request_stop(); // places looked for among the rows that were shown
    m_stop = {};
    // Not destroyed here: the signal that brought us may have come from an object it owns.
    if (m_shown)
        m_shown.release()->deleteLater();
    m_shown = std::move(m_next);
    m_query = m_shown->query();
    m_columns = RecordColumns(m_session->schema(), m_query);
    m_rows = toRows(m_shown->rowCount());
    follow(m_shown.get());
    endResetModel();
    Q_EMIT pendingChanged(false);
    Q_EMIT countChanged();
}

void RecordTableModel::follow(RecordSet *shown)
{
    connect(shown, &RecordSet::rowsGrew, this, &RecordTableModel::grow);
    connect(shown, &RecordSet::finished, this, &RecordTableModel::countChanged);
    connect(shown, &RecordSet::recordsArrived, this, [this](qint64 first, qint64 last) {
        const int lastRow = std::min(toRows(last), m_rows - 1);
        if (first <= lastRow)
            Q_EMIT dataChanged(index(int(first), 0), index(lastRow, columnCount() - 1));
    });
}

void RecordTableModel::grow(qint64 rows)
{
    const int now = toRows(rows);
    if (now > m_rows) {
        beginInsertRows({}, m_rows, now - 1);
        m_rows = now;
        endInsertRows();
    } else if (now < m_rows) {
        beginRemoveRows({}, now, m_rows - 1);
        m_rows = now;
        endRemoveRows();
    }
    Q_EMIT countChanged();
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

void RecordTableModel::readRows(qint64 first, int count, const std::stop_token &token, QObject *receiver,
                                const std::function<void(const Result<QList<Record>> &)> &read) const
{
    if (m_shown)
        m_shown->read(first, count, token, receiver, read);
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
    return record && !m_session->location().readOnly && !column->identity &&
           column->kind != ValueKind::Blob &&
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

// Following what was written
// -------------------------------------------------------------------------------------

bool RecordTableModel::concerns(const Change &change) const
{
    if (change.table == m_query.table)
        return true;
    const auto related = [&](const Relationship &r) {
        return r.parentTable == change.table || r.childTable == change.table;
    };
    const SchemaPtr schema = m_session->schema();
    return std::ranges::any_of(schema->childrenOf(m_query.table), related) ||
           std::ranges::any_of(schema->parentsOf(m_query.table), related);
}

void RecordTableModel::applyChanges(const QList<Change> &changes)
{
    if (m_next) {
        refreshAnywhere(); // it may have read its rows before the change
        return;
    }
    if (!m_shown || std::ranges::none_of(changes, [this](const Change &change) { return concerns(change); }))
        return;
    const auto own = std::ranges::count(changes, m_query.table, &Change::table);
    if (own > FollowedChanges || (own > 0 && (!m_shown->isComplete() || m_shown->index().isSorted()))) {
        refreshAnywhere();
        return;
    }
    for (const Change &change : changes) {
        if (change.table == m_query.table)
            applyChange(change);
    }
    m_shown->reread(); // counts of children and names of parents
}

void RecordTableModel::applyChange(const Change &change)
{
    const auto oldRow = change.kind == Change::Kind::Insert ? std::nullopt : m_shown->rowOf(change.key);
    if (change.kind != Change::Kind::Insert && !oldRow)
        refreshAnywhere(); // out of sight: which row it was is not known
    else if (change.kind == Change::Kind::Delete)
        remove(*oldRow);
    else
        place(change, oldRow);
}

void RecordTableModel::place(const Change &change, std::optional<qint64> oldRow)
{
    // The index as it is without the old row, among whose chunks the database counts the new one.
    SeekIndex index = m_shown->index();
    if (const auto old = oldRow ? index.locate(*oldRow) : std::nullopt)
        index.adjust(old->chunk, -1);
    const auto job = [query = m_query, index,
                      key = change.keyAfter](Repository &repository) -> Result<Placed> {
        const RecordReader reader = repository.reader();
        auto record = reader.record(query.table, key);
        if (!record)
            return std::unexpected(record.error());
        auto row = reader.position(query, index, key);
        if (!row)
            return std::unexpected(row.error());
        return Placed{*record, *row};
    };
    // Follows the row while others come and go; its record may have been read anew by then.
    const QPersistentModelIndex old = oldRow ? this->index(int(*oldRow), 0) : QModelIndex();
    m_session->request(Lane::Pages, m_stop.get_token(), job, this, [this, old](const Result<Placed> &now) {
        if (now)
            placed(old.isValid() ? std::optional<qint64>(old.row()) : std::nullopt, *now);
        else
            Q_EMIT failed(now.error());
    });
}

void RecordTableModel::placed(std::optional<qint64> oldRow, const Placed &placed)
{
    const bool shown = placed.record && placed.row;
    if (oldRow && shown)
        move(*oldRow, *placed.row, *placed.record);
    else if (shown)
        insert(*placed.row, *placed.record);
    else if (oldRow)
        remove(*oldRow);
}

void RecordTableModel::move(qint64 from, qint64 to, const Record &record)
{
    if (from == to) {
        m_shown->replaceRow(from, record);
        Q_EMIT dataChanged(index(int(from), 0), index(int(from), columnCount() - 1));
        return;
    }
    // beginMoveRows() counts the row that moves as still there.
    const int destination = int(to > from ? to + 1 : to);
    beginMoveRows({}, int(from), int(from), {}, destination);
    m_shown->removeRow(from);
    m_shown->insertRow(to, record);
    endMoveRows();
    Q_EMIT dataChanged(index(int(to), 0), index(int(to), columnCount() - 1));
}

void RecordTableModel::insert(qint64 row, const Record &record)
{
    beginInsertRows({}, int(row), int(row));
    m_shown->insertRow(row, record);
    ++m_rows;
    endInsertRows();
    Q_EMIT countChanged();
}

void RecordTableModel::remove(qint64 row)
{
    beginRemoveRows({}, int(row), int(row));
    m_shown->removeRow(row);
    --m_rows;
    endRemoveRows();
    Q_EMIT countChanged();
}

} // namespace relata
