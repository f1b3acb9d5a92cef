#include "ui/database_opener.h"

#include "models/database/database_session.h"
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
    m_session = std::make_unique<DatabaseSession>(m_location);
    connect(m_session.get(), &DatabaseSession::opened, this, &DatabaseOpener::finish);
    connect(m_session.get(), &DatabaseSession::openFailed, this, &DatabaseOpener::fail);
    m_session->open();
}

void DatabaseOpener::stop()
{
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
    Q_EMIT opened();
}

void DatabaseOpener::fail(const DatabaseError &error)
{
    if (error.kind == DatabaseError::Kind::Password)
        m_passwords.remove(m_location.toArgument()); // it is no longer the right one
    stop();
    Q_EMIT failed(error);
}

} // namespace relata
