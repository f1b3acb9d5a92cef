#pragma once

#include "models/database/database_location.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <memory>

namespace relata {

class DatabaseSession;

/// Opens one database at a time, which can be stopped while it waits. Remembers, as long as it lives and
/// nowhere else, the passwords that servers have accepted.
class DatabaseOpener : public QObject
{
    Q_OBJECT

public:
    explicit DatabaseOpener(QObject *parent = nullptr);
    ~DatabaseOpener() override;

    /// Begins; then opened() or failed(). Another one that was under way is stopped.
    void open(const DatabaseLocation &location);
    void stop();

    bool isOpening() const { return m_session != nullptr; }

    /// Of the last database that was asked for.
    const DatabaseLocation &location() const { return m_location; }

    /// The session that opened() was about.
    std::unique_ptr<DatabaseSession> take();

Q_SIGNALS:
    void opened();
    void failed(const relata::DatabaseError &error);

private:
    void finish();
    void fail(const DatabaseError &error);

    DatabaseLocation m_location;
    std::unique_ptr<DatabaseSession> m_session;
    QHash<QString, QString> m_passwords; ///< by the address
};

} // namespace relata
