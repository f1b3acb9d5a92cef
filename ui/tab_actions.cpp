#include "ui/tab_actions.h"

#include "ui/child_tabs.h"
#include "ui/relationship_view.h"

#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Keys = 9;

QKeySequence keyOf(int index, int count)
{
    if (count > Keys && index == count - 1)
        return Qt::CTRL | Qt::Key_9;
    const bool hasKey = index < (count > Keys ? Keys - 1 : Keys);
    return hasKey ? QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + index)) : QKeySequence();
}

} // namespace

TabActions::TabActions(QMenu *menu, QObject *parent)
    : QObject(parent)
    , m_menu(menu)
    , m_group(new QActionGroup(this))
{
    menu->addSeparator();
    m_end = menu->addSeparator();
}

void TabActions::setView(RelationshipView *view)
{
    if (m_view)
        m_view->disconnect(this);
    m_view = view;
    if (view)
        connect(view, &RelationshipView::tabsChanged, this, &TabActions::update);
    update();
}

void TabActions::update()
{
    const QStringList names = m_view && m_view->tabs()->count() > 0 ? m_view->tabs()->names() : QStringList();
    if (names != m_names)
        rebuild(names);
    const QList<QAction *> actions = m_group->actions();
    if (m_view && m_view->tabs()->currentIndex() >= 0)
        actions.at(m_view->tabs()->currentIndex())->setChecked(true);
}

void TabActions::rebuild(const QStringList &names)
{
    m_names = names;
    qDeleteAll(m_group->actions());
    for (int index = 0; index < names.size(); ++index)
        m_menu->insertAction(m_end, makeAction(names.at(index), index, int(names.size())));
}

QAction *TabActions::makeAction(const QString &name, int index, int count)
{
    auto *action = new QAction(QString(name).replace(u'&', u"&&"_s), m_group);
    action->setShortcut(keyOf(index, count));
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, index] { m_view->showTab(index); });
    return action;
}

} // namespace relata
