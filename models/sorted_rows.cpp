#include "models/sorted_rows.h"

#include "models/database/database_session.h"

namespace relata {

namespace {

int nextNumber()
{
    static int last = 0;
    return ++last;
}

} // namespace

SortedRows::SortedRows(DatabaseSession *session)
    : m_session(session)
    , m_number(nextNumber())
{
}

SortedRows::~SortedRows()
{
    if (!m_session)
        return;
    // Also where sorting was stopped: its end may have been faster than the stop.
    m_session->run(Lane::Sorting, {}, [number = m_number](Repository &repository) {
        return repository.reader().dropOrder(number);
    });
}

} // namespace relata
