// Where one is and has been: the part of RelationshipView that goes to places and comes back to them.
#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/orphans.h"
#include "models/record_table_model.h"
#include "ui/child_tabs.h"
#include "ui/form_host.h"
#include "ui/record_details.h"
#include "ui/record_pane.h"
#include "ui/relationship_view.h"
#include "ui/sidebar.h"

namespace relata {

namespace {

/// What the rows of a place are, as a step of the way.
QString stepName(const Schema &schema, const RecordQuery &query)
{
    const QString table = readableName(query.table.name);
    if (query.parent)
        return readableName(query.parent->relationship.childrenName);
    const auto missing = missingParent(schema, query);
    return missing ? RelationshipView::tr("%1 without %2").arg(table, missing->parentName) : table;
}

} // namespace

void RelationshipView::showTable(const TableName &table, const RecordKey &current,
                                 const Relationship &relationship, const RecordKey &detail)
{
    m_waiting.clear();
    visit({.master = {.query = {.table = table}, .current = current},
           .tab = relationship,
           .detail = PanePlace{.current = detail}});
}

void RelationshipView::showMatches(const TableName &table, const QString &words)
{
    m_waiting.clear();
    visit({.master = {.query = {.table = table, .search = words}}});
}

void RelationshipView::showWithoutParent(const Relationship &relationship)
{
    m_waiting.clear();
    visit({.master = {.query = recordsWithoutParent(*m_session->schema(), relationship)}});
}

SchemaPtr RelationshipView::schema() const
{
    return m_session->schema();
}

QList<Relationship> RelationshipView::parentsThatMayBeMissing() const
{
    QList<Relationship> parents = m_session->schema()->parentsOf(m_master->query().table);
    parents.removeIf([this](const Relationship &relationship) {
        return !canBeWithoutParent(*m_session->schema(), relationship);
    });
    return parents;
}

/// What is on its way is not seen yet: there the place stays what it was asked to be.
void RelationshipView::remember()
{
    if (m_master->model()->isLoaded() && !m_master->model()->isPending())
        m_visits.update(place());
}

Place RelationshipView::place() const
{
    Place place{.master = m_master->place(), .above = m_above};
    const auto relationship = m_tabs->relationship();
    place.details = !relationship;
    place.tab = relationship.value_or(Relationship());
    place.inDetail = relationship && m_focused == m_detail;
    if (relationship && m_detail->model()->isLoaded() && !m_detail->model()->isPending())
        place.detail = m_detail->place();
    return place;
}

void RelationshipView::visit(const Place &place, Focus focus)
{
    remember();
    m_visits.visit(place);
    enter(place, focus);
}

void RelationshipView::enter(const Place &place, Focus focus)
{
    m_wanted = place;
    m_wanted.inDetail = place.inDetail && focus == Focus::Follows;
    m_above = place.above;
    if (focus == Focus::Follows) {
        m_focused = m_master;
        m_master->focusTable(); // before the rows, whose arrival may lead on to the detail
    }
    m_master->showPlace(place.master);
    m_sidebar->setCurrent(m_master->model()->askedQuery());
    Q_EMIT masterChanged();
}

/// Another record may be current before the one whose child is wanted.
std::optional<PanePlace> RelationshipView::takeWantedDetail(const Record &master)
{
    if (!m_wanted.detail || !(master.key == m_wanted.master.current) || m_master->model()->isPending())
        return std::nullopt;
    if (std::exchange(m_wanted.inDetail, false))
        m_detail->focusTable();
    return std::exchange(m_wanted.detail, std::nullopt);
}

void RelationshipView::goBack()
{
    if (!canGoBack())
        return;
    m_waiting.clear();
    remember();
    enter(m_visits.back());
}

void RelationshipView::goForward()
{
    if (!canGoForward())
        return;
    m_waiting.clear();
    remember();
    enter(m_visits.forward());
}

// Steps that wait for the record that they are about
// --------------------------------------------------------------------

void RelationshipView::wait(void (RelationshipView::*step)())
{
    m_waiting.append(step);
}

void RelationshipView::takeWaitingStep()
{
    if (m_waiting.isEmpty() || isOnItsWay())
        return;
    if (m_master->currentRecord())
        (this->*m_waiting.takeFirst())();
    else
        m_waiting.clear(); // there is none
}

// The way from the top
// --------------------------------------------------------------------------------------------------

/// The top one first.
QList<std::shared_ptr<const Place>> RelationshipView::placesAbove() const
{
    QList<std::shared_ptr<const Place>> places;
    for (auto place = m_above; place; place = place->above)
        places.prepend(place);
    return places;
}

QStringList RelationshipView::trail() const
{
    const Schema &schema = *m_session->schema();
    QStringList steps;
    for (const auto &place : placesAbove())
        steps << stepName(schema, place->master.query) << place->master.currentLabel;
    if (!m_master->model()->isLoaded())
        return steps;
    const PanePlace here = m_master->place();
    steps << stepName(schema, here.query);
    if (here.row >= 0)
        steps << here.currentLabel;
    if (const auto children = m_tabs->relationship(); children && here.row >= 0)
        steps << readableName(children->childrenName);
    return steps;
}

int RelationshipView::currentStep() const
{
    return 2 * int(placesAbove().size()) + (m_focused == m_detail ? 2 : 0);
}

void RelationshipView::openStep(int index)
{
    const auto above = placesAbove();
    const bool isRecord = index % 2 == 1;
    const int level = index / 2;
    m_waiting.clear();
    if (level < above.size()) {
        Place place = *above.at(level);
        place.details = place.details || isRecord;
        place.inDetail = false;
        visit(place);
    } else if (level > above.size()) {
        m_detail->focusTable();
    } else {
        if (isRecord)
            m_tabs->setCurrentIndex(m_tabs->count() - 1);
        m_master->focusTable();
    }
}

} // namespace relata
