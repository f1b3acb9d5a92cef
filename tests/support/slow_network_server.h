#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>
#include <QtNetwork/QLocalSocket>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <atomic>
#include <deque>

namespace relata::test {

/// What SlowNetwork has in its thread. The atomic members are set and read from elsewhere.
class SlowNetworkServer : public QObject
{
    Q_OBJECT

public:
    explicit SlowNetworkServer(QString socket);
    quint16 listen();
    void cut();

    std::atomic_int delay = 0; ///< milliseconds each way
    std::atomic_int roundTrips = 0;
    std::atomic_int refused = 0;
    std::atomic_int broken = 0;
    std::atomic_bool reachable = true;
    QByteArray loseAnswerTo;
    QByteArray loseQuestion;

private:
    void accept();

    const QString m_socket;
    QTcpServer *m_listener;
};

/// One connection through the network.
class SlowConnection : public QObject
{
    Q_OBJECT

public:
    SlowConnection(SlowNetworkServer *network, QTcpSocket *client, const QString &socket);
    void end();

private:
    struct Late
    {
        qint64 due = 0;
        QByteArray bytes;
        QIODevice *to = nullptr;
    };

    void asked();
    void answered();
    void send(const QByteArray &bytes, QIODevice *to);
    void deliver();

    SlowNetworkServer *m_network;
    QTcpSocket *m_client;
    QLocalSocket *m_server;
    std::deque<Late> m_late;
    QElapsedTimer m_clock;
    QTimer m_timer;
    bool m_answered = true;
    bool m_answerIsLost = false;
};

} // namespace relata::test
