#include "ui/undo_guide.h"

#include "models/database/database_session.h"
#include "models/record_table_model.h"
#include "models/search_hit.h"
#include "ui/record_details.h"
#include "ui/record_pane.h"
#include "ui/relationship_view.h"
#include "ui/undo_offer.h"

namespace relata {

namespace {

Record recordOf(const Table &table, const Change &change)
{
    Record record{change.key, {}, {}, {}};
    for (const Column &column : table.columns)
        record.values.append(change.before.value(column.name));
    return record;
}

/// The record as it is after the change, else as it was before.
Result<Record> recordAfter(Repository &repository, const Table &table, const Change &change)
{
    if (change.kind == Change::Kind::Delete)
        return recordOf(table, change);
    const auto record = repository.reader().record(table.name, change.keyAfter);
    if (!record)
        return std::unexpected(record.error());
    return record->value_or(recordOf(table, change));
}

QString sentence(UndoHistory::Direction direction, const QString &text, bool exists)
{
    if (direction == UndoHistory::Direction::Redo)
        return UndoGuide::tr("Redone: %1.").arg(text);
    return exists ? UndoGuide::tr("Undone: %1.").arg(text)
                  : UndoGuide::tr("Undone: %1. What was added is gone again.").arg(text);
}

} // namespace

UndoGuide::UndoGuide(DatabaseSession *session, UndoHistory *history, RelationshipView *view)
    : QObject(view)
    , m_session(session)
    , m_view(view)
{
    connect(history, &UndoHistory::changed, this, [this] { ++m_changes; });
    connect(history, &UndoHistory::applied, this, &UndoGuide::follow);
}

void UndoGuide::follow(Direction direction, const QString &text, const QList<Change> &done)
{
    const Change change = leadingChange(done);
    const Table table = *m_session->schema()->table(change.table);
    const auto job = [table, change](Repository &repository) {
        return recordAfter(repository, table, change);
    };
    m_session->request(Lane::Pages, {}, job, this,
                       [this, change, direction, text, changes = m_changes](const Result<Record> &record) {
                           // It is done all the same: the pane says what is wrong, or what was done since.
                           if (!record || changes != m_changes)
                               return;
                           const bool exists = change.kind != Change::Kind::Delete;
                           RecordPane *pane = show(change.table, *record, exists);
                           const Direction back =
                               direction == Direction::Undo ? Direction::Redo : Direction::Undo;
                           pane->undoOffer()->show(back, sentence(direction, text, exists));
                       });
}

/// Where the record is, or was; the pane that shows it.
RecordPane *UndoGuide::show(const TableName &name, const Record &record, bool exists)
{
    const Table &table = *m_session->schema()->table(name);
    if (RecordPane *pane = paneOf(table, record, exists)) {
        if (exists && pane->query().table == name)
            pane->select(record.key); // else its neighbour has become the current one
        return pane;
    }
    m_view->showRecord(name, record, RelationshipView::Focus::Stays);
    return parentAbove(*m_session->schema(), table, record) ? m_view->detail() : m_view->master();
}

/// The pane that has the record among its rows, or that it has linked one of them to; null: neither. In a
/// table that refers to itself both can have it: then it stays below its parent.
RecordPane *UndoGuide::paneOf(const Table &table, const Record &record, bool exists) const
{
    for (RecordPane *pane : {m_view->detail(), m_view->master()}) {
        const bool isShown = pane == m_view->master() || !m_view->details()->isVisible();
        if (isShown && isAmong(*pane, table, record) && shows(*pane, record, exists))
            return pane;
    }
    return nullptr;
}

/// What is searched for stays as long as the record is among it.
bool UndoGuide::shows(const RecordPane &pane, const Record &record, bool exists)
{
    const bool isLink = pane.query().parent && pane.query().parent->relationship.isFarSide();
    return !exists || isLink || !pane.query().isFiltered() || pane.model()->rowOf(record.key);
}

/// Whether it belongs to the parent whose children the pane shows, if it shows those of one.
bool UndoGuide::isAmong(const RecordPane &pane, const Table &table, const Record &record)
{
    const RecordQuery &query = pane.query();
    const bool isLink = query.parent && query.parent->relationship.link.table == table.name;
    if (!isLink && (query.table != table.name || (query.parent && query.parent->relationship.isFarSide())))
        return false;
    if (!query.parent)
        return true;
    const Relationship &relationship = query.parent->relationship;
    QVariantList values;
    for (const QString &column : isLink ? relationship.link.nearColumns : relationship.childColumns)
        values.append(record.values.value(table.indexOf(column)));
    return sameValues(values, query.parent->values);
}

} // namespace relata
