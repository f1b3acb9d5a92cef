#pragma once

#include "models/database/record_writer.h"

#include <QtCore/QItemSelection>
#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <memory>
#include <stop_token>

namespace relata {

class DatabaseSession;
class MessageBar;
class RecordTableModel;
class SelectedKeys;
class UndoHistory;
class UndoOffer;

/// Deleting records as a conversation in the pane's message bar: what depends on them is shown first, the
/// rest is done at once and can be taken back. Where it takes long it says how far it is, and can be stopped.
/// On the GUI thread.
class RecordDeletion : public QObject
{
    Q_OBJECT

public:
    RecordDeletion(DatabaseSession *session, UndoHistory *history, MessageBar *messages, UndoOffer *offer,
                   QObject *parent = nullptr);
    ~RecordDeletion() override;

    /// `label` and `description` name one record: "Ada Lovelace", "order 12345 of Ada Lovelace".
    void begin(const Table &table, const Record &record, const QString &label, const QString &description);
    /// Of many; `ofParent`: whose they are, empty for nobody's.
    void begin(RecordTableModel *model, const QItemSelection &selection, const QString &ofParent);

private:
    struct Request
    {
        Table table;
        QList<RecordKey> keys;
        QString label;       ///< "Ada Lovelace", or "3 customers"
        QString description; ///< "order 12345 of Ada Lovelace", or "3 orders of Ada Lovelace"
        ColumnValues same;   ///< of a single one: what has to stand in it still
    };

    struct Work; ///< shared with the thread that deletes

    /// What is to become of what depends on the records.
    struct Decision
    {
        bool withDependents = false; ///< deleted as well
        RecordKey heir;              ///< gets them
        QString heirName;
    };

    void find(const Request &request);
    void decide(const Request &request, const QList<Dependents> &dependents);
    QString question(const Request &request, const QList<Dependents> &dependents, bool movable) const;
    void askForHeir(const Request &request, const QList<Dependents> &dependents);
    void remove(const Request &request, const Decision &decision);
    void finish(const Request &request, const Decision &decision, const Result<ChangeOutcome> &outcome);
    void showProgress(const QString &sentence);
    void showWork();
    void stop();
    void end();

    DatabaseSession *m_session;
    UndoHistory *m_history;
    MessageBar *m_messages;
    UndoOffer *m_offer;
    std::unique_ptr<SelectedKeys> m_selected; ///< while they are read
    std::shared_ptr<Work> m_work;             ///< while they are deleted
    std::stop_source m_looking;               ///< for what depends on them
    QTimer m_clock;                           ///< of the progress
    bool m_said = false;                      ///< whether the progress stands in the bar
};

} // namespace relata
