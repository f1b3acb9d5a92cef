// From a record to its parent: the part of RelationshipView that walks.
#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/search_hit.h"
#include "ui/message_bar.h"
#include "ui/record_pane.h"
#include "ui/relationship_view.h"

#include <QtWidgets/QMenu>

namespace relata {

/// Another record may be current before the one whose child is wanted.
RecordKey RelationshipView::takeWantedDetail(const Record &master)
{
    if (m_wantedDetail.isEmpty() || !(master.key == m_wantedMaster))
        return {};
    if (std::exchange(m_focusDetail, false))
        m_detail->focusTable();
    return std::exchange(m_wantedDetail, {});
}

void RelationshipView::showRecord(const TableName &name, const Record &record, Focus focus)
{
    const Table *table = m_session->schema()->table(name);
    const auto above = table ? parentAbove(*m_session->schema(), *table, record) : std::nullopt;
    if (!above) {
        m_focusDetail = false;
        go(name, record.key, {}, {}, focus);
        return;
    }
    const auto job = [relationship = *above, record](Repository &repository) {
        return repository.reader().parent(relationship, record);
    };
    m_session->request(Lane::Pages, {}, job, this,
                       [this, above = *above, record, focus](const Result<std::optional<Record>> &parent) {
                           const bool found = parent && *parent;
                           m_focusDetail = found && focus == Focus::Follows;
                           if (found)
                               go(above.parentTable, (*parent)->key, above, record.key, focus);
                           else // it refers to a record that is gone
                               go(above.childTable, record.key, {}, {}, focus);
                       });
}

void RelationshipView::showMatches(const TableName &table, const QString &words)
{
    m_wantedDetail = {};
    m_focused = m_master;
    m_master->showMatches(table, words);
    m_master->focusTable();
    Q_EMIT masterChanged();
}

QStringList RelationshipView::parentNames() const
{
    if (m_focused->currentRow() < 0)
        return {};
    const auto &parent = m_focused->query().parent;
    if (m_focused == m_detail)
        return parent ? QStringList{parent->relationship.parentName} : QStringList();
    QStringList names;
    for (const Relationship &relationship : m_session->schema()->parentsOf(m_focused->query().table))
        names.append(relationship.parentName);
    return names;
}

void RelationshipView::goToParent()
{
    RecordPane *pane = focusedPane();
    const auto record = pane->currentRecord();
    if (!record)
        return;
    if (pane == m_detail) {
        m_master->focusTable(); // the parent is the one whose children these are
        return;
    }
    const QList<Relationship> parents = m_session->schema()->parentsOf(pane->query().table);
    if (parents.size() == 1) {
        goTo(parents.constFirst(), *record);
        return;
    }
    auto *choice = new QMenu(this);
    choice->setAttribute(Qt::WA_DeleteOnClose);
    for (const Relationship &relationship : parents) {
        choice->addAction(readableName(relationship.parentName),
                          [this, relationship, child = *record] { goTo(relationship, child); });
    }
    if (!parents.isEmpty())
        choice->popup(pane->mapToGlobal(QPoint(40, 80)));
}

void RelationshipView::goTo(const Relationship &relationship, const Record &child)
{
    const auto job = [relationship, child](Repository &repository) {
        return repository.reader().parent(relationship, child);
    };
    m_session->request(
        Lane::Pages, {}, job, this, [this, relationship, child](const Result<std::optional<Record>> &parent) {
            if (!parent)
                m_master->messages()->show(parent.error());
            else if (!*parent)
                m_master->messages()->show(MessageBar::Tone::Information,
                                           tr("This record has no %1.").arg(relationship.parentName));
            else
                showTable(relationship.parentTable, (*parent)->key, relationship, child.key);
        });
}

} // namespace relata
