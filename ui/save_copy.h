#pragma once

#include "models/database/database_location.h"

#include <QtCore/QObject>

#include <memory>

class QWidget;

namespace relata {

class DatabaseCopying;
class MessageBar;

/// Saves a copy of the database that is open: asks where to, says how far it is, with a way to stop, and what
/// became of it. One copy at a time; it goes on when another database is opened. On the GUI thread.
class SaveCopy : public QObject
{
    Q_OBJECT

public:
    SaveCopy(QWidget *window, MessageBar *messages);
    ~SaveCopy() override;

    /// Asks for a file's name, and goes on with copyTo().
    void choose(const DatabaseLocation &source);
    void copyTo(const DatabaseLocation &source, const QString &target);

private:
    void sayProgress(qint64 done, qint64 all);
    void say(const QString &sentence);
    void end();

    QWidget *m_window;
    MessageBar *m_messages;
    std::unique_ptr<DatabaseCopying> m_copying;
    int m_message = 0; ///< that says how far it is
};

} // namespace relata
