#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>

namespace relata {

class RecordTableModel;
class RecordTableView;
class SelectionSums;

/// What several selected records amount to, in a line: "3 selected · Σ Total 212.50". It follows the
/// selection. On the GUI thread.
class SelectionSummary : public QObject
{
    Q_OBJECT

public:
    SelectionSummary(RecordTableView *table, RecordTableModel *model, QObject *parent);

    QString text() const; ///< empty where no more than one record is selected

Q_SIGNALS:
    void changed();

private:
    void start();
    QString sumsText() const;

    RecordTableView *m_table;
    RecordTableModel *m_model;
    SelectionSums *m_sums;
    QTimer m_starting; ///< once the selection rests
};

} // namespace relata
