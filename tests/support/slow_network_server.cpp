#include "support/slow_network_server.h"

#include <utility>

namespace relata::test {

SlowNetworkServer::SlowNetworkServer(QString socket)
    : m_socket(std::move(socket))
    , m_listener(new QTcpServer(this))
{
    connect(m_listener, &QTcpServer::newConnection, this, &SlowNetworkServer::accept);
}

quint16 SlowNetworkServer::listen()
{
    m_listener->listen(QHostAddress::LocalHost);
    return m_listener->serverPort();
}

void SlowNetworkServer::cut()
{
    for (SlowConnection *connection : findChildren<SlowConnection *>())
        connection->end();
}

void SlowNetworkServer::accept()
{
    while (QTcpSocket *client = m_listener->nextPendingConnection()) {
        if (reachable) {
            new SlowConnection(this, client, m_socket);
        } else {
            client->abort();
            client->deleteLater();
            ++refused;
        }
    }
}

SlowConnection::SlowConnection(SlowNetworkServer *network, QTcpSocket *client, const QString &socket)
    : QObject(network)
    , m_network(network)
    , m_client(client)
    , m_server(new QLocalSocket(this))
{
    m_client->setParent(this);
    m_client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &SlowConnection::deliver);
    connect(m_client, &QIODevice::readyRead, this, &SlowConnection::asked);
    connect(m_server, &QIODevice::readyRead, this, &SlowConnection::answered);
    connect(m_client, &QTcpSocket::disconnected, this, &SlowConnection::end);
    connect(m_server, &QLocalSocket::disconnected, this, [this] {
        answered();
        m_late.push_back({m_clock.elapsed() + m_network->delay, {}, nullptr});
        deliver();
    });
    connect(m_server, &QLocalSocket::errorOccurred, this, [this] {
        if (m_server->state() == QLocalSocket::UnconnectedState)
            end();
    });
    m_server->connectToServer(socket);
}

void SlowConnection::end()
{
    m_client->disconnect(this);
    m_server->disconnect(this);
    m_client->abort();
    m_server->abort();
    deleteLater();
}

void SlowConnection::asked()
{
    const QByteArray bytes = m_client->readAll();
    if (std::exchange(m_answered, false))
        ++m_network->roundTrips;
    if (!m_network->loseQuestion.isEmpty() && bytes.contains(m_network->loseQuestion)) {
        m_network->loseQuestion.clear();
        ++m_network->broken;
        end();
        return;
    }
    if (!m_network->loseAnswerTo.isEmpty() && bytes.contains(m_network->loseAnswerTo)) {
        m_network->loseAnswerTo.clear();
        m_answerIsLost = true;
    }
    send(bytes, m_server);
}

void SlowConnection::answered()
{
    const QByteArray bytes = m_server->readAll();
    m_answered = m_answered || !bytes.isEmpty();
    if (m_answerIsLost && !bytes.isEmpty()) {
        ++m_network->broken;
        end();
    } else if (!bytes.isEmpty()) {
        send(bytes, m_client);
    }
}

void SlowConnection::send(const QByteArray &bytes, QIODevice *to)
{
    m_late.push_back({m_clock.elapsed() + m_network->delay, bytes, to});
    deliver();
}

void SlowConnection::deliver()
{
    while (!m_late.empty() && m_late.front().due <= m_clock.elapsed()) {
        const Late next = std::exchange(m_late.front(), {});
        m_late.pop_front();
        if (!next.to) {
            m_client->disconnectFromHost();
            return;
        }
        next.to->write(next.bytes);
    }
    if (!m_late.empty())
        m_timer.start(int(m_late.front().due - m_clock.elapsed()));
}

} // namespace relata::test
