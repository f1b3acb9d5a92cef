#include "models/search_hits_model.h"

#include "models/database/label.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

const RecordKey &keyOf(const SearchHit &hit)
{
    return hit.record.key;
}

} // namespace

bool SearchHitsModel::Group::isBefore(const Group &other) const
{
    const auto best = [](const Group &group) { return group.hits.constFirst().rank; };
    return std::pair(best(*this), place) < std::pair(best(other), other.place);
}

void SearchHitsModel::clear()
{
    beginResetModel();
    m_groups.clear();
    endResetModel();
}

void SearchHitsModel::add(const Table &table, qsizetype place, const QList<SearchHit> &hits)
{
    if (hits.isEmpty())
        return;
    QList<SearchHit> found = hits;
    std::ranges::stable_sort(found, {}, &SearchHit::rank);
    if (!groupOf(table.name))
        insertGroup({.table = table.name, .place = place, .hits = {found.takeFirst()}, .matches = 1});
    for (const SearchHit &hit : found)
        insertHit(*groupOf(table.name), hit);
}

void SearchHitsModel::insertGroup(Group group)
{
    const auto behind =
        std::ranges::find_if(m_groups, [&](const Group &other) { return group.isBefore(other); });
    const qsizetype at = std::distance(m_groups.begin(), behind);
    const int row = at < m_groups.size() ? firstRowOf(&m_groups.at(at)) : rowCount();
    beginInsertRows({}, row, row + group.rows() - 1);
    m_groups.insert(at, std::move(group));
    endInsertRows();
}

/// Behind those of the same rank; of too many the last one goes.
void SearchHitsModel::insertHit(Group &group, const SearchHit &hit)
{
    if (std::ranges::find(group.hits, hit.record.key, keyOf) != group.hits.end())
        return;
    const auto worse =
        std::ranges::find_if(group.hits, [&](const SearchHit &other) { return hit.rank < other.rank; });
    const int at = int(std::distance(group.hits.begin(), worse));
    const int first = firstRowOf(&group) + 1;
    if (at == HitsOfTable)
        return;
    if (group.hits.size() == HitsOfTable) {
        beginRemoveRows({}, first + HitsOfTable - 1, first + HitsOfTable - 1);
        group.hits.removeLast();
        endRemoveRows();
    }
    beginInsertRows({}, first + at, first + at);
    group.hits.insert(at, hit);
    endInsertRows();
}

void SearchHitsModel::setMatches(const TableName &table, qint64 matches, bool exact)
{
    Group *group = groupOf(table);
    if (!group)
        return;
    group->matches = std::max<qint64>(matches, group->hits.size());
    group->exact = exact;
    setMore(*group, group->matches > group->hits.size());
    const int title = firstRowOf(group);
    Q_EMIT dataChanged(index(title), index(title + group->rows() - 1));
}

void SearchHitsModel::setMore(Group &group, bool more)
{
    if (group.more == more)
        return;
    const int row = firstRowOf(&group) + 1 + int(group.hits.size());
    if (more)
        beginInsertRows({}, row, row);
    else
        beginRemoveRows({}, row, row);
    group.more = more;
    if (more)
        endInsertRows();
    else
        endRemoveRows();
}

SearchHitsModel::Group *SearchHitsModel::groupOf(const TableName &table)
{
    const auto found = std::ranges::find(m_groups, table, &Group::table);
    return found == m_groups.end() ? nullptr : &*found;
}

int SearchHitsModel::firstRowOf(const Group *group) const
{
    int row = 0;
    for (const Group &other : m_groups) {
        if (&other == group)
            break;
        row += other.rows();
    }
    return row;
}

SearchHitsModel::Position SearchHitsModel::positionOf(int row) const
{
    for (const Group &group : m_groups) {
        if (row < group.rows())
            return {&group, row};
        row -= group.rows();
    }
    return {};
}

SearchHitsModel::Kind SearchHitsModel::Position::kind() const
{
    return row == 0 ? Kind::Table : row <= group->hits.size() ? Kind::Hit : Kind::More;
}

SearchHitsModel::Kind SearchHitsModel::kindAt(int row) const
{
    return positionOf(row).kind();
}

TableName SearchHitsModel::tableAt(int row) const
{
    return positionOf(row).group->table;
}

const SearchHit *SearchHitsModel::hitAt(int row) const
{
    const Position position = positionOf(row);
    return position.group && position.kind() == Kind::Hit ? &position.hit() : nullptr;
}

int SearchHitsModel::nextPlace(int row, int step) const
{
    for (int next = row + step; next >= 0 && next < rowCount(); next += step) {
        if (kindAt(next) != Kind::Table)
            return next;
    }
    return row;
}

qint64 SearchHitsModel::matches() const
{
    qint64 matches = 0;
    for (const Group &group : m_groups)
        matches += group.matches;
    return matches;
}

bool SearchHitsModel::isExact() const
{
    return std::ranges::all_of(m_groups, &Group::exact);
}

// The list as views see it
// ------------------------------------------------------------------------------------------------------------

int SearchHitsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : firstRowOf(nullptr);
}

Qt::ItemFlags SearchHitsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags title = Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return kindAt(index.row()) == Kind::Table ? title : title | Qt::ItemIsSelectable;
}

QVariant SearchHitsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Position position = positionOf(index.row());
    const SearchHit *hit = hitAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(position);
    case Qt::AccessibleTextRole:
        return spokenText(position);
    case KindRole:
        return QVariant::fromValue(position.kind());
    case DetailRole:
        return detail(position);
    case MatchesRole:
        return QVariant::fromValue(hit ? hit->nameMatches : MatchRanges());
    case DetailMatchesRole:
        return QVariant::fromValue(hit ? hit->detailMatches : MatchRanges());
    default:
        return {};
    }
}

QString SearchHitsModel::tableLabel(const Position &position)
{
    return position.group ? readableName(position.group->table.name) : QString();
}

QString SearchHitsModel::text(const Position &position)
{
    QString table = tableLabel(position);
    switch (position.kind()) {
    case Kind::Table:
        return table;
    case Kind::More:
        return tr("More in %1…").arg(table);
    case Kind::Hit:
        break;
    }
    return position.hit().name;
}

QString SearchHitsModel::detail(const Position &position)
{
    if (position.kind() == Kind::Hit)
        return position.hit().detail;
    if (position.kind() == Kind::More || !position.group)
        return {};
    const QString count = QLocale().toString(position.group->matches);
    return position.group->exact ? count : tr("%1+", "at least so many").arg(count);
}

/// Without the titles, which are no place to go to, a hit would not say where it is from.
QString SearchHitsModel::spokenText(const Position &position)
{
    const QString table = tableLabel(position);
    if (position.kind() == Kind::Table)
        return tr("%1: %2 found").arg(table, detail(position));
    QStringList parts{text(position)};
    if (position.kind() == Kind::Hit)
        parts << table << position.hit().detail;
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace relata
