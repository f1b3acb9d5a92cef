#include "models/database_copying.h"

#include <QtCore/QElapsedTimer>

namespace relata {

namespace {

/// As often as a person can read it.
constexpr qint64 SayEveryMs = 100;

} // namespace

DatabaseCopying::DatabaseCopying(DatabaseLocation source, QString target, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_target(std::move(target))
    , m_thread(QThread::create([this] { make(); }))
{
    m_thread->setObjectName(QStringLiteral("copy"));
}

DatabaseCopying::~DatabaseCopying()
{
    stop();
    m_thread->wait();
}

void DatabaseCopying::start()
{
    m_thread->start();
}

/// On the thread. Its signals arrive on ours, after which nothing of it is running any more.
void DatabaseCopying::make()
{
    QElapsedTimer said;
    const auto say = [&](qint64 done, qint64 all) {
        if (said.isValid() && said.elapsed() < SayEveryMs && all > 0)
            return;
        said.start();
        Q_EMIT progressed(done, all);
    };
    const auto made = DatabaseCopy(m_source, m_target).make(m_stop.get_token(), say);
    if (made)
        Q_EMIT finished();
    else
        Q_EMIT failed(made.error());
}

} // namespace relata
