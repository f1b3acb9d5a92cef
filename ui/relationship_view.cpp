#include "ui/relationship_view.h"

#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/record_table_model.h"
#include "ui/child_tabs.h"
#include "ui/form_host.h"
#include "ui/message_bar.h"
#include "ui/pane_header.h"
#include "ui/record_details.h"
#include "ui/record_pane.h"
#include "ui/record_table_view.h"
#include "ui/sidebar.h"
#include "ui/sidebar_splitter.h"
#include "ui/view_splitter.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

QString keysOf(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

} // namespace

RelationshipView::RelationshipView(DatabaseSession *session, UndoHistory *history, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_sidebar(new Sidebar(session->schema(), this))
    , m_splitter(new ViewSplitter(session->location(), this))
    , m_tabs(new ChildTabs(this))
    , m_master(new RecordPane(session, history, this))
    , m_detail(new RecordPane(session, history, this))
    , m_details(new RecordDetails(session, history, m_detail))
    , m_focused(m_master)
{
    m_master->setObjectName(u"masterPane"_s);
    m_detail->setObjectName(u"detailPane"_s);
    m_tabs->setObjectName(u"childTabs"_s);
    m_tabs->setAccessibleName(tr("Related records"));
    m_detail->header()->setTabs(m_tabs);
    m_master->setDetails(m_details);
    m_details->hide();
    arrange();
    connect(m_master, &RecordPane::currentRecordChanged, this, &RelationshipView::followMaster);
    connect(m_tabs, &QTabBar::currentChanged, this, &RelationshipView::followMaster);
    connect(m_detail->model(), &RecordTableModel::countChanged, this, &RelationshipView::showExactCount);
    connect(qApp, &QApplication::focusChanged, this, &RelationshipView::followFocus);
    connectDetails();
    for (RecordPane *pane : {m_master, m_detail})
        connectWays(pane);
    m_master->setNewKeys(keysOf(QKeySequence::New));
    m_detail->setNewKeys(keysOf(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
}

/// They are the master's record, and speak through the bar of the pane that they are in.
void RelationshipView::connectDetails()
{
    const FormHost *forms = m_details->forms();
    connect(m_details, &RecordDetails::left, m_master, &RecordPane::focusTable);
    connect(forms, &FormHost::draftsChanged, m_master, &RecordPane::statusChanged);
    connect(forms, &FormHost::failed, m_detail, &RecordPane::showError);
    connect(forms, &FormHost::noted, m_detail->messages(), [this](const QString &sentence) {
        m_detail->messages()->show(MessageBar::Tone::Information, sentence);
    });
    connect(forms, &FormHost::saved, m_master, &RecordPane::recordSaved);
    connect(forms, &FormHost::newParentRequested, m_master, &RecordPane::makeParentOfCurrent);
    connect(m_details, &RecordDetails::recordRequested, this, &RelationshipView::showInDetails);
}

void RelationshipView::arrange()
{
    m_splitter->setPanes(m_master, m_detail);
    auto *withSidebar = new SidebarSplitter(m_sidebar, m_splitter, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(withSidebar);
    connect(m_sidebar, &Sidebar::tableChosen, this, [this](const TableName &table) { showTable(table); });
    connect(m_sidebar, &Sidebar::withoutParentChosen, this, &RelationshipView::showWithoutParent);
    connect(m_sidebar, &Sidebar::left, this, [this] { m_focused->focusTable(); });
}

RelationshipView::~RelationshipView()
{
    // The panes are destroyed after this, and lose the focus and their rows on the way.
    disconnect(qApp, nullptr, this, nullptr);
    disconnect(m_master, nullptr, this, nullptr);
}

void RelationshipView::followMaster()
{
    const auto record = m_master->currentRecord();
    updateTabs(record ? &*record : nullptr);
    const auto relationship = m_tabs->relationship();
    m_detail->showInstead(relationship ? nullptr : m_details);
    const Table *table = m_master->model()->columns().table();
    if (!table)
        return;
    if (!record)
        showNoRecord(*table);
    else if (relationship)
        showChildren(*table, *record, *relationship);
    else
        showDetails(*table, *record);
    takeWaitingStep();
    Q_EMIT tabsChanged();
}

void RelationshipView::showNoRecord(const Table &table)
{
    const QString one = readableSingular(table.name.name).toLower();
    QString why = tr("Select a %1 to see what belongs to it.").arg(one);
    if (m_master->model()->rowCount() == 0 && m_master->isWritable() && !m_master->query().isFiltered())
        why = tr("What belongs to a %1 is shown here.\nNew %2 (Ctrl+N)").arg(one, m_master->recordWord());
    else if (m_master->model()->rowCount() == 0)
        why = tr("What belongs to a %1 is shown here.").arg(one);
    m_details->showNothing(why);
    if (const auto relationship = m_tabs->relationship())
        m_detail->showNothing(why, relationship->childTable);
}

void RelationshipView::showNoTables()
{
    m_detail->hide();
    m_master->showNothing(tr("There are no tables in this database yet.\nOpen another one (Ctrl+O), or make "
                             "tables with the program that it belongs to."));
}

void RelationshipView::showDetails(const Table &table, const Record &record)
{
    if (!record.key.isEmpty())
        m_details->forms()->takeOver(*m_master->forms(), table.name, record.key);
    m_details->showRecord(table.name, record);
}

void RelationshipView::showChildren(const Table &table, const Record &record,
                                    const Relationship &relationship)
{
    const ParentRecord parent = parentRecord(table, record, relationship);
    const PanePlace place = takeWantedDetail(record).value_or(PanePlace());
    if (place.isKnown() && place.query.parent == parent)
        m_detail->showPlace(place);
    else
        m_detail->showChildren(parent, RecordReader::label(table, record), place.current);
}

void RelationshipView::updateTabs(const Record *record)
{
    const QSignalBlocker quiet(m_tabs);
    const TableName &table = m_master->query().table;
    if (m_tabsOf != table) {
        m_tabsOf = table;
        m_tabs->setRelationships(m_session->schema()->relatedTo(table));
        m_detail->setVisible(!table.isEmpty());
    }
    m_tabs->showCounts(record);
    if (!m_master->model()->isPending()) // else what is wanted is wanted of the next rows
        chooseWantedTab();
    showExactCount();
}

void RelationshipView::chooseWantedTab()
{
    if (std::exchange(m_wanted.details, false))
        m_tabs->setCurrentIndex(m_tabs->count() - 1);
    else if (m_wanted.tab != Relationship())
        m_tabs->choose(m_wanted.tab);
    m_wanted.tab = {};
}

/// Once all of the children that are shown have been counted.
void RelationshipView::showExactCount()
{
    const RecordTableModel *children = m_detail->model();
    const auto relationship = m_tabs->relationship();
    const auto record = m_master->currentRecord();
    const auto &parent = children->query().parent;
    if (!relationship || !record || !parent || children->isPending() || children->query().isFiltered())
        return;
    if (children->isCountExact() && parent->relationship == *relationship && parent->key == record->key)
        m_tabs->showExactCount(*relationship, children->rowCount());
}

// New children
// ------------------------------------------------------------------------------------------------------

bool RelationshipView::canHaveChild(const Relationship &relationship) const
{
    const Table *table = m_session->schema()->table(relationship.isFarSide() ? relationship.link.table
                                                                             : relationship.childTable);
    return table && table->isWritable() && table->mayInsert && !m_session->location().readOnly;
}

QString RelationshipView::newChildText() const
{
    const auto relationship = m_tabs->latestRelationship();
    const auto record = m_master->currentRecord();
    const Table *table = m_master->model()->columns().table();
    if (!relationship || !record || !table || !canHaveChild(*relationship))
        return {};
    const QString text = relationship->isFarSide() ? tr("Add %1 to %2") : tr("New %1 for %2");
    return text.arg(readableSingular(relationship->childTable.name), RecordReader::label(*table, *record));
}

bool RelationshipView::isOnItsWay() const
{
    return m_walking || m_master->model()->isPending() ||
           (m_master->currentRow() >= 0 && !m_master->currentRecord());
}

void RelationshipView::newChild()
{
    const auto relationship = m_tabs->latestRelationship();
    const auto record = m_master->currentRecord();
    const Table *table = m_master->model()->columns().table();
    // What is shown may be of another table than the one that was asked for.
    if (!record || !table || isOnItsWay()) {
        wait(&RelationshipView::newChild);
        return;
    }
    if (!relationship || !canHaveChild(*relationship))
        return;
    m_tabs->choose(*relationship);
    m_detail->newRecordFor(parentRecord(*table, *record, *relationship),
                           RecordReader::label(*table, *record));
}

// The focus
// ---------------------------------------------------------------------------------------------------------

/// A menu bar and a tool bar take the focus too; what they do is meant for where it was.
void RelationshipView::followFocus()
{
    for (RecordPane *pane : {m_master, m_detail}) {
        if (!pane->hasFocusInside())
            continue;
        m_inDetails = pane == m_detail && m_details->isVisible();
        m_focused = m_inDetails ? m_master : pane;
    }
    Q_EMIT focusedPaneChanged();
}

FormHost *RelationshipView::focusedForms() const
{
    return m_inDetails ? m_details->forms() : m_focused->forms();
}

void RelationshipView::showInDetails(const TableName &table, const RecordKey &key)
{
    m_tabs->setCurrentIndex(m_tabs->count() - 1);
    if (m_master->query().table == table)
        m_master->select(key);
    else
        showTable(table, key);
}

void RelationshipView::focusNextPane()
{
    if (m_focused == m_detail || m_inDetails || !m_detail->isVisible())
        m_master->focusTable();
    else
        focusDetail();
}

void RelationshipView::focusDetail()
{
    if (m_details->isVisible())
        m_details->focusField();
    else
        m_detail->focusTable();
}

void RelationshipView::setStacked(bool stacked)
{
    m_splitter->setStacked(stacked);
}

void RelationshipView::showTab(int index)
{
    if (index < 0 || index >= m_tabs->count())
        return;
    m_tabs->setCurrentIndex(index);
    focusDetail();
}

} // namespace relata
