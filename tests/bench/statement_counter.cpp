#include "bench/statement_counter.h"

#include <QtCore/QVariant>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlDriver>

#include <sqlite3.h>

namespace relata::bench {

StatementCounter::StatementCounter(const QSqlDatabase &database)
    : m_handle(*static_cast<sqlite3 *const *>(database.driver()->handle().constData()))
{
    const auto count = [](unsigned, void *counter, void *, void *) {
        ++static_cast<StatementCounter *>(counter)->m_count;
        return 0;
    };
    sqlite3_trace_v2(m_handle, SQLITE_TRACE_STMT, count, this);
}

StatementCounter::~StatementCounter()
{
    sqlite3_trace_v2(m_handle, 0, nullptr, nullptr);
}

} // namespace relata::bench
