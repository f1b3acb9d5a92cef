#pragma once

#include "models/place.h"

#include <QtCore/QList>

namespace relata {

/// The places where somebody has been, in order, with a way back and forward between them. A plain value.
class VisitHistory
{
public:
    static constexpr qsizetype MostVisits = 100; ///< the oldest are forgotten

    /// A new place; those that were gone back from are forgotten.
    void visit(const Place &place);
    /// How the place where one is looks now, to be called before it is left.
    void update(const Place &place);

    bool canGoBack() const { return m_at > 0; }

    bool canGoForward() const { return m_at + 1 < m_visits.size(); }

    /// The place before this one, which is the current one from now on; only where canGoBack().
    const Place &back() { return m_visits.at(--m_at); }

    /// The place after this one; only where canGoForward().
    const Place &forward() { return m_visits.at(++m_at); }

private:
    QList<Place> m_visits;
    qsizetype m_at = -1;
};

} // namespace relata
