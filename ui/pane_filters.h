#pragma once

#include "models/place.h"

#include <QtCore/QHash>
#include <QtCore/QModelIndex>
#include <QtCore/QObject>

class QMenu;

namespace relata {

class FilterRow;
class RecordTableModel;
class RecordTableView;

/// What a pane's rows are filtered by, column by column: what was typed in the row of fields, and what it
/// means. Kept for each table, and for each relationship through which its rows are shown as children, while
/// one walks about. What is not understood is said at its field, and what was understood before goes on
/// holding. On the GUI thread.
class PaneFilters : public QObject
{
    Q_OBJECT

public:
    /// `rows`: the widget that the fields are put into.
    PaneFilters(RecordTableView *table, RecordTableModel *model, QWidget *rows, QObject *parent);

    /// The conditions for the rows of a query.
    QList<ColumnFilter> filtersOf(const RecordQuery &query) const;

    /// What was typed to filter the rows of a query.
    FilterEntries entriesOf(const RecordQuery &query) const { return m_kept.value(keyOf(query)); }

    /// What was typed once, in the place of what there is; for rows that are still to be asked for.
    void restore(const RecordQuery &query, const FilterEntries &entries);
    /// To be called when the model has other rows, whose columns are others or not.
    void adopt(bool otherColumns);

    FilterRow *row() const { return m_row; }

    bool isFiltered() const { return !labels().isEmpty(); }

    /// The columns that the rows are filtered by, by what they are called.
    QStringList labels() const;

    /// What the first field is called that holds something nobody understands; empty: there is none.
    QString misunderstood() const;

    /// Shows the fields and goes to the current column's; from there, takes them away and what is in them.
    void toggle();
    /// Empties all fields. False where there is nothing in them.
    bool clear();
    /// Whether a cell's value, or its column, can be filtered by.
    bool canFilterBy(const QModelIndex &cell) const;
    void filterByValue(const QModelIndex &cell);
    void filterByColumn(int column);
    /// What can be done about a cell, or about a column's title (of no row).
    void fillMenu(QMenu *menu, int column, const QModelIndex &cell);

Q_SIGNALS:
    void changed(); ///< ask for filtersOf() anew
    /// The menu of a cell is about to show what can be done about it: others may add to it before.
    void cellMenuRequested(QMenu *menu, const QModelIndex &cell);
    void leaveRequested();
    void escapeRequested(); ///< out of an empty field

private:
    static QString keyOf(const RecordQuery &query);
    FilterEntries &entries();
    void type(int column, const QString &text);
    void escape(int column);
    void put(int column, const FilterEntry &entry);
    void fillFields();
    void tellChange();
    QString valueText(const QModelIndex &cell) const;

    RecordTableView *m_table;
    RecordTableModel *m_model;
    FilterRow *m_row;
    QHash<QString, FilterEntries> m_kept;
    QString m_shown; ///< whose of them the fields show
};

} // namespace relata
