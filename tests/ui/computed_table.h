#pragma once

#include <QtCore/QAbstractTableModel>
#include <QtCore/QMap>

namespace relata::test {

/// A table of any length whose values are computed when asked for: "r<row> c<column>", unless edited.
/// It counts the questions, because a view that asks about every row is too slow however fast the machine.
class ComputedTable : public QAbstractTableModel
{
public:
    static constexpr int huge = 100'000'000;

    explicit ComputedTable(int rows = huge, int columns = 6)
        : m_rows(rows)
        , m_columns(columns)
    {
    }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }

    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_columns;
    }

    Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        ++flagsAsked;
        const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
        return index.isValid() && editable.contains(index.column()) ? flags | Qt::ItemIsEditable : flags;
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        ++dataAsked;
        if (role != Qt::DisplayRole && role != Qt::EditRole)
            return {};
        const std::pair cell(index.row(), index.column());
        return m_edited.value(cell, QStringLiteral("r%1 c%2").arg(index.row() + m_shift).arg(index.column()));
    }

    bool setData(const QModelIndex &index, const QVariant &value, int role) override
    {
        if (role != Qt::EditRole)
            return false;
        m_edited.insert({index.row(), index.column()}, value.toString());
        Q_EMIT dataChanged(index, index);
        return true;
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        return QStringLiteral("Column %1").arg(section);
    }

    void sort(int column, Qt::SortOrder order) override { sorted.append({column, order}); }

    void insertAt(int row, int count)
    {
        beginInsertRows({}, row, row + count - 1);
        m_rows += count;
        // The rows that were there keep their texts when all that is new is above them.
        m_shift -= row == 0 ? count : 0;
        endInsertRows();
    }

    void removeAt(int row, int count)
    {
        beginRemoveRows({}, row, row + count - 1);
        m_rows -= count;
        m_shift += row == 0 ? count : 0;
        endRemoveRows();
    }

    void replaceAll(int rows)
    {
        beginResetModel();
        m_rows = rows;
        m_shift = 0;
        m_edited.clear();
        endResetModel();
    }

    QList<int> editable;
    QList<std::pair<int, Qt::SortOrder>> sorted;
    mutable int dataAsked = 0;
    mutable int flagsAsked = 0;

private:
    int m_rows;
    int m_columns;
    int m_shift = 0;
    QMap<std::pair<int, int>, QString> m_edited;
};

} // namespace relata::test
