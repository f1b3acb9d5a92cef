#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <optional>

class QLabel;

namespace relata {

class DatabaseSession;
class FormHost;
class UndoHistory;
struct ChangeOutcome;

/// The record that is current in a table, as a form. It follows the table: where nothing has been typed, the
/// next record is shown at once; what has been typed stays with its record, and is there again with it. On
/// the GUI thread.
class RecordDetails : public QWidget
{
    Q_OBJECT

public:
    RecordDetails(DatabaseSession *session, UndoHistory *history, QWidget *parent = nullptr);

    FormHost *forms() const { return m_forms; }

    void showRecord(const TableName &table, const Record &record);
    /// No record, and a sentence that says why.
    void showNothing(const QString &why);
    /// Puts the focus into a column's field, or into the first one.
    void focusField(const QString &column = {});
    bool hasFocusInside() const;

Q_SIGNALS:
    /// A draft of another record is to be shown: of the one that is to be made current for it.
    void recordRequested(const relata::TableName &table, const relata::RecordKey &key);
    void left(); ///< by Escape, or because the record has been saved or what was typed discarded

private:
    void follow();
    void closed();
    void adopt(const ChangeOutcome &outcome);
    void request(const TableName &table, const RecordKey &key);

    FormHost *m_forms;
    QLabel *m_nothing;
    TableName m_table;
    std::optional<Record> m_record;
    QTimer m_following; ///< passing by many records shows the one where one stops
};

} // namespace relata
