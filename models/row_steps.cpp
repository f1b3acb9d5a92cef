#include "models/row_steps.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <algorithm>
#include <vector>

namespace relata {

namespace {

/// The longest run of rows that stand in the same order in both lists: the places of one of the longest
/// increasing subsequences (patience sorting, each pile remembering the one before it).
QSet<qsizetype> placesThatStay(const QList<qsizetype> &places)
{
    std::vector<qsizetype> tops; // of the piles: indexes into places
    std::vector<qsizetype> before(size_t(places.size()), -1);
    for (qsizetype i = 0; i < places.size(); ++i) {
        const auto pile =
            std::ranges::lower_bound(tops, places.at(i), {}, [&](qsizetype top) { return places.at(top); });
        if (pile != tops.begin())
            before[size_t(i)] = *std::prev(pile);
        if (pile == tops.end())
            tops.push_back(i);
        else
            *pile = i;
    }
    QSet<qsizetype> stay;
    for (qsizetype i = tops.empty() ? -1 : tops.back(); i >= 0; i = before[size_t(i)])
        stay.insert(places.at(i));
    return stay;
}

/// The two lists on the way: the rows as they are now, by their place among the rows after.
class Way
{
public:
    Way(const QList<RecordKey> &before, const QList<RecordKey> &after)
        : m_count(after.size())
    {
        for (qsizetype i = 0; i < after.size(); ++i)
            m_places.insert(after.at(i), i);
        QSet<RecordKey> known;
        for (const RecordKey &key : before) {
            m_now.append(known.contains(key) ? -1 : m_places.value(key, -1));
            known.insert(key);
        }
    }

    QList<RowStep> steps()
    {
        removeGone();
        moveOthers();
        insertNew();
        return m_steps;
    }

private:
    void removeGone()
    {
        for (qsizetype row = m_now.size() - 1; row >= 0; --row) {
            if (m_now.at(row) >= 0)
                continue;
            m_now.removeAt(row);
            m_steps.append({RowStep::Kind::Remove, row, -1});
        }
    }

    /// Each one that does not stay goes behind the nearest row before it that is in its place by then.
    void moveOthers()
    {
        QSet<qsizetype> placed = placesThatStay(m_now);
        for (qsizetype place = 0; place < m_count; ++place) {
            const qsizetype from = placed.contains(place) ? -1 : m_now.indexOf(place);
            if (from < 0)
                continue;
            m_now.removeAt(from);
            qsizetype to = m_now.size();
            while (to > 0 && (!placed.contains(m_now.at(to - 1)) || m_now.at(to - 1) > place))
                --to;
            m_now.insert(to, place);
            placed.insert(place);
            if (from != to)
                m_steps.append({RowStep::Kind::Move, from, to});
        }
    }

    void insertNew()
    {
        for (qsizetype place = 0; place < m_count; ++place) {
            if (place < m_now.size() && m_now.at(place) == place)
                continue;
            m_now.insert(place, place);
            m_steps.append({RowStep::Kind::Insert, -1, place});
        }
    }

    qsizetype m_count;
    QHash<RecordKey, qsizetype> m_places;
    QList<qsizetype> m_now;
    QList<RowStep> m_steps;
};

} // namespace

QList<RowStep> rowSteps(const QList<RecordKey> &before, const QList<RecordKey> &after)
{
    return Way(before, after).steps();
}

} // namespace relata
