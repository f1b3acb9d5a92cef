#include "models/database/savepoint.h"

#include "models/database/connection.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

Savepoint::Savepoint(Connection &connection, QString name)
    : m_connection(connection)
    , m_name(std::move(name))
{
}

Savepoint::~Savepoint()
{
    if (!m_open)
        return;
    // Where this fails the transaction is gone, and the savepoint with it.
    if (rollBack())
        std::ignore = release();
}

Result<void> Savepoint::begin()
{
    auto begun = m_connection.executeWithNext(u"SAVEPOINT "_s + m_name);
    m_open = begun.has_value();
    return begun;
}

Result<void> Savepoint::rollBack()
{
    return m_connection.execute(u"ROLLBACK TO SAVEPOINT "_s + m_name);
}

Result<void> Savepoint::release()
{
    m_open = false;
    return m_connection.executeWithNext(u"RELEASE SAVEPOINT "_s + m_name);
}

} // namespace relata
