#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>

namespace relata {

/// Does a job that is not the database's (reading a file, decoding an image) on another thread, and hands its
/// result to `handler` on the GUI thread while the receiver lives.
template <typename Job, typename Handler>
void runInBackground(QObject *receiver, Job job, Handler handler)
{
    const auto task = [receiver = QPointer(receiver), job = std::move(job), handler = std::move(handler)] {
        const auto answer = [receiver, handler, result = job()] {
            if (receiver)
                handler(result);
        };
        QMetaObject::invokeMethod(qApp, answer, Qt::QueuedConnection);
    };
    QThreadPool::globalInstance()->start(task);
}

} // namespace relata
