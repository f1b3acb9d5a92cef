#pragma once

#include "models/place.h"

#include <QtCore/QObject>

#include <optional>

namespace relata {

class RecordTableModel;
class RecordTableView;

/// The record of a table that is current. It is held by key: it stays current through sorting, saving and
/// refreshing, wherever its row is then. On the GUI thread.
class CurrentRecord : public QObject
{
    Q_OBJECT

public:
    CurrentRecord(RecordTableView *table, RecordTableModel *model, QObject *parent = nullptr);

    int row() const; ///< -1 where there is none

    const RecordKey &key() const { return m_key; }

    std::optional<Record> record() const; ///< nothing while its row is not at hand

    /// Makes a record the current one, wherever it is.
    void select(const RecordKey &key);

    /// The same once the next rows are there; an empty key: the one that is current now.
    void selectNext(const RecordKey &key)
    {
        m_wanted = key;
        m_place.reset();
    }

    /// Goes to where somebody has been before: among the next rows where those are on their way, else at
    /// once.
    void goTo(const PanePlace &place);
    /// The same among the next rows.
    void goToNext(const PanePlace &place);

    /// Nothing is current, and nothing is to be found again.
    void forget() { m_key = {}; }

    /// To be called when the model has other rows: finds the record again among them, or takes the first.
    void findAgain();

Q_SIGNALS:
    void moved();

private:
    void setRow(int row);
    void scrollBack(const PanePlace &place, int row);
    void follow();
    void lookFurther(const RecordKey &key, bool isCounting);
    void selectCounted();

    RecordTableView *m_table;
    RecordTableModel *m_model;
    RecordKey m_key;
    RecordKey m_wanted;               ///< to be made current with the next rows
    std::optional<PanePlace> m_place; ///< of it
    RecordKey m_uncounted;            ///< to be made current once all rows are counted
    int m_waitingRow = -1;            ///< unless another than this one is current by then
};

} // namespace relata
