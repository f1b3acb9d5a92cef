#pragma once

#include "models/search_hit.h"

#include <QtCore/QAbstractListModel>

namespace relata {

/// What a search of the whole database has found so far, as one list: under the name of each table a few of
/// its records, the best ones first, and the way to the others. Tables stand in the order of their best
/// record, else as in the schema. Grows while one walks through it: what is there keeps its place among the
/// others. On the GUI thread.
class SearchHitsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int HitsOfTable = 5;

    enum class Kind
    {
        Table, ///< a title: nothing to go to
        Hit,
        More ///< all that the table has
    };

    enum Role
    {
        KindRole = Qt::UserRole,
        DetailRole,        ///< what stands beside: a table's count, what tells a record from others
        MatchesRole,       ///< MatchRanges in the text
        DetailMatchesRole, ///< and in the detail
    };

    using QAbstractListModel::QAbstractListModel;

    void clear();
    /// Records of a table that were found now; those that are listed already are left out. `place`: the
    /// table's among the others.
    void add(const Table &table, qsizetype place, const QList<SearchHit> &hits);
    /// How many of the table's records match, as far as is known; `exact`: there are no others.
    void setMatches(const TableName &table, qint64 matches, bool exact);

    Kind kindAt(int row) const;
    TableName tableAt(int row) const;
    const SearchHit *hitAt(int row) const; ///< null where the row is none; until the next change
    /// The next row in a direction (+1, -1) that leads somewhere; `row` itself where there is none. From -1
    /// the first one.
    int nextPlace(int row, int step) const;
    qint64 matches() const; ///< in all tables, as far as is known
    bool isExact() const;   ///< whether there are no more

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Group
    {
        TableName table;
        qsizetype place = 0;
        QList<SearchHit> hits;
        qint64 matches = 0;
        bool exact = false;
        bool more = false; ///< whether its last row leads to the others

        int rows() const { return 1 + int(hits.size()) + (more ? 1 : 0); }

        bool isBefore(const Group &other) const;
    };

    struct Position
    {
        const Group *group = nullptr;
        int row = 0; ///< in the group, whose title is 0

        Kind kind() const;

        const SearchHit &hit() const { return group->hits.at(row - 1); }
    };

    Position positionOf(int row) const;
    int firstRowOf(const Group *group) const;
    Group *groupOf(const TableName &table);
    void insertGroup(Group group);
    void insertHit(Group &group, const SearchHit &hit);
    void setMore(Group &group, bool more);
    static QString tableLabel(const Position &position);
    static QString text(const Position &position);
    static QString detail(const Position &position);
    static QString spokenText(const Position &position);

    QList<Group> m_groups;
};

} // namespace relata

Q_DECLARE_METATYPE(relata::SearchHitsModel::Kind)
