#pragma once

#include "models/database/database_location.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <memory>

namespace relata {

class DatabaseSession;

/// Opens one database at a time, which can be stopped while it waits. Remembers, as long as it lives, the
/// passwords that servers have accepted, and keeps them in the keyring where a person wants it. The keyring
/// is asked only when a server has asked for a password.
class DatabaseOpener : public QObject
{
    Q_OBJECT

public:
    explicit DatabaseOpener(QObject *parent = nullptr);
    ~DatabaseOpener() override;

    /// Begins; then opened() or failed(). Another one that was under way is stopped.
    void open(const DatabaseLocation &location);

    /// Whether the password goes into the keyring once the server has accepted it.
    void setKeepsPassword(bool keeps) { m_keepsPassword = keeps; }

    void stop();

    bool isOpening() const { return m_session != nullptr || m_asking != nullptr; }

    /// Of the last database that was asked for.
    const DatabaseLocation &location() const { return m_location; }

    /// The session that opened() was about.
    std::unique_ptr<DatabaseSession> take();

Q_SIGNALS:
    void opened();
    void failed(const relata::DatabaseError &error);
    void passwordNotKept(const QString &problem);

private:
    void finish();
    void fail(const DatabaseError &error);
    void begin();
    void askKeyring(const DatabaseError &error);
    void giveUp(const DatabaseError &error);

    DatabaseLocation m_location;
    std::unique_ptr<DatabaseSession> m_session;
    QHash<QString, QString> m_passwords; ///< by the address
    std::unique_ptr<QObject> m_asking;   ///< lives while the keyring is asked
    bool m_keyringAsked = false;
    bool m_keepsPassword = false;
};

} // namespace relata
