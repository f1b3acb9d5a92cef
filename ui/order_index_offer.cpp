#include "ui/order_index_offer.h"

#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/record_table_model.h"
#include "ui/message_bar.h"

namespace relata {

OrderIndexOffer::OrderIndexOffer(DatabaseSession *session, RecordTableModel *model, MessageBar *messages,
                                 QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(model)
    , m_messages(messages)
{
    connect(model, &RecordTableModel::progressed, this, &OrderIndexOffer::look);
}

OrderIndexOffer::~OrderIndexOffer()
{
    m_stop.request_stop();
}

/// The same order among another parent's children is the same index.
RecordQuery OrderIndexOffer::orderOf(const RecordQuery &query)
{
    RecordQuery order = query.unfiltered();
    if (order.parent) {
        order.parent->key = {};
        order.parent->values = {};
    }
    return order;
}

void OrderIndexOffer::look()
{
    const RecordQuery order = orderOf(m_model->askedQuery());
    if (!m_model->isSorting() || m_offered.contains(order))
        return;
    m_offered.append(order);
    const auto job = [order](Repository &repository) { return repository.orderIndex().isPossible(order); };
    m_session->request(Lane::Background, m_stop.get_token(), job, this,
                       [this, order](const Result<bool> &possible) {
                           if (possible && *possible && orderOf(m_model->askedQuery()) == order)
                               offer(order);
                       });
}

QString OrderIndexOffer::orderText(const RecordQuery &query)
{
    QStringList columns;
    for (const SortColumn &sort : query.sort)
        columns << readableName(sort.column);
    return columns.join(tr(", ", "between columns"));
}

void OrderIndexOffer::offer(const RecordQuery &query)
{
    m_message = m_messages->show(MessageBar::Tone::Information,
                                 tr("There is no index by %1, so all %2 are sorted each time.")
                                     .arg(orderText(query), readableName(query.table.name).toLower()),
                                 {{tr("Create an Index for This Order"), [this, query] { create(query); }}});
}

void OrderIndexOffer::create(const RecordQuery &query)
{
    m_stop.request_stop(); // an earlier one
    m_stop = {};
    m_message = m_messages->show(
        MessageBar::Tone::Information,
        tr("An index by %1 is being made. The rows can be used meanwhile; what is saved waits.")
            .arg(orderText(query)),
        {{tr("Stop"), [this] {
              m_stop.request_stop();
              m_messages->show(MessageBar::Tone::Information, tr("Stopped: no index was made."));
          }}});
    const auto job = [query](Repository &repository) { return repository.orderIndex().create(query); };
    m_session->request(Lane::Writer, m_stop.get_token(), job, this, [this, query](const Result<void> &made) {
        if (made)
            created(query);
        else
            m_messages->show(made.error());
    });
}

void OrderIndexOffer::created(const RecordQuery &query)
{
    m_message = m_messages->show(MessageBar::Tone::Information,
                                 tr("There is an index by %1 now.").arg(orderText(query)),
                                 {{tr("Remove the Index"), [this, query] { drop(query); }}});
    showAgain();
}

void OrderIndexOffer::drop(const RecordQuery &query)
{
    m_messages->withdraw(m_message);
    const auto job = [query](Repository &repository) { return repository.orderIndex().drop(query); };
    m_session->request(Lane::Writer, {}, job, this, [this](const Result<void> &dropped) {
        if (!dropped)
            m_messages->show(dropped.error());
        showAgain();
    });
}

/// With the other way to find their positions.
void OrderIndexOffer::showAgain()
{
    if (m_model->isLoaded())
        m_model->refreshAnywhere();
}

} // namespace relata
