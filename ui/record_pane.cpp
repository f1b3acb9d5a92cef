#include "ui/record_pane.h"

#include "models/database/database_session.h"
#include "models/record_table_model.h"
#include "ui/column_keeper.h"
#include "ui/current_record.h"
#include "ui/form_host.h"
#include "ui/form_splitter.h"
#include "ui/icons.h"
#include "ui/message_bar.h"
#include "ui/pane_header.h"
#include "ui/record_clipboard.h"
#include "ui/record_deletion.h"
#include "ui/record_table_view.h"
#include "ui/search_bar.h"
#include "ui/selection_summary.h"

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
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
    , m_forms(new FormHost(session, this))
    , m_header(new PaneHeader(m_new, this))
    , m_rows(new QWidget(this))
{
    m_deletion = new RecordDeletion(session, history, m_messages, this);
    m_clipboard = new RecordClipboard(session, m_table, m_model, m_messages, this);
    m_table->setObjectName(u"table"_s);
    m_table->setModel(m_model);
    m_current = new CurrentRecord(m_table, m_model, this);
    m_columns = new ColumnKeeper(session->location(), m_table, m_model, this);
    m_summary = new SelectionSummary(m_table, m_model, this);
    m_table->setSortingEnabled(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_new->setObjectName(u"newButton"_s);
    m_new->setIcon(icon(Icon::New));
    arrange();
    connectModel();
    connectForms();
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
    rows->addWidget(new FormSplitter(m_table, m_forms, m_rows), 1);
    setTabOrder(m_new, m_search->field());
    setTabOrder(m_search->field(), m_table);
    connect(m_new, &QPushButton::clicked, this, &RecordPane::newRecord);
    connect(m_search, &SearchBar::searchRequested, this, &RecordPane::search);
    connect(m_search, &SearchBar::leaveRequested, this, &RecordPane::focusTable);
}

void RecordPane::connectModel()
{
    connect(m_model, &QAbstractItemModel::modelReset, this, &RecordPane::rowsReplaced);
    connect(m_model, &RecordTableModel::countChanged, this, &RecordPane::statusChanged);
    connect(m_model, &RecordTableModel::failed, this, &RecordPane::showError);
    connect(m_model, &RecordTableModel::pendingChanged, m_table, &RecordTableView::setDimmed);
    connect(m_model, &RecordTableModel::pendingChanged, this, &RecordPane::statusChanged);
    connect(m_current, &CurrentRecord::moved, this, &RecordPane::currentRecordChanged);
    connect(m_current, &CurrentRecord::moved, this, &RecordPane::statusChanged);
    connect(m_summary, &SelectionSummary::changed, this, &RecordPane::statusChanged);
    connect(m_table, &RecordTableView::openRequested, this, &RecordPane::openCurrent);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &RecordPane::openCurrent);
}

void RecordPane::connectForms()
{
    connect(m_forms, &FormHost::draftsChanged, this, &RecordPane::statusChanged);
    connect(m_forms, &FormHost::failed, this, &RecordPane::showError);
    connect(m_forms, &FormHost::saved, this,
            [this](const Change &, const ChangeOutcome &outcome, const QString &title) {
                recordSaved(outcome, title);
            });
    connect(m_forms, &FormHost::openChanged, this, [this](bool open) {
        if (!open)
            focusTable();
    });
}

// What is shown
// --------------------------------------------------------------------------------------------------

void RecordPane::showTable(const TableName &table, const RecordKey &current)
{
    ask({.table = table}, {}, current);
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
    m_search->clearQuietly();
    m_current->selectNext(current);
    m_nextParentLabel = parentLabel;
    setEnabled(true);
    if (!m_model->isLoaded()) {
        m_texts = PaneTexts(asked, parentLabel);
        nameParts(); // at once: nothing is there that would be called otherwise
    }
    m_model->setQuery(asked);
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
    m_texts = PaneTexts({.table = table}, {});
    nameParts();
    m_nextParentLabel.clear();
    m_new->setEnabled(false);
    m_search->setEnabled(false);
    m_model->clear();
}

void RecordPane::search(const QString &words)
{
    if (!m_model->isLoaded())
        return;
    RecordQuery query = m_model->query();
    query.search = words.trimmed();
    m_current->selectNext(m_current->key());
    m_model->setQuery(query);
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
    adoptQuery();
    m_current->findAgain();
}

/// The titles and columns of the rows that have arrived.
void RecordPane::adoptQuery()
{
    m_texts = PaneTexts(query(), m_nextParentLabel);
    if (m_columns->adopt())
        m_current->forget();
    updateTexts();
}

bool RecordPane::isWritable() const
{
    return m_model->isLoaded() && whyReadOnly().isEmpty();
}

QString RecordPane::whyReadOnly() const
{
    if (m_session->location().readOnly)
        return tr("This database is open for reading only.");
    const Table *table = m_model->columns().table();
    if (!table || table->isWritable())
        return {};
    return table->isView ? tr("This is a view: records are added to the tables that it is made of.")
                         : tr("This table has no key by which its records could be told apart.");
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
    m_table->setEmptyText(m_texts.emptyText(whyReadOnly()));
    m_search->setEnabled(true);
    m_new->setEnabled(isWritable());
}

void RecordPane::nameParts()
{
    m_header->setTitle(m_texts.title());
    m_table->setAccessibleName(m_texts.title());
    m_search->setSubject(m_texts.title());
    m_new->setText(m_texts.newText());
    m_new->setAccessibleName(m_new->text());
    m_new->setToolTip(whyReadOnly().isEmpty() ? newText() : whyReadOnly());
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
    return m_texts.describe(*m_model->columns().table(), record);
}

} // namespace relata
