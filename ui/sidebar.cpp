#include "ui/sidebar.h"

#include "models/database/label.h"
#include "models/database/text_fold.h"
#include "models/orphans.h"
#include "ui/search_line.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QTreeWidgetItemIterator>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Margin = 8;

/// What an item stands for: the rows that it leads to.
constexpr int PlaceRole = Qt::UserRole;
/// Of a place without a parent: which of the table's relationships it is.
constexpr int ParentRole = Qt::UserRole + 1;

QString fullName(const TableName &table)
{
    return table.schema.isEmpty() ? table.name : table.schema + u'.' + table.name;
}

bool isEnter(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

Sidebar::Sidebar(SchemaPtr schema, QWidget *parent)
    : QWidget(parent)
    , m_schema(std::move(schema))
    , m_filter(new QLineEdit(this))
    , m_tables(new QTreeWidget(this))
{
    setObjectName(u"sidebar"_s);
    m_filter->setObjectName(u"tableFilter"_s);
    m_filter->setPlaceholderText(tr("Find a table"));
    m_filter->setAccessibleName(tr("Find a table"));
    makeSearchLine(m_filter);
    m_tables->setObjectName(u"tables"_s);
    m_tables->setAccessibleName(tr("Tables"));
    m_tables->setHeaderHidden(true);
    m_tables->setUniformRowHeights(true);
    m_tables->setFrameShape(QFrame::NoFrame);
    m_tables->viewport()->setAutoFillBackground(false);
    m_tables->setIndentation(fontMetrics().height());
    m_tables->setTextElideMode(Qt::ElideMiddle);
    m_tables->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Margin, Margin, Margin / 2, 0);
    layout->setSpacing(Margin);
    layout->addWidget(m_filter);
    layout->addWidget(m_tables, 1);
    fill();
    m_filter->installEventFilter(this);
    m_tables->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, &Sidebar::filter);
    connect(m_tables, &QTreeWidget::itemClicked, this, &Sidebar::choose);
}

void Sidebar::fill()
{
    for (const bool views : {false, true}) {
        for (const Table &table : m_schema->tables()) {
            if (table.isView == views)
                addTable(table);
        }
    }
}

void Sidebar::addTable(const Table &table)
{
    const QString name = readableName(table.name.name);
    auto *item = new QTreeWidgetItem(m_tables, {table.isView ? tr("%1 (view)").arg(name) : name});
    item->setToolTip(0, fullName(table.name));
    item->setData(0, PlaceRole, QStringList{table.name.schema, table.name.name});
    const QList<Relationship> parents = m_schema->parentsOf(table.name);
    for (qsizetype i = 0; i < parents.size(); ++i) {
        if (!canBeWithoutParent(*m_schema, parents.at(i)))
            continue;
        auto *without = new QTreeWidgetItem(item, {tr("Without %1").arg(parents.at(i).parentName)});
        without->setData(0, PlaceRole, item->data(0, PlaceRole));
        without->setData(0, ParentRole, i);
    }
}

// Where one is
// -----------------------------------------------------------------------------------------------------

QTreeWidgetItem *Sidebar::itemOf(const RecordQuery &query) const
{
    const QStringList wanted{query.table.schema, query.table.name};
    const auto missing = missingParent(*m_schema, query);
    const qsizetype parent = missing ? m_schema->parentsOf(query.table).indexOf(*missing) : -1;
    for (QTreeWidgetItemIterator it(m_tables); *it; ++it) {
        const QVariant ofParent = (*it)->data(0, ParentRole);
        if ((*it)->data(0, PlaceRole).toStringList() == wanted &&
            (ofParent.isValid() ? ofParent.toLongLong() : -1) == parent)
            return *it;
    }
    return nullptr;
}

void Sidebar::setCurrent(const RecordQuery &query)
{
    mark(itemOf(query));
}

void Sidebar::mark(QTreeWidgetItem *item)
{
    QFont plain = m_tables->font();
    if (m_marked)
        m_marked->setFont(0, plain);
    m_marked = item;
    if (!item)
        return;
    plain.setWeight(QFont::DemiBold);
    item->setFont(0, plain);
    m_tables->setCurrentItem(item);
    m_tables->scrollToItem(item);
}

// Finding and choosing
// ---------------------------------------------------------------------------------------------

void Sidebar::begin()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
    if (m_filter->text().isEmpty())
        m_tables->setCurrentItem(m_marked); // wherever somebody has left it
}

/// Each word is somewhere in the name as it reads or as it is declared.
void Sidebar::filter(const QString &text)
{
    const QStringList words = wordsOf(folded(text));
    for (int i = 0; i < m_tables->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_tables->topLevelItem(i);
        const QString names = folded(item->text(0) + u'\n' + item->toolTip(0));
        item->setHidden(
            !std::ranges::all_of(words, [&names](const QString &word) { return names.contains(word); }));
    }
    if (QTreeWidgetItem *first = text.trimmed().isEmpty() ? m_marked : firstShown())
        m_tables->setCurrentItem(first);
}

QTreeWidgetItem *Sidebar::firstShown() const
{
    for (int i = 0; i < m_tables->topLevelItemCount(); ++i) {
        if (!m_tables->topLevelItem(i)->isHidden())
            return m_tables->topLevelItem(i);
    }
    return nullptr;
}

void Sidebar::choose(const QTreeWidgetItem *item)
{
    if (!item || item->isHidden())
        return;
    const QStringList names = item->data(0, PlaceRole).toStringList();
    const TableName table{names.value(0), names.value(1)};
    const QVariant parent = item->data(0, ParentRole);
    m_filter->clear();
    if (parent.isValid())
        Q_EMIT withoutParentChosen(m_schema->parentsOf(table).at(parent.toLongLong()));
    else
        Q_EMIT tableChosen(table);
}

bool Sidebar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (isEnter(key)) {
        choose(m_tables->currentItem());
    } else if (key.key() == Qt::Key_Escape) {
        m_filter->clear();
        Q_EMIT left();
    } else if (watched == m_filter && (key.key() == Qt::Key_Down || key.key() == Qt::Key_Up)) {
        m_tables->setFocus(Qt::TabFocusReason);
        QCoreApplication::sendEvent(m_tables, event); // on to the next one
    } else {
        return QWidget::eventFilter(watched, event);
    }
    return true;
}

} // namespace relata
