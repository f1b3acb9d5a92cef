#include "models/visit_history.h"

namespace relata {

void VisitHistory::visit(const Place &place)
{
    m_visits.resize(m_at + 1);
    m_visits.append(place);
    if (m_visits.size() > MostVisits)
        m_visits.removeFirst();
    m_at = m_visits.size() - 1;
}

void VisitHistory::update(const Place &place)
{
    if (m_at >= 0)
        m_visits[m_at] = place;
}

} // namespace relata
