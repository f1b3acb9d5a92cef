#pragma once

#include "models/database/record_query.h"
#include "ui/view_settings.h"

#include <QtCore/QObject>

class QMenu;

namespace relata {

class RecordTableModel;
class RecordTableView;

/// Keeps the columns of a table the way somebody has arranged them (width, order, which ones are shown, what
/// the rows are sorted by), for each table of a database, from one run to the next. Columns that nobody has
/// touched are laid out for the room there is. On the GUI thread.
class ColumnKeeper : public QObject
{
    Q_OBJECT

public:
    ColumnKeeper(const DatabaseLocation &location, RecordTableView *table, RecordTableModel *model,
                 QObject *parent);

    /// What the rows of a query were sorted by when they were shown last.
    QList<SortColumn> sortOf(const RecordQuery &query, const Table &table) const;

    /// To be called when the model has other rows. True where they have other columns, too, which have been
    /// arranged then.
    bool adopt();

    /// Lays all columns out for the room there is.
    void fit();
    /// The same where nobody has chosen widths: other rows are in sight.
    void fitAgain();
    /// Forgets how the columns were arranged.
    void reset();
    void setShown(int column, bool shown);
    /// What can be done with the columns.
    void fillMenu(QMenu *menu);

Q_SIGNALS:
    /// The menu of a title is about to be shown: what else can be done about a column comes first.
    void titleMenuRequested(QMenu *menu, int column);
    void menuFilled(QMenu *menu); ///< others may add what concerns the columns

private:
    void arrange();
    void store();
    QList<int> namingColumns() const;
    bool isLastShown(int column) const;

    ViewSettings m_settings;
    RecordTableView *m_table;
    RecordTableModel *m_model;
    RecordQuery m_columnsOf;     ///< whose columns have been arranged
    bool m_widthsChosen = false; ///< by hand
};

} // namespace relata
