#include "ui/record_pane.h"

#include "models/database/database_session.h"
#include "models/orphans.h"
#include "models/record_name.h"
#include "models/record_table_model.h"
#include "ui/cell_links.h"
#include "ui/column_keeper.h"
#include "ui/current_record.h"
#include "ui/filter_notice.h"
#include "ui/filter_row.h"
#include "ui/form_host.h"
#include "ui/form_splitter.h"
#include "ui/icons.h"
#include "ui/label_choice.h"
#include "ui/message_bar.h"
#include "ui/news_fader.h"
#include "ui/order_index_offer.h"
#include "ui/pane_filters.h"
#include "ui/pane_header.h"
#include "ui/paste_panel.h"
#include "ui/progress_line.h"
#include "ui/record_clipboard.h"
#include "ui/record_deletion.h"
#include "ui/record_edit_delegate.h"
#include "ui/record_table_view.h"
#include "ui/refused_drafts.h"
#include "ui/row_jump.h"
#include "ui/search_bar.h"
#include "ui/selection_keeper.h"
#include "ui/selection_summary.h"
#include "ui/undo_offer.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

RecordPane::RecordPane(DatabaseSession *session, UndoHistory *history, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_history(history)
    , m_model(new RecordTableModel(session, this))
    , m_table(new RecordTableView(this))
    , m_search(new SearchBar(this))
    , m_new(new QPushButton(this))
    , m_messages(new MessageBar(this))
    , m_forms(new FormHost(session, history, this))
    , m_paste(new PastePanel(session, history, this))
    , m_header(new PaneHeader(m_new, this))
    , m_rows(new QWidget(this))
{
    m_undoOffer = new UndoOffer(history, m_messages, this);
    new OrderIndexOffer(session, m_model, m_messages, this);
    m_deletion = new RecordDeletion(session, history, m_messages, m_undoOffer, this);
    m_clipboard = new RecordClipboard(session, m_table, m_model, m_messages, this);
    m_table->setObjectName(u"table"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RecordEditDelegate(m_model, m_forms, m_table));
    m_current = new CurrentRecord(m_table, m_model, this);
    new SelectionKeeper(m_table, m_model, this);
    m_links = new CellLinks(session, m_table, m_model, this);
    m_columns = new ColumnKeeper(session->location(), m_table, m_model, this);
    auto *labels = new LabelChoice(session, this);
    connect(m_columns, &ColumnKeeper::menuFilled, labels,
            [this, labels](QMenu *menu) { labels->fillMenu(menu, query().table); });
    connect(session, &DatabaseSession::relabelled, this, &RecordPane::refresh);
    m_summary = new SelectionSummary(m_table, m_model, this);
    m_filters = new PaneFilters(m_table, m_model, m_rows, this);
    m_filtered = new FilterNotice(m_search);
    m_progress = new ProgressLine(m_rows);
    m_jump = new RowJump(m_table, m_model, m_rows);
    m_table->setSortingEnabled(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_new->setObjectName(u"newButton"_s);
    m_new->setIcon(icon(Icon::New));
    arrange();
    connectModel();
    connectForms();
    connectPaste();
    connectFilters();
}

void RecordPane::arrange()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_messages);
    layout->addWidget(m_rows, 1);
    auto *rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_search);
    rows->addWidget(m_jump);
    rows->addWidget(m_progress);
    rows->addWidget(new FormSplitter(m_table, m_forms, m_rows), 1);
    rows->addWidget(m_paste, 1);
    rows->addWidget(m_forms->strip());
    setTabOrder(m_new, m_messages->lastInput());
    setTabOrder(m_messages->lastInput(), m_search->field());
    m_search->addBeside(m_filtered);
    setTabOrder(m_filtered, m_jump->lastInput());
    setTabOrder(m_jump->lastInput(), m_table);
    m_forms->setBefore(m_table);
    connect(m_new, &QPushButton::clicked, this, &RecordPane::newRecord);
    connect(m_search, &SearchBar::searchRequested, this, &RecordPane::search);
    connect(m_search, &SearchBar::leaveRequested, this, &RecordPane::focusTable);
    connect(m_search, &SearchBar::escapeRequested, this, [this] {
        if (!m_model->isSearching())
            focusTable();
        leaveSearch();
    });
}

void RecordPane::connectModel()
{
    connect(m_model, &QAbstractItemModel::modelReset, this, &RecordPane::rowsReplaced);
    connect(m_model, &RecordTableModel::refreshed, this, &RecordPane::adoptParentLabel);
    m_statusSoon.setSingleShot(true);
    m_statusSoon.setInterval(0);
    connect(&m_statusSoon, &QTimer::timeout, this, &RecordPane::statusChanged);
    const auto tellSoon = [this] { m_statusSoon.start(); };
    connect(m_model, &RecordTableModel::countChanged, this, tellSoon);
    connect(m_model, &RecordTableModel::failed, this, &RecordPane::showError);
    connect(m_model, &RecordTableModel::pendingChanged, m_table, &RecordTableView::setDimmed);
    new NewsFader(m_table, m_model, this);
    connect(m_model, &RecordTableModel::pendingChanged, this, tellSoon);
    connect(m_current, &CurrentRecord::moved, this, &RecordPane::currentRecordChanged);
    connect(m_current, &CurrentRecord::moved, this, &RecordPane::statusChanged);
    connect(m_current, &CurrentRecord::moved, this, [this] {
        if (const auto record = currentRecord())
            m_forms->lookAt(record->key);
    });
    connect(m_summary, &SelectionSummary::changed, this, tellSoon);
    connect(m_table, &RecordTableView::visibleRowsChanged, m_model, &RecordTableModel::look);
    connect(m_table, &RecordTableView::openRequested, this, &RecordPane::openCurrent);
    connect(m_table, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!index.flags().testFlag(Qt::ItemIsEditable))
            openCurrent(); // what cannot be edited in place
    });
}

void RecordPane::connectForms()
{
    connect(m_forms, &FormHost::draftsChanged, this, &RecordPane::statusChanged);
    connect(m_forms, &FormHost::failed, this, &RecordPane::showError);
    connect(m_forms, &FormHost::noted, this,
            [this](const QString &sentence) { m_messages->show(MessageBar::Tone::Information, sentence); });
    connect(m_forms, &FormHost::saved, this, &RecordPane::recordSaved);
    new RefusedDrafts(m_forms, m_messages, this);
    connect(m_forms, &FormHost::left, this, &RecordPane::focusTable);
}

void RecordPane::connectPaste()
{
    connect(m_paste, &PastePanel::failed, this, &RecordPane::showError);
    connect(m_paste, &PastePanel::saved, this, [this](const ChangeOutcome &outcome, const QString &title) {
        recordSaved(outcome, title);
        m_undoOffer->show(UndoHistory::Direction::Undo, tr("Added %1.").arg(title));
    });
    connect(m_paste, &PastePanel::openChanged, this, [this](bool open) {
        if (open && m_forms->isOpen())
            m_forms->close();
        if (!open)
            focusTable();
        Q_EMIT statusChanged();
    });
}

// What is shown
// --------------------------------------------------------------------------------------------------

void RecordPane::showTable(const TableName &table, const RecordKey &current)
{
    ask({.table = table}, {}, current);
}

void RecordPane::showMatches(const TableName &table, const QString &words)
{
    ask({.table = table, .search = words}, {}, {});
}

void RecordPane::showChildren(const ParentRecord &parent, const QString &parentLabel,
                              const RecordKey &current)
{
    ask({.table = parent.relationship.childTable, .parent = parent}, parentLabel, current);
}

void RecordPane::ask(const RecordQuery &query, const QString &parentLabel, const RecordKey &current)
{
    RecordQuery asked = query;
    // The same table keeps its order while one walks from parent to parent; a search was for the last one
    // alone.
    if (m_model->isLoaded() && m_model->query().table == query.table)
        asked.sort = m_model->query().sort;
    else if (const Table *table = m_session->schema()->table(query.table))
        asked.sort = m_columns->sortOf(query, *table);
    // Whose children are shown has been said again, because its own record was read anew.
    const RecordQuery &before = m_model->askedQuery();
    if (query.parent && current.isEmpty() && before.table == query.table && before.parent == query.parent)
        asked.search = before.search;
    asked.filters = orphanFilters(asked) + m_filters->filtersOf(asked);
    go({.query = asked, .parentLabel = parentLabel, .current = current});
}

/// The parent may be called something else by now.
void RecordPane::adoptParentLabel()
{
    if (m_model->isPending() || m_texts.parentLabel() == m_nextParentLabel)
        return;
    m_texts = PaneTexts(*m_session->schema(), query(), m_nextParentLabel);
    updateTexts();
}

void RecordPane::showInstead(QWidget *other)
{
    if (m_instead == other)
        return;
    QWidget *before = std::exchange(m_instead, other);
    if (other && layout()->indexOf(other) < 0)
        static_cast<QVBoxLayout *>(layout())->addWidget(other, 1);
    m_rows->setVisible(!other);
    m_new->setVisible(!other && !m_new->text().isEmpty());
    for (QWidget *page : {before, other}) {
        if (page)
            page->setVisible(page == other);
    }
}

void RecordPane::showNothing(const QString &why, const TableName &table)
{
    m_table->setEmptyText(why);
    m_texts = PaneTexts(*m_session->schema(), {.table = table}, {});
    nameParts();
    m_nextParentLabel.clear();
    m_new->setEnabled(false);
    m_search->setEnabled(false);
    m_model->clear();
}

const RecordQuery &RecordPane::query() const
{
    return m_model->query();
}

void RecordPane::rowsReplaced()
{
    if (!m_model->isLoaded()) {
        m_current->forget();
        Q_EMIT currentRecordChanged();
        return;
    }
    const bool otherColumns = adoptQuery();
    m_current->findAgain();
    if (otherColumns) // for the rows that are in sight now
        m_columns->fitAgain();
}

/// The titles and columns of the rows that have arrived; whether the columns are others than before.
bool RecordPane::adoptQuery()
{
    m_texts = PaneTexts(*m_session->schema(), query(), m_nextParentLabel);
    const bool otherColumns = m_columns->adopt();
    m_filters->adopt(otherColumns);
    m_texts.setFilteredBy(m_filters->labels());
    m_filtered->setColumns(m_filters->labels());
    if (otherColumns)
        m_current->forget();
    updateTexts();
    return otherColumns;
}

QString RecordPane::recordWord() const
{
    return m_model->isLoaded() ? m_texts.word() : QString();
}

QString RecordPane::newText() const
{
    return m_texts.newTitle();
}

void RecordPane::updateTexts()
{
    nameParts();
    const QString wrong = m_filters->misunderstood();
    m_table->setEmptyText(wrong.isEmpty()
                              ? m_texts.emptyText(whyNoNew(), m_newKeys)
                              : tr("The filter on %1 is not understood.\nEsc shows all.").arg(wrong));
    m_search->setEnabled(true);
    m_new->setEnabled(mayAdd());
}

void RecordPane::nameParts()
{
    m_header->setTitle(m_texts.heading());
    m_table->setAccessibleName(m_texts.title());
    m_search->setSubject(m_texts.title());
    m_new->setText(m_texts.newText());
    m_new->setAccessibleName(m_new->text());
    m_new->setToolTip(whyNoNew().isEmpty() ? newText() : whyNoNew());
    m_new->setVisible(!m_instead && !m_new->text().isEmpty());
}

// The current record
// ---------------------------------------------------------------------------------------------

void RecordPane::select(const RecordKey &key)
{
    m_current->select(key);
}

std::optional<Record> RecordPane::currentRecord() const
{
    return m_current->record();
}

int RecordPane::currentRow() const
{
    return m_current->row();
}

QString RecordPane::describe(const Record &record) const
{
    const Table &table = *m_model->columns().table();
    return query().parent ? recordInSentence(table, record, m_texts.parentLabel())
                          : recordInSentence(*m_session->schema(), table, record);
}

} // namespace relata
