#include "ui/record_pane.h"

#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/record_table_model.h"
#include "models/undo_history.h"
#include "ui/form_host.h"
#include "ui/icons.h"
#include "ui/line_splitter.h"
#include "ui/message_bar.h"
#include "ui/pane_header.h"
#include "ui/paste_panel.h"
#include "ui/record_clipboard.h"
#include "ui/record_deletion.h"
#include "ui/record_edit_delegate.h"
#include "ui/record_table_view.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What stays of a table, its titles included, when a form needs room.
constexpr int LeastRows = 4;

} // namespace

RecordPane::RecordPane(DatabaseSession *session, UndoHistory *history, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_history(history)
    , m_model(new RecordTableModel(session, this))
    , m_table(new RecordTableView(this))
    , m_search(new QLineEdit(this))
    , m_new(new QPushButton(this))
    , m_messages(new MessageBar(this))
    , m_forms(new FormHost(session, history, this))
    , m_paste(new PastePanel(history, this))
    , m_header(new PaneHeader(m_new, this))
    , m_splitter(new LineSplitter(Qt::Vertical, this))
{
    m_deletion = new RecordDeletion(session, history, m_messages, this);
    m_clipboard = new RecordClipboard(session, m_table, m_model, m_messages, this);
    m_table->setObjectName(u"table"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RecordEditDelegate(m_model, m_forms, m_table));
    m_table->setSortingEnabled(true);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_new->setObjectName(u"newButton"_s);
    m_new->setIcon(icon(Icon::New));
    arrange();
    connectModel();
    connectForms();
    connectPaste();
}

void RecordPane::arrange()
{
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_forms);
    m_splitter->setStretchFactor(0, 1);
    m_forms->installEventFilter(this);
    m_table->setMinimumHeight(LeastRows * m_table->rowHeight());

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(makeSearchBar());
    layout->addWidget(m_messages);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_paste, 1);
    layout->addWidget(m_forms->strip());
    setTabOrder(m_new, m_search);
    setTabOrder(m_search, m_table);
}

QWidget *RecordPane::makeSearchBar()
{
    auto *bar = new QWidget(this);
    m_search->setObjectName(u"search"_s);
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(1'000);
    m_search->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_search);
    connect(m_search, &QLineEdit::textEdited, this, &RecordPane::search);
    connect(m_new, &QPushButton::clicked, this, &RecordPane::newRecord);
    return bar;
}

void RecordPane::connectModel()
{
    connect(m_model, &QAbstractItemModel::modelReset, this, &RecordPane::rowsReplaced);
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) { rowsRead(first.row(), last.row()); });
    connect(m_model, &RecordTableModel::countChanged, this, &RecordPane::statusChanged);
    connect(m_model, &RecordTableModel::failed, this, &RecordPane::showError);
    connect(m_model, &RecordTableModel::pendingChanged, m_table, &RecordTableView::setDimmed);
    connect(m_model, &RecordTableModel::pendingChanged, this, &RecordPane::statusChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RecordPane::currentMoved);
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
    connect(m_forms, &FormHost::saved, this,
            [this](const ChangeOutcome &outcome, const QString &title, bool inPlace) {
                saved(outcome, title, inPlace);
            });
    connect(m_forms, &FormHost::openChanged, this, [this](bool open) {
        if (!open)
            focusTable();
    });
}

void RecordPane::connectPaste()
{
    connect(m_paste, &PastePanel::failed, this, &RecordPane::showError);
    connect(m_paste, &PastePanel::saved, this, [this](const ChangeOutcome &outcome, const QString &title) {
        m_history->push(tr("add %1").arg(title), outcome.done);
        m_messages->show(MessageBar::Tone::Information, tr("Added %1.").arg(title));
        select(outcome.done.constLast().keyAfter);
    });
    connect(m_paste, &PastePanel::openChanged, this, [this](bool open) {
        if (open && m_forms->isOpen())
            m_forms->close();
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
    m_search->setText(asked.search);
    m_nextParentLabel = parentLabel;
    setEnabled(true);
    if (m_model->askedQuery() == asked) { // shown, or on its way with the record that was wanted then
        if (!current.isEmpty())
            select(current);
        return;
    }
    m_wanted = current;
    m_model->setQuery(asked, current);
}

void RecordPane::showNothing(const QString &why)
{
    m_table->setEmptyText(why);
    m_parentLabel.clear();
    m_nextParentLabel.clear();
    m_new->setEnabled(false);
    m_search->setEnabled(false);
    m_model->clear();
}

void RecordPane::search(const QString &words)
{
    if (!m_model->isLoaded())
        return;
    RecordQuery query = m_model->askedQuery(); // of another table, perhaps, that is still on its way
    query.search = words.trimmed();
    m_wanted = m_current;
    m_model->setQuery(query);
}

const RecordQuery &RecordPane::query() const
{
    return m_model->query();
}

void RecordPane::rowsReplaced()
{
    if (!m_model->isLoaded()) {
        m_current = {};
        Q_EMIT currentRecordChanged();
        return;
    }
    const bool otherColumns = adoptQuery();
    const RecordKey wanted = std::exchange(m_wanted, {});
    const RecordKey target = wanted.isEmpty() ? m_current : wanted;
    const auto row = m_model->rowOf(target);
    setCurrentRow(row.value_or(m_model->rowCount() > 0 ? 0 : -1));
    if (!row && !target.isEmpty() && !m_model->query().isFiltered())
        select(target);
    if (otherColumns) // for the rows that are in sight now
        m_table->fitColumns(labelColumns());
}

/// The titles and columns of the rows that have arrived; whether the columns are others than before.
bool RecordPane::adoptQuery()
{
    const RecordQuery &query = m_model->query();
    m_parentLabel = m_nextParentLabel;
    const bool sameColumns =
        m_columnsOf.table == query.table && m_columnsOf.parent.has_value() == query.parent.has_value();
    if (!sameColumns) {
        for (int i = 0; i < m_model->columnCount(); ++i)
            m_table->horizontalHeader()->setSectionHidden(i, m_model->columns().at(i).hiddenAtFirst);
        m_current = {};
    }
    m_columnsOf = query;
    updateTexts();
    return !sameColumns;
}

/// Those whose values name a record.
QList<int> RecordPane::labelColumns() const
{
    QList<int> result;
    for (const QString &column : m_model->columns().table()->labelColumns)
        result.append(int(m_model->columns().indexOf(column)));
    return result;
}

bool RecordPane::isWritable() const
{
    return m_model->isLoaded() && m_model->columns().table()->isWritable() && !m_session->location().readOnly;
}

QString RecordPane::recordWord() const
{
    return m_model->isLoaded() ? readableSingular(m_model->query().table.name) : QString();
}

QString RecordPane::newText() const
{
    return m_parentLabel.isEmpty() ? tr("New %1").arg(recordWord())
                                   : tr("New %1 for %2").arg(recordWord(), m_parentLabel);
}

void RecordPane::updateTexts()
{
    const RecordQuery &query = m_model->query();
    const QString plural = readableName(query.table.name);
    const QString singular = recordWord();
    m_header->setTitle(plural);
    m_table->setAccessibleName(plural);
    m_search->setEnabled(true);
    m_search->setPlaceholderText(tr("Search %1").arg(plural.toLower()));
    m_search->setAccessibleName(tr("Search %1").arg(plural));
    m_new->setText(tr("New %1").arg(singular));
    m_new->setAccessibleName(m_new->text());
    m_new->setToolTip(newText());
    m_new->setEnabled(isWritable());
    if (query.isFiltered())
        m_table->setEmptyText(tr("Nothing found for “%1”.").arg(query.search));
    else if (!isWritable())
        m_table->setEmptyText(query.parent ? tr("No %1 for %2.").arg(plural.toLower(), m_parentLabel)
                                           : tr("No %1.").arg(plural.toLower()));
    else if (query.parent)
        m_table->setEmptyText(
            tr("No %1 yet for %2.\nNew %3 (Ctrl+Shift+N)").arg(plural.toLower(), m_parentLabel, singular));
    else
        m_table->setEmptyText(tr("No %1 yet.\nNew %2 (Ctrl+N)").arg(plural.toLower(), singular));
}

// The current record
// ---------------------------------------------------------------------------------------------

void RecordPane::select(const RecordKey &key)
{
    if (m_model->isPending()) {
        m_wanted = key;
        return;
    }
    if (const auto row = m_model->rowOf(key)) {
        setCurrentRow(*row);
        return;
    }
    m_model->locate(key, [this, key](std::optional<int> row) {
        if (row) {
            setCurrentRow(*row);
        } else if (!m_model->isCountExact() && !m_model->query().isFiltered()) {
            m_wanted = key; // behind the rows that have been counted so far
            m_model->refresh(key, currentRow());
        }
    });
}

void RecordPane::setCurrentRow(int row)
{
    QItemSelectionModel *selection = m_table->selectionModel();
    const QModelIndex now = selection->currentIndex();
    const int column =
        now.isValid() ? now.column() : std::max(0, m_table->horizontalHeader()->logicalIndexAt(0));
    if (row < 0)
        selection->clear();
    else
        selection->setCurrentIndex(m_model->index(row, column),
                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    currentMoved();
}

void RecordPane::currentMoved()
{
    const RecordKey key = m_model->keyAt(currentRow());
    if (key.isEmpty() && currentRow() >= 0 && m_model->recordAt(currentRow()) == nullptr)
        return; // on its way: rowsRead() comes back here
    m_current = key;
    Q_EMIT currentRecordChanged();
    Q_EMIT statusChanged();
}

void RecordPane::rowsRead(int first, int last)
{
    const int row = currentRow();
    if (row >= first && row <= last)
        currentMoved();
}

std::optional<Record> RecordPane::currentRecord() const
{
    const Record *record = m_model->recordAt(currentRow());
    return record ? std::optional(*record) : std::nullopt;
}

int RecordPane::currentRow() const
{
    return m_table->currentIndex().row();
}

QString RecordPane::describe(const Record &record) const
{
    const Table &table = *m_model->columns().table();
    const QString name =
        readableSingular(table.name.name).toLower() + u' ' + RecordReader::label(table, record);
    return m_parentLabel.isEmpty() ? name
                                   : tr("%1 of %2", "order 12345 of Ada Lovelace").arg(name, m_parentLabel);
}

// Actions
// --------------------------------------------------------------------------------------------------------

void RecordPane::newRecord()
{
    if (isWritable())
        m_forms->openNew(m_model->query().table, m_model->query().parent, m_parentLabel);
}

void RecordPane::openCurrent()
{
    const auto record = currentRecord();
    if (!record || m_model->isPending())
        return;
    const Column *column = m_model->columns().columnAt(m_table->currentIndex().column());
    m_forms->openExisting(m_model->query().table, *record, column ? column->name : QString());
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
    if (record && isWritable() && !m_model->isPending())
        m_forms->openDuplicate(m_model->query().table, *record, m_model->query().parent, m_parentLabel);
}

void RecordPane::deleteSelected()
{
    if (!isWritable() || m_model->isPending())
        return;
    QList<Record> records;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            const Record *record = m_model->recordAt(row);
            if (!record) {
                m_messages->show(MessageBar::Tone::Information,
                                 tr("Too many records are selected to delete them at once."));
                return;
            }
            records.append(*record);
        }
    }
    if (!records.isEmpty())
        m_deletion->begin(*m_model->columns().table(), records, describe(records.constFirst()));
}

void RecordPane::paste()
{
    if (!isWritable() || m_model->isPending())
        return;
    if (auto rows = m_clipboard->pasted(m_parentLabel))
        m_paste->open(std::move(rows));
}

void RecordPane::refresh()
{
    m_model->refresh(m_current, currentRow());
}

void RecordPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void RecordPane::focusTable()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

bool RecordPane::hasFocusInside() const
{
    const QWidget *focused = QApplication::focusWidget();
    return focused && isAncestorOf(focused);
}

void RecordPane::saved(const ChangeOutcome &outcome, const QString &title, bool inPlace)
{
    const Change &change = outcome.done.constLast();
    const bool added = change.kind == Change::Kind::Insert;
    m_history->push(added ? tr("add %1").arg(title) : tr("change %1").arg(title), outcome.done);
    m_messages->dismiss();
    if (change.table == m_model->query().table && !inPlace)
        select(change.keyAfter);
}

void RecordPane::showError(const DatabaseError &error)
{
    if (error.kind != DatabaseError::Kind::Cancelled)
        m_messages->show(error, [this] {
            m_messages->dismiss();
            refresh();
        });
}

/// A form that has more to say than before grows at the cost of the table, which keeps a few rows.
void RecordPane::makeRoomForForm()
{
    const QList<int> sizes = m_splitter->sizes();
    const int wanted = m_forms->sizeHint().height();
    if (m_forms->isVisible() && sizes.at(1) > 0 && wanted > sizes.at(1))
        m_splitter->setSizes({sizes.at(0) + sizes.at(1) - wanted, wanted});
}

/// In the search field, Down and Enter lead to the rows, Escape to what was there before; while the search is
/// still going on, Escape ends it and keeps what was found.
bool RecordPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_forms && event->type() == QEvent::LayoutRequest)
        makeRoomForForm();
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        if (m_model->isSearching()) {
            m_model->stopSearching();
            return true;
        }
        m_search->clear();
        search({});
        [[fallthrough]];
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        focusTable();
        return true;
    default:
        return false;
    }
}

} // namespace relata
