#pragma once

#include "models/database/record_writer.h"

#include <QtCore/QObject>

namespace relata {

class DatabaseSession;
class MessageBar;
class UndoHistory;
class UndoOffer;

/// Deleting records as a conversation in the pane's message bar: what depends on them is shown first, the
/// rest is done at once and can be taken back. On the GUI thread.
class RecordDeletion : public QObject
{
    Q_OBJECT

public:
    RecordDeletion(DatabaseSession *session, UndoHistory *history, MessageBar *messages, UndoOffer *offer,
                   QObject *parent = nullptr);

    /// `description` names the first of the records: "order 12345 of Ada Lovelace".
    void begin(const Table &table, const QList<Record> &records, const QString &description);

private:
    struct Request
    {
        Table table;
        QList<RecordKey> keys;
        QString label;       ///< "Ada Lovelace", or "3 customers"
        QString description; ///< "delete order 12345 of Ada Lovelace"
    };

    void decide(const Request &request, const QList<Dependents> &dependents);
    void remove(const Request &request, bool withDependents);
    void finish(const Request &request, bool withDependents, const Result<ChangeOutcome> &outcome);

    DatabaseSession *m_session;
    UndoHistory *m_history;
    MessageBar *m_messages;
    UndoOffer *m_offer;
};

} // namespace relata
