#pragma once

#include "models/database/record_query.h"

#include <QtCore/QObject>

#include <stop_token>

namespace relata {

class DatabaseSession;
class MessageBar;
class RecordTableModel;

/// Offers an index, in a pane's message bar, where rows are asked for in an order that no index of Relata's
/// own store gives; makes it while the rows can be used, and can take it away again. Offered once for each
/// order. On the GUI thread.
class OrderIndexOffer : public QObject
{
    Q_OBJECT

public:
    OrderIndexOffer(DatabaseSession *session, RecordTableModel *model, MessageBar *messages, QObject *parent);
    ~OrderIndexOffer() override;

private:
    void look();
    void offer(const RecordQuery &query);
    void create(const RecordQuery &query);
    void created(const RecordQuery &query);
    void drop(const RecordQuery &query);
    void showAgain();
    static RecordQuery orderOf(const RecordQuery &query);
    static QString orderText(const RecordQuery &query);

    DatabaseSession *m_session;
    RecordTableModel *m_model;
    MessageBar *m_messages;
    QList<RecordQuery> m_offered;
    std::stop_source m_stop;
    int m_message = 0; ///< ours in the bar
};

} // namespace relata
