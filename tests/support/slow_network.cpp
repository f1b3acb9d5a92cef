#include "support/slow_network.h"

#include "support/slow_network_server.h"

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

SlowNetwork::SlowNetwork(DatabaseLocation location)
    : m_location(std::move(location))
    , m_server(std::make_unique<SlowNetworkServer>(m_location.parameter(u"host"_s) + u"/.s.PGSQL.5432"_s))
{
    m_server->moveToThread(&m_thread);
    m_thread.start();
    quint16 port = 0;
    QMetaObject::invokeMethod(
        m_server.get(), [&] { port = m_server->listen(); }, Qt::BlockingQueuedConnection);
    m_location.parameters.insert(u"host"_s, u"127.0.0.1"_s);
    m_location.parameters.insert(u"port"_s, QString::number(port));
    m_location.parameters.insert(u"sslmode"_s, u"disable"_s);
    m_location.parameters.insert(u"gssencmode"_s, u"disable"_s);
}

SlowNetwork::~SlowNetwork()
{
    QMetaObject::invokeMethod(m_server.get(), [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void SlowNetwork::setDelay(std::chrono::milliseconds each)
{
    m_server->delay = int(each.count());
}

int SlowNetwork::roundTrips() const
{
    return m_server->roundTrips;
}

void SlowNetwork::cut()
{
    QMetaObject::invokeMethod(m_server.get(), [this] { m_server->cut(); }, Qt::BlockingQueuedConnection);
}

void SlowNetwork::setReachable(bool reachable)
{
    m_server->reachable = reachable;
}

int SlowNetwork::refused() const
{
    return m_server->refused;
}

int SlowNetwork::broken() const
{
    return m_server->broken;
}

void SlowNetwork::loseAnswerTo(const QByteArray &text)
{
    QMetaObject::invokeMethod(
        m_server.get(), [&] { m_server->loseAnswerTo = text; }, Qt::BlockingQueuedConnection);
}

void SlowNetwork::loseQuestion(const QByteArray &text)
{
    QMetaObject::invokeMethod(
        m_server.get(), [&] { m_server->loseQuestion = text; }, Qt::BlockingQueuedConnection);
}

} // namespace relata::test
