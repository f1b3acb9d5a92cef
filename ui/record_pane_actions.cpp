// What can be done with the records: the part of RecordPane that menus, buttons and keys reach.
#include "models/database/database_session.h"
#include "models/record_paste.h"
#include "models/record_table_model.h"
#include "models/undo_history.h"
#include "ui/current_record.h"
#include "ui/form_host.h"
#include "ui/message_bar.h"
#include "ui/paste_panel.h"
#include "ui/record_clipboard.h"
#include "ui/record_deletion.h"
#include "ui/record_details.h"
#include "ui/record_pane.h"
#include "ui/record_table_view.h"
#include "ui/row_jump.h"
#include "ui/search_bar.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>

#include <algorithm>

namespace relata {

namespace {

bool coversOnlyRow(const QItemSelection &selection, int row)
{
    return std::ranges::all_of(selection, [row](const QItemSelectionRange &range) {
        return range.top() == row && range.bottom() == row;
    });
}

} // namespace

void RecordPane::newRecord()
{
    if (!mayAdd())
        return;
    if (isFarSide())
        newLink(*m_model->query().parent, m_texts.parentLabel());
    else
        m_forms->openNew(m_model->query().table, m_model->query().parent, m_texts.parentLabel());
}

void RecordPane::openCurrent()
{
    const auto record = currentRecord();
    if (!record || m_model->isPending())
        return;
    const Column *column = m_model->columns().columnAt(m_table->currentIndex().column());
    const QString name = column ? column->name : QString();
    if (m_details && m_details->isVisible()) {
        m_details->focusField(name);
        return;
    }
    openForm(*record, name);
}

/// With what has been typed about it in the details.
void RecordPane::openForm(const Record &record, const QString &column)
{
    if (m_details)
        m_forms->takeOver(*m_details->forms(), query().table, record.key);
    m_forms->openExisting(query().table, record, column);
}

void RecordPane::makeParentOfCurrent(const QString &column, const QString &words)
{
    const auto record = currentRecord();
    if (!record || m_model->isPending())
        return;
    openForm(*record, column);
    m_forms->makeParent(column, words);
}

/// In its cell; in the form what has no editor that fits a cell.
void RecordPane::editCurrent()
{
    const QModelIndex index = m_table->currentIndex();
    if (index.flags().testFlag(Qt::ItemIsEditable) && !m_table->isDimmed())
        m_table->edit(index);
    else
        openCurrent();
}

void RecordPane::duplicateCurrent()
{
    const auto record = currentRecord();
    if (record && mayAdd() && !isFarSide() && !m_model->isPending())
        m_forms->openDuplicate(query().table, *record, query().parent, m_texts.parentLabel());
}

void RecordPane::newRecordFor(const ParentRecord &parent, const QString &parentLabel)
{
    if (parent.relationship.isFarSide())
        newLink(parent, parentLabel);
    else
        m_forms->openNew(parent.relationship.childTable, parent, parentLabel);
}

void RecordPane::deleteSelected()
{
    if (!mayDelete() || m_model->isPending())
        return;
    const Table &table = *m_model->columns().table();
    const QItemSelection selection = m_table->selectionModel()->selection();
    const auto record = currentRecord();
    if (selection.isEmpty())
        return;
    if (isFarSide()) {
        if (record)
            deleteLink(*record);
        return;
    }
    if (!coversOnlyRow(selection, currentRow()))
        m_deletion->begin(m_model, selection, m_texts.parentLabel());
    else if (record)
        m_deletion->begin(table, *record, RecordReader::label(table, *record), describe(*record));
}

void RecordPane::paste()
{
    if (!mayAdd() || isFarSide() || m_model->isPending())
        return;
    if (auto rows = m_clipboard->pasted(m_texts.parentLabel()))
        m_paste->open(std::move(rows));
}

qsizetype RecordPane::unsavedCount() const
{
    return m_forms->unsavedCount() + m_paste->unsavedCount();
}

qsizetype RecordPane::unkeptCount() const
{
    return m_paste->unsavedCount();
}

bool RecordPane::openNextDraft(bool goOn)
{
    const QWidget *focused = QApplication::focusWidget();
    const bool inPaste = focused && m_paste->isAncestorOf(focused);
    if (!m_paste->isOpen() || inPaste || (goOn && m_forms->isOpen()))
        return m_forms->openNextDraft(goOn && !inPaste);
    m_paste->focusRows();
    return true;
}

void RecordPane::refresh()
{
    m_model->refresh(m_current->key(), currentRow());
}

void RecordPane::focusSearch()
{
    m_search->focusField();
}

void RecordPane::goToRow()
{
    if (m_model->isLoaded())
        m_jump->open();
}

void RecordPane::focusTable()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

/// What the table has no use for.
void RecordPane::keyPressEvent(QKeyEvent *event)
{
    const bool isBusy = m_model->isSearching() || m_model->isSorting();
    if (event->key() == Qt::Key_Escape && isBusy)
        leaveSearch();
    else if (event->key() == Qt::Key_Escape && m_model->askedQuery().isFiltered())
        leaveFilters();
    else
        QWidget::keyPressEvent(event);
}

bool RecordPane::hasFocusInside() const
{
    const QWidget *focused = QApplication::focusWidget();
    return focused && isAncestorOf(focused);
}

void RecordPane::recordSaved(const ChangeOutcome &outcome, const QString &name, bool inPlace)
{
    const Change &change = leadingChange(outcome.done);
    const bool added = change.kind == Change::Kind::Insert;
    m_history->push(added ? tr("add %1").arg(name) : tr("change %1").arg(name), outcome.done);
    if (!inPlace) // what is said is about another record than the one in the cell
        m_messages->dismiss();
    if (change.table == m_model->query().table && !inPlace)
        select(change.keyAfter);
}

void RecordPane::showError(const DatabaseError &error)
{
    if (error.kind == DatabaseError::Kind::Cancelled)
        return;
    if (error.kind == DatabaseError::Kind::ConnectionLost && m_session->isServerLost())
        return; // the window says so, for all of its panes, and reads again when the server is back
    m_messages->show(error, [this] {
        m_messages->dismiss();
        refresh();
    });
}

} // namespace relata
