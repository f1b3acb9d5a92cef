#include "ui/relationship_view.h"

#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/record_table_model.h"
#include "models/search_hit.h"
#include "ui/child_tabs.h"
#include "ui/line_splitter.h"
#include "ui/message_bar.h"
#include "ui/pane_header.h"
#include "ui/record_pane.h"
#include "ui/record_table_view.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// How the master and the detail divide the width at first: a master has more columns.
const QList<int> FirstShares{600, 400};

/// The parent's values that its children hold.
QVariantList referencedValues(const Table &table, const Record &record, const Relationship &relationship)
{
    QVariantList values;
    for (const QString &column : relationship.parentColumns)
        values.append(record.values.value(table.indexOf(column)));
    return values;
}

} // namespace

RelationshipView::RelationshipView(DatabaseSession *session, UndoHistory *history, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_tabs(new ChildTabs(this))
    , m_master(new RecordPane(session, history, this))
    , m_detail(new RecordPane(session, history, this))
    , m_focused(m_master)
{
    m_master->setObjectName(u"masterPane"_s);
    m_detail->setObjectName(u"detailPane"_s);
    m_tabs->setObjectName(u"childTabs"_s);
    m_tabs->setAccessibleName(tr("Related records"));
    m_detail->header()->setTabs(m_tabs);
    arrange();
    connect(m_master, &RecordPane::currentRecordChanged, this, &RelationshipView::followMaster);
    connect(m_tabs, &QTabBar::currentChanged, this, &RelationshipView::followMaster);
    connect(qApp, &QApplication::focusChanged, this, &RelationshipView::followFocus);
}

void RelationshipView::arrange()
{
    auto *splitter = new LineSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_master);
    splitter->addWidget(m_detail);
    splitter->setSizes(FirstShares);
    splitter->setStretchFactor(0, FirstShares.at(0));
    splitter->setStretchFactor(1, FirstShares.at(1));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

RelationshipView::~RelationshipView()
{
    // The panes are destroyed after this, and lose the focus and their rows on the way.
    disconnect(qApp, nullptr, this, nullptr);
    disconnect(m_master, nullptr, this, nullptr);
}

void RelationshipView::showTable(const TableName &table, const RecordKey &current,
                                 const Relationship &relationship, const RecordKey &detail)
{
    m_focusDetail = false;
    go(table, current, relationship, detail);
}

void RelationshipView::go(const TableName &table, const RecordKey &current, const Relationship &relationship,
                          const RecordKey &detail)
{
    m_wantedTab = relationship;
    m_wantedMaster = current;
    m_wantedDetail = detail;
    m_focused = m_master;
    m_master->focusTable(); // before the rows, whose arrival may lead on to the detail
    m_master->showTable(table, current);
    Q_EMIT masterChanged();
}

void RelationshipView::followMaster()
{
    const auto record = m_master->currentRecord();
    updateTabs(record ? &*record : nullptr);
    const Table *table = m_master->model()->columns().table();
    const int tab = m_tabs->currentIndex();
    if (!table || tab < 0) {
        m_detail->showNothing(tr("Nothing refers to these records."));
        return;
    }
    const Relationship &relationship = m_relationships.at(tab);
    if (!record) {
        m_detail->showNothing(tr("Select one of the %1 to see what belongs to it.")
                                  .arg(readableName(table->name.name).toLower()));
        return;
    }
    m_detail->showChildren({relationship, record->key, referencedValues(*table, *record, relationship)},
                           RecordReader::label(*table, *record), takeWantedDetail(*record));
}

/// Another record may be current before the one whose child is wanted.
RecordKey RelationshipView::takeWantedDetail(const Record &master)
{
    if (m_wantedDetail.isEmpty() || !(master.key == m_wantedMaster))
        return {};
    if (std::exchange(m_focusDetail, false))
        m_detail->focusTable();
    return std::exchange(m_wantedDetail, {});
}

void RelationshipView::showRecord(const TableName &name, const Record &record)
{
    const Table *table = m_session->schema()->table(name);
    const auto above = table ? parentAbove(*m_session->schema(), *table, record) : std::nullopt;
    if (!above) {
        showTable(name, record.key);
        return;
    }
    const auto job = [relationship = *above, record](Repository &repository) {
        return repository.reader().parent(relationship, record);
    };
    m_session->request(Lane::Pages, {}, job, this,
                       [this, above = *above, record](const Result<std::optional<Record>> &parent) {
                           m_focusDetail = parent && *parent;
                           if (m_focusDetail)
                               go(above.parentTable, (*parent)->key, above, record.key);
                           else // it refers to a record that is gone
                               go(above.childTable, record.key, {}, {});
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

void RelationshipView::updateTabs(const Record *record)
{
    const QSignalBlocker quiet(m_tabs);
    const TableName &table = m_master->query().table;
    if (m_tabsOf != table) {
        m_tabsOf = table;
        m_relationships = m_session->schema()->childrenOf(table);
        while (m_tabs->count() > 0)
            m_tabs->removeTab(0);
        for (const Relationship &relationship : m_relationships)
            m_tabs->addTab(readableName(relationship.childrenName));
        m_detail->setVisible(!m_relationships.isEmpty());
    }
    for (int i = 0; i < m_tabs->count(); ++i) {
        const QString name = readableName(m_relationships.at(i).childrenName);
        m_tabs->setTabText(
            i,
            record
                ? u"%1  %2"_s.arg(name, RecordColumns::childCountText(record->childCounts.value(i))).trimmed()
                : name);
    }
    const auto wanted = m_relationships.indexOf(std::exchange(m_wantedTab, {}));
    if (wanted >= 0)
        m_tabs->setCurrentIndex(int(wanted));
}

/// A menu bar and a tool bar take the focus too; what they do is meant for where it was.
void RelationshipView::followFocus()
{
    for (RecordPane *pane : {m_master, m_detail}) {
        if (pane->hasFocusInside())
            m_focused = pane;
    }
    Q_EMIT focusedPaneChanged();
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

void RelationshipView::focusNextPane()
{
    RecordPane *next = focusedPane() == m_master && m_detail->isVisible() ? m_detail : m_master;
    next->focusTable();
}

void RelationshipView::showTab(int index)
{
    if (index >= m_tabs->count())
        return;
    m_tabs->setCurrentIndex(index);
    m_detail->focusTable();
}

} // namespace relata
