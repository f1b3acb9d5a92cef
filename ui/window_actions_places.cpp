// Going from place to place: the part of WindowActions that makes the Go menu and the list of tables.
#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/orphans.h"
#include "models/record_table_model.h"
#include "ui/child_tabs.h"
#include "ui/icons.h"
#include "ui/record_pane.h"
#include "ui/record_table_view.h"
#include "ui/relationship_view.h"
#include "ui/settings.h"
#include "ui/sidebar.h"
#include "ui/window_actions.h"

#include <QtGui/QAction>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Fewer tables are found in the menu, and their records need the room.
constexpr qsizetype ManyTables = 6;

} // namespace

void WindowActions::makeGoMenu()
{
    QMenu *go = m_window->menuBar()->addMenu(tr("&Go"));
    m_back = add(go, tr("&Back"), {}, [this] { m_view->goBack(); });
    m_back->setShortcuts({Qt::ALT | Qt::Key_Left, Qt::Key_Back});
    m_back->setIcon(icon(Icon::Back));
    m_forward = add(go, tr("&Forward"), {}, [this] { m_view->goForward(); });
    m_forward->setShortcuts({Qt::ALT | Qt::Key_Right, Qt::Key_Forward});
    m_forward->setIcon(icon(Icon::Forward));
    for (QAction *action : {m_back, m_forward})
        call(action, action->text());
    go->addSeparator();
    m_toParent =
        add(go, tr("To the &Parent"), QKeySequence(Qt::ALT | Qt::Key_Up), [this] { m_view->goToParent(); });
    m_toParent->setIcon(icon(Icon::Parent));
    m_down = add(go, tr("Into the &Related Records"), QKeySequence(Qt::ALT | Qt::Key_Down),
                 [this] { m_view->goDown(); });
    m_down->setIcon(icon(Icon::Children));
    m_down->setShortcutContext(Qt::WidgetShortcut); // of tables; in a form the key opens lists
    m_toRow = add(go, tr("To &Row…"), QKeySequence(Qt::CTRL | Qt::Key_G), [this] { pane()->goToRow(); });
    go->addSeparator();
    m_tables = go->addMenu(tr("&Tables"));
    m_findTable = add(go, tr("F&ind a Table"), QKeySequence(Qt::CTRL | Qt::Key_T), [this] { findTable(); });
    m_withoutParent = go->addMenu(tr("&Without a Parent"));
    connect(m_withoutParent, &QMenu::aboutToShow, this, &WindowActions::fillWithoutParent);
}

void WindowActions::addSidebar(QMenu *view)
{
    m_sidebar = add(view, tr("&List of Tables"), QKeySequence(Qt::Key_F9), [] {});
    m_sidebar->setIcon(icon(Icon::Sidebar));
    m_sidebar->setCheckable(true);
    m_sidebar->setIconVisibleInMenu(false); // its place is for the mark of what is on
    connect(m_sidebar, &QAction::triggered, this, [this](bool shown) {
        Settings().setSidebar(shown);
        showSidebar(shown);
    });
}

void WindowActions::showSidebar(bool shown)
{
    m_sidebar->setChecked(shown);
    if (!m_view)
        return;
    const bool hadFocus = m_view->sidebar()->isAncestorOf(m_window->focusWidget());
    m_view->sidebar()->setVisible(shown);
    if (!shown && hadFocus)
        m_view->focusedPane()->focusTable();
}

void WindowActions::findTable()
{
    if (!m_view->sidebar()->isVisible())
        m_sidebar->trigger();
    m_view->sidebar()->begin();
}

void WindowActions::setViewOfPlaces()
{
    m_schemaNotes->setVisible(m_view && !m_view->schema()->notes().isEmpty());
    if (!m_view)
        return;
    const qsizetype tables = m_view->schema()->tables().size();
    showSidebar(Settings().hasSidebar().value_or(tables > ManyTables));
    for (QWidget *widget :
         {static_cast<QWidget *>(m_view->master()->table()),
          static_cast<QWidget *>(m_view->detail()->table()), static_cast<QWidget *>(m_view->tabs())})
        widget->addAction(m_down);
}

void WindowActions::fillWithoutParent()
{
    m_withoutParent->clear();
    for (const Relationship &relationship : m_view->parentsThatMayBeMissing()) {
        const QString name = readableName(relationship.childTable.name);
        m_withoutParent->addAction(
            tr("%1 without %2").arg(name, relationship.parentName).replace(u'&', u"&&"_s), this,
            [this, relationship] { m_view->showWithoutParent(relationship); });
    }
}

void WindowActions::updatePlaces()
{
    const QStringList parents = m_view ? m_view->parentNames() : QStringList();
    const QString children = m_view ? m_view->childrenName() : QString();
    const bool onItsWay = m_view && m_view->isOnItsWay();
    m_toParent->setEnabled(!parents.isEmpty() || onItsWay);
    call(m_toParent, parents.size() == 1 ? tr("To the &%1").arg(readableName(parents.constFirst()))
                                         : tr("To the &Parent"));
    m_down->setEnabled(!children.isEmpty() || onItsWay);
    call(m_down, children.isEmpty() ? tr("Into the &Related Records")
                                    : tr("Into &%1").arg(QString(children).replace(u'&', u"&&"_s)));
    m_back->setEnabled(m_view && m_view->canGoBack());
    m_forward->setEnabled(m_view && m_view->canGoForward());
    m_sidebar->setEnabled(m_view);
    m_findTable->setEnabled(m_view);
    m_relationships->setEnabled(m_view);
    m_withoutParent->setEnabled(m_view && !m_view->parentsThatMayBeMissing().isEmpty());
}

} // namespace relata
