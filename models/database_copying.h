#pragma once

#include "models/database/database_copy.h"
#include "models/database/database_location.h"

#include <QtCore/QObject>
#include <QtCore/QThread>

#include <memory>

namespace relata {

/// A DatabaseCopy that is made on a thread of its own while everything else goes on. On the GUI thread; when
/// it is destroyed, the copy is given up and nothing of it is left.
class DatabaseCopying : public QObject
{
    Q_OBJECT

public:
    DatabaseCopying(DatabaseLocation source, QString target, QObject *parent = nullptr);
    ~DatabaseCopying() override;

    void start();

    void stop() { m_stop.request_stop(); }

    const QString &target() const { return m_target; }

Q_SIGNALS:
    void progressed(qint64 done, qint64 all); ///< of pages; `all` 0: the copy is being checked
    void finished();
    void failed(const relata::DatabaseError &error); ///< Cancelled after stop()

private:
    void make();

    const DatabaseLocation m_source;
    const QString m_target;
    std::stop_source m_stop;
    std::unique_ptr<QThread> m_thread;
};

} // namespace relata
