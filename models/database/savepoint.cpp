#include "models/database/savepoint.h"

#include "models/database/connection.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

Savepoint::Savepoint(Connection &connection)
    : m_connection(connection)
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
    auto begun = m_connection.execute(u"SAVEPOINT relata_change"_s);
    m_open = begun.has_value();
    return begun;
}

Result<void> Savepoint::rollBack()
{
    return m_connection.execute(u"ROLLBACK TO SAVEPOINT relata_change"_s);
}

Result<void> Savepoint::release()
{
    m_open = false;
    return m_connection.execute(u"RELEASE SAVEPOINT relata_change"_s);
}

} // namespace relata
