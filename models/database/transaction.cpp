#include "models/database/transaction.h"

#include "models/database/connection.h"
#include "models/database/sql_dialect.h"

namespace relata {

namespace {

QString beginning(const SqlDialect &dialect, Transaction::Mode mode)
{
    switch (mode) {
    case Transaction::Mode::Read:
        return dialect.beginRead();
    case Transaction::Mode::ReadOnly:
        return dialect.beginReadOnly();
    case Transaction::Mode::Write:
        break;
    }
    return dialect.beginWrite();
}

} // namespace

Transaction::Transaction(Connection &connection)
    : m_connection(connection)
{
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    m_connection.m_inTransaction = false;
    m_connection.rollBack();
}

Result<void> Transaction::begin(Mode mode)
{
    Q_ASSERT(!m_connection.isInTransaction());
    m_mode = mode;
    auto begun = m_connection.executeWithNext(beginning(m_connection.dialect(), mode));
    if (begun)
        m_open = m_connection.m_inTransaction = true;
    return begun;
}

Result<void> Transaction::commit()
{
    if (auto inPlace = m_connection.dialect().checkInPlace(m_connection); !inPlace)
        return inPlace; // SQLite would go on writing into a file that nobody finds any more
    m_connection.m_sentCommit = m_connection.m_sentCommit || m_mode == Mode::Write;
    auto committed = m_connection.execute(QStringLiteral("COMMIT"));
    if (committed)
        m_open = m_connection.m_inTransaction = false;
    return committed;
}

} // namespace relata
