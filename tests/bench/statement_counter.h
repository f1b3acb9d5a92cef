#pragma once

#include <QtCore/QtGlobal>

class QSqlDatabase;
struct sqlite3;

namespace relata::bench {

/// Counts the statements that SQLite begins on a connection, for as long as this lives.
class StatementCounter
{
public:
    explicit StatementCounter(const QSqlDatabase &database);
    ~StatementCounter();
    Q_DISABLE_COPY_MOVE(StatementCounter)

    int count() const { return m_count; }

private:
    sqlite3 *m_handle;
    int m_count = 0;
};

} // namespace relata::bench
