#include "ui/database_opener.h"

#include "models/database/database_session.h"
#include "ui/secret_store.h"
#include "ui/view_settings.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

DatabaseOpener::DatabaseOpener(QObject *parent)
    : QObject(parent)
{
}

DatabaseOpener::~DatabaseOpener()
{
    stop();
}

void DatabaseOpener::open(const DatabaseLocation &location)
{
    stop();
    m_location = location;
    const QString password = m_passwords.value(location.toArgument());
    if (!location.hasPassword() && !password.isEmpty())
        m_location.parameters.insert(u"password"_s, password);
    m_keyringAsked = m_location.hasPassword();
    begin();
}

void DatabaseOpener::begin()
{
    m_session = std::make_unique<DatabaseSession>(m_location);
    connect(m_session.get(), &DatabaseSession::opened, this, &DatabaseOpener::finish);
    connect(m_session.get(), &DatabaseSession::openFailed, this, &DatabaseOpener::fail);
    m_session->open();
}

void DatabaseOpener::stop()
{
    m_asking.reset();
    DatabaseSession::retire(std::move(m_session));
}

std::unique_ptr<DatabaseSession> DatabaseOpener::take()
{
    m_session->disconnect(this);
    return std::move(m_session);
}

void DatabaseOpener::finish()
{
    if (m_location.hasPassword())
        m_passwords.insert(m_location.toArgument(), m_location.parameters.value(u"password"_s));
    m_session->addKeys(ViewSettings(m_location).keys());
    if (m_location.hasPassword() && std::exchange(m_keepsPassword, false))
        SecretStore::instance().keep(m_location.toArgument(), m_location.parameters.value(u"password"_s),
                                     this, [this](const QString &problem) {
                                         if (!problem.isEmpty())
                                             Q_EMIT passwordNotKept(problem);
                                     });
    Q_EMIT opened();
}

void DatabaseOpener::askKeyring(const DatabaseError &error)
{
    m_keyringAsked = true;
    m_asking = std::make_unique<QObject>();
    SecretStore::instance().find(m_location.toArgument(), m_asking.get(),
                                 [this, error](const QString &secret) {
                                     m_asking.release()->deleteLater(); // it is the one that is calling
                                     if (secret.isEmpty()) {
                                         giveUp(error);
                                         return;
                                     }
                                     m_location.parameters.insert(u"password"_s, secret);
                                     begin();
                                 });
}

void DatabaseOpener::fail(const DatabaseError &error)
{
    if (error.kind == DatabaseError::Kind::Password)
        m_passwords.remove(m_location.toArgument()); // it is no longer the right one
    stop();
    if (error.kind == DatabaseError::Kind::Password && !m_keyringAsked)
        askKeyring(error);
    else
        giveUp(error);
}

void DatabaseOpener::giveUp(const DatabaseError &error)
{
    m_keepsPassword = false;
    Q_EMIT failed(error);
}

} // namespace relata
