// From a record to its parent and to its children: the part of RelationshipView that walks.
#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/record_table_model.h"
#include "models/search_hit.h"
#include "ui/cell_links.h"
#include "ui/child_tabs.h"
#include "ui/message_bar.h"
#include "ui/record_pane.h"
#include "ui/record_table_view.h"
#include "ui/relationship_view.h"

#include <QtWidgets/QMenu>

#include <algorithm>

namespace relata {

void RelationshipView::connectWays(RecordPane *pane)
{
    connect(pane->links(), &CellLinks::parentRequested, this,
            [this, pane](const Relationship &relationship, const Record &child) {
                m_waiting.clear();
                goTo(pane, relationship, child);
            });
    connect(pane->links(), &CellLinks::childrenRequested, this,
            [this, pane](const Relationship &relationship, const Record &parent) {
                m_waiting.clear();
                goInto(pane, parent, relationship);
            });
}

void RelationshipView::showRecord(const TableName &name, const Record &record, Focus focus)
{
    m_waiting.clear();
    const Table *table = m_session->schema()->table(name);
    const auto above = table ? parentAbove(*m_session->schema(), *table, record) : std::nullopt;
    const Place alone{.master = {.query = {.table = name}, .current = record.key}};
    if (!above) {
        visit(alone, focus);
        return;
    }
    const auto job = [relationship = *above, record](Repository &repository) {
        return repository.reader().parent(relationship, record);
    };
    m_session->request(
        Lane::Pages, {}, job, this,
        [this, above = *above, record, focus, alone](const Result<std::optional<Record>> &parent) {
            if (!parent || !*parent) { // it refers to a record that is gone
                visit(alone, focus);
                return;
            }
            visit({.master = {.query = {.table = above.parentTable}, .current = (*parent)->key},
                   .tab = above,
                   .detail = PanePlace{.current = record.key},
                   .inDetail = true},
                  focus);
        });
}

// Up
// --------------------------------------------------------------------------------------------------------------

QList<Relationship> RelationshipView::parentsToChoose() const
{
    QList<Relationship> parents = m_session->schema()->parentsOf(m_focused->query().table);
    const auto &shown = m_focused->query().parent;
    if (m_above && shown && shown->relationship.isFarSide())
        parents.prepend(shown->relationship); // back up the way that one came
    return parents;
}

QStringList RelationshipView::parentNames() const
{
    if (m_focused->currentRow() < 0)
        return {};
    const auto &parent = m_focused->query().parent;
    if (m_focused == m_detail)
        return parent ? QStringList{parent->relationship.parentName} : QStringList();
    QStringList names;
    for (const Relationship &relationship : parentsToChoose())
        names.append(relationship.parentName);
    return names;
}

/// The one whose cell the keyboard is in, else the first that does not lead back to where one came from.
qsizetype RelationshipView::likelyParent(const QList<Relationship> &parents) const
{
    const Column *column = m_master->model()->columns().columnAt(m_master->table()->currentIndex().column());
    const auto &shown = m_master->query().parent;
    const auto inCell = std::ranges::find_if(parents, [column](const Relationship &relationship) {
        return column && relationship.childColumns.contains(column->name);
    });
    const auto other = std::ranges::find_if(parents, [&shown](const Relationship &relationship) {
        return !shown || relationship != shown->relationship;
    });
    const auto found = inCell == parents.end() ? other : inCell;
    return found == parents.end() ? 0 : std::distance(parents.begin(), found);
}

void RelationshipView::goToParent()
{
    if (m_focused == m_detail) {
        m_master->focusTable(); // the parent is the one whose children these are
        return;
    }
    const auto record = m_master->currentRecord();
    if (isOnItsWay()) {
        wait(&RelationshipView::goToParent);
        return;
    }
    if (!record)
        return;
    const QList<Relationship> parents = parentsToChoose();
    if (parents.size() == 1) {
        goTo(m_master, parents.constFirst(), *record);
        return;
    }
    auto *choice = new QMenu(this);
    choice->setAttribute(Qt::WA_DeleteOnClose);
    for (const Relationship &relationship : parents) {
        choice->addAction(readableName(relationship.parentName),
                          [this, relationship, child = *record] { goTo(m_master, relationship, child); });
    }
    if (parents.isEmpty())
        return;
    choice->popup(m_master->mapToGlobal(QPoint(40, 80)));
    choice->setActiveAction(choice->actions().at(likelyParent(parents)));
}

/// Back up the way that one came down.
void RelationshipView::goAbove(const Record &child)
{
    Place above = *m_above;
    above.details = false;
    above.inDetail = false;
    above.detail = m_master->place();
    above.detail->current = child.key;
    visit(above);
}

void RelationshipView::goTo(const RecordPane *pane, const Relationship &relationship, const Record &child)
{
    const auto &shown = pane->query().parent;
    const bool isShown = shown && shown->relationship == relationship && !pane->model()->isPending();
    if (isShown && pane == m_detail) {
        m_master->focusTable();
        return;
    }
    if (isShown && m_above) {
        goAbove(child);
        return;
    }
    const auto job = [relationship, child](Repository &repository) {
        return repository.reader().parent(relationship, child);
    };
    m_walking = true;
    m_session->request(
        Lane::Pages, {}, job, this, [this, relationship, child](const Result<std::optional<Record>> &parent) {
            m_walking = false;
            if (parent && *parent) {
                visit({.master = {.query = {.table = relationship.parentTable}, .current = (*parent)->key},
                       .tab = relationship,
                       .detail = PanePlace{.current = child.key}});
                return;
            }
            m_waiting.clear();
            if (!parent)
                m_master->messages()->show(parent.error());
            else
                m_master->messages()->show(MessageBar::Tone::Information,
                                           tr("This record has no %1.").arg(relationship.parentName));
        });
}

// Down
// ------------------------------------------------------------------------------------------------------------

QString RelationshipView::childrenName() const
{
    const auto relationship = m_tabs->latestRelationship();
    return relationship && m_master->currentRow() >= 0 ? readableName(relationship->childrenName) : QString();
}

void RelationshipView::goDown()
{
    if (isOnItsWay()) {
        wait(&RelationshipView::goDown);
        return;
    }
    const auto record = m_master->currentRecord();
    if (const auto relationship = m_tabs->latestRelationship(); record && relationship)
        goInto(m_master, *record, *relationship);
}

/// From the detail it is two steps: its own rows first.
void RelationshipView::goInto(const RecordPane *pane, const Record &record, const Relationship &relationship)
{
    const Table *table = m_session->schema()->table(relationship.parentTable);
    if (!table)
        return;
    const ParentRecord parent = parentRecord(*table, record, relationship);
    Place above = place();
    if (pane == m_detail)
        above = {.master = m_detail->place(), .above = std::make_shared<const Place>(std::move(above))};
    above.master.current = record.key; // not the current one where another's cell was clicked
    above.master.row = pane->model()->rowOf(record.key).value_or(above.master.row);
    above.master.currentLabel = RecordReader::label(*table, record);
    above.tab = relationship;
    above.details = false;
    Place below{.above = std::make_shared<const Place>(above)};
    if (pane == m_master && above.detail && above.detail->query.parent == parent)
        below.master = *above.detail;
    else
        below.master = {.query = {.table = relationship.childTable, .parent = parent},
                        .parentLabel = above.master.currentLabel};
    visit(below);
}

} // namespace relata
