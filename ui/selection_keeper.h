#pragma once

#include "models/database/record.h"

#include <QtCore/QObject>

#include <functional>

namespace relata {

class RecordTableModel;
class RecordTableView;

/// Keeps the selection on its records while the rows are read again, when row numbers may mean others: the
/// ends of each selected stretch are held by key. What cannot be found again is not selected, rather than
/// something else. On the GUI thread.
class SelectionKeeper : public QObject
{
    Q_OBJECT

public:
    SelectionKeeper(RecordTableView *table, RecordTableModel *model, QObject *parent);

private:
    /// The first and the last record of a selected stretch.
    struct Stretch
    {
        RecordKey first;
        RecordKey last;
    };

    void remember();
    void restore();
    void select(const Stretch &stretch);
    void find(const RecordKey &key, const std::function<void(int row)> &found);
    void add(int first, int last);

    RecordTableView *m_table;
    RecordTableModel *m_model;
    QList<Stretch> m_stretches;
    RecordKey m_currentKey;
    bool m_all = false;     ///< every row was selected
    bool m_isPlain = false; ///< nothing but the current row was
    int m_number = 0;       ///< of the selection that is looked for
};

} // namespace relata
