#pragma once

#include "models/draft_table_model.h"
#include "models/pasted_records.h"

#include <QtCore/QObject>

#include <stop_token>

namespace relata {

class DatabaseSession;
struct Beginning;

/// Rows from the clipboard on their way to becoming records: drafts in which everything can still be
/// corrected, then saved in one transaction, all or none. What the rows leave out begins as in a form: the
/// defaults, the next free numbers. References are found by the names of their records. On the GUI thread.
class RecordPaste : public QObject
{
    Q_OBJECT

public:
    RecordPaste(DatabaseSession *session, const TableName &table, const std::optional<ParentRecord> &parent,
                const QString &parentLabel, const PastedRecords &records, QObject *parentObject = nullptr);
    ~RecordPaste() override;

    DraftTableModel *model() { return m_model.get(); }

    QString title() const;       ///< "12 orders for Ada Lovelace"
    QString description() const; ///< of what was saved: "12 orders of Ada Lovelace"

    /// Looks up defaults, numbers and references; then ready().
    void prepare();
    /// Asks for saving where no error can be found without the database.
    void save();

    bool isBusy() const { return m_underWay > 0; }

Q_SIGNALS:
    void ready();
    void busyChanged(bool busy);
    void saved(const relata::ChangeOutcome &outcome);
    void refused(); ///< the model has errors
    void failed(const relata::DatabaseError &error);

private:
    QString counted() const;
    void begin(const Beginning &beginning);
    void findReferences();
    void find(const QString &column, const QStringList &names);
    void setUnderWay(int change);

    DatabaseSession *m_session;
    SchemaPtr m_schema;
    const Table &m_table; ///< in m_schema
    QString m_parentLabel;
    PastedRecords m_records;
    std::unique_ptr<DraftTableModel> m_model;
    std::stop_source m_stop;
    int m_underWay = 0;
};

} // namespace relata
