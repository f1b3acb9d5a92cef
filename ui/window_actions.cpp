#include "ui/window_actions.h"

#include "models/database/label.h"
#include "models/database/record_reader.h"
#include "models/record_table_model.h"
#include "models/undo_history.h"
#include "ui/about_window.h"
#include "ui/column_keeper.h"
#include "ui/form_host.h"
#include "ui/icons.h"
#include "ui/keyboard_page.h"
#include "ui/mnemonics.h"
#include "ui/pane_filters.h"
#include "ui/record_clipboard.h"
#include "ui/record_pane.h"
#include "ui/record_table_view.h"
#include "ui/relationship_view.h"
#include "ui/schema_notes_page.h"
#include "ui/settings.h"
#include "ui/tab_actions.h"
#include "ui/theme.h"

#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

namespace relata {

using namespace Qt::Literals::StringLiterals;

WindowActions::WindowActions(QMainWindow *window, Theme *theme)
    : QObject(window)
    , m_window(window)
    , m_theme(theme)
{
    makeEditMenu();
    makeViewMenu();
    makeGoMenu();
    makeHelpMenu();
    update();
}

void WindowActions::setView(RelationshipView *view, UndoHistory *history)
{
    m_view = view;
    m_tabs->setView(view);
    m_history = history;
    setViewOfPlaces();
    update();
}

RecordPane *WindowActions::pane() const
{
    return m_view ? m_view->focusedPane() : nullptr;
}

// Menus
// ------------------------------------------------------------------------------------------------------------

/// `name` stays the same whatever the text becomes.
QAction *WindowActions::add(QMenu *menu, const QString &name, const QKeySequence &keys, const Doing &does)
{
    QAction *action = menu->addAction(QString());
    call(action, name);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, does);
    return action;
}

void WindowActions::makeEditMenu()
{
    m_window->menuBar()->setAccessibleName(tr("Menus"));
    QMenu *edit = m_editMenu = m_window->menuBar()->addMenu(tr("&Edit"));
    m_undo = add(edit, tr("&Undo"), QKeySequence::Undo, [this] { m_history->undo(); });
    m_undo->setIcon(icon(Icon::Undo));
    m_redo =
        add(edit, tr("&Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] { m_history->redo(); });
    m_redo->setIcon(icon(Icon::Redo));
    edit->addSeparator();
    m_copy = add(edit, tr("&Copy"), QKeySequence::Copy, [this] { pane()->clipboard()->copy(); });
    m_copy->setIcon(icon(Icon::Copy));
    m_paste = add(edit, tr("&Paste"), QKeySequence::Paste, [this] { pane()->paste(); });
    m_paste->setIcon(icon(Icon::Paste));
    edit->addSeparator();
    makeRecordMenu(edit);
    edit->addSeparator();
    m_search = add(edit, tr("&Search"), QKeySequence::Find, [this] { pane()->focusSearch(); });
    m_search->setIcon(icon(Icon::Search));
    m_searchEverything = add(edit, tr("Search &Everything"), QKeySequence(Qt::CTRL | Qt::Key_K),
                             [this] { Q_EMIT searchEverythingRequested(); });
    addFiltering(edit);
}

void WindowActions::addFiltering(QMenu *edit)
{
    edit->addSeparator();
    m_filter = add(edit, tr("&Filter"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                   [this] { pane()->filters()->toggle(); });
    m_filter->setIcon(icon(Icon::Filter));
    m_filterByValue = add(edit, tr("Filter &by This Value"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_F),
                          [this] { pane()->filters()->filterByValue(pane()->table()->currentIndex()); });
    m_clearFilters = add(edit, tr("C&lear Filters"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
                         [this] { pane()->filters()->clear(); });
}

void WindowActions::makeRecordMenu(QMenu *edit)
{
    m_new = add(edit, tr("&New Record"), QKeySequence::New, [this] { pane()->newRecord(); });
    m_new->setIcon(icon(Icon::New));
    m_newChild = add(edit, tr("New &Related Record"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
                     [this] { m_view->newChild(); });
    m_newChild->setIcon(icon(Icon::NewChild));
    m_edit = add(edit, tr("&Edit Record"), QKeySequence(Qt::Key_F2), [this] { pane()->editCurrent(); });
    m_edit->setIcon(icon(Icon::Edit));
    m_duplicate = add(edit, tr("D&uplicate Record"), QKeySequence(Qt::CTRL | Qt::Key_D),
                      [this] { pane()->duplicateCurrent(); });
    m_duplicate->setIcon(icon(Icon::Duplicate));
    m_delete = add(edit, tr("&Delete Record"), QKeySequence::Delete, [this] { pane()->deleteSelected(); });
    m_delete->setIcon(icon(Icon::Delete));
    edit->addSeparator();
    m_save =
        add(edit, tr("Sa&ve"), QKeySequence::Save, [this] { m_view->focusedForms()->requestSave(false); });
    m_save->setIcon(icon(Icon::Save));
    m_saveAndNew = add(edit, tr("Save && Ne&w"), QKeySequence(Qt::CTRL | Qt::Key_Return),
                       [this] { m_view->focusedForms()->requestSave(true); });
}

void WindowActions::makeViewMenu()
{
    QMenu *view = m_window->menuBar()->addMenu(tr("&View"));
    m_refresh = add(view, tr("&Refresh"), QKeySequence::Refresh, [this] { pane()->refresh(); });
    m_refresh->setIcon(icon(Icon::Refresh));
    m_nextPane = add(view, tr("&Next Pane"), QKeySequence(Qt::Key_F6), [this] { m_view->focusNextPane(); });
    addSidebar(view);
    addArrangement(view);
    m_tabs = new TabActions(view, this);
    m_relationships = add(view, tr("&Relationships…"), {}, [this] { Q_EMIT relationshipsRequested(); });
    if (m_theme)
        addAppearance(view);
}

void WindowActions::addArrangement(QMenu *view)
{
    view->addSeparator();
    QAction *stacked = add(view, tr("S&tacked"), {}, [] {});
    stacked->setCheckable(true);
    stacked->setChecked(Settings().isStacked());
    connect(stacked, &QAction::toggled, this, [this](bool on) {
        Settings().setStacked(on);
        if (m_view)
            m_view->setStacked(on);
    });
    m_columns = view->addMenu(tr("&Columns"));
    connect(m_columns, &QMenu::aboutToShow, this, [this] {
        m_columns->clear();
        pane()->columns()->fillMenu(m_columns);
    });
}

void WindowActions::addAppearance(QMenu *view)
{
    view->addSeparator();
    QMenu *menu = view->addMenu(tr("&Appearance"));
    auto *group = new QActionGroup(menu);
    const QList<std::pair<Theme::Choice, QString>> choices{{Theme::Choice::System, tr("&System")},
                                                           {Theme::Choice::Light, tr("&Light")},
                                                           {Theme::Choice::Dark, tr("&Dark")}};
    for (const auto &[choice, name] : choices) {
        QAction *action = add(menu, name, {}, [this, choice = choice] {
            m_theme->choose(choice);
            Settings().setAppearance(choice);
        });
        action->setCheckable(true);
        action->setChecked(m_theme->choice() == choice);
        group->addAction(action);
    }
}

void WindowActions::makeHelpMenu()
{
    QMenu *help = m_window->menuBar()->addMenu(tr("&Help"));
    QAction *keys =
        add(help, tr("&Keyboard"), QKeySequence(Qt::Key_F1), [this] { KeyboardPage::open(m_window); });
    keys->setIcon(icon(Icon::Keyboard));
    m_schemaNotes = add(help, tr("&Schema Notes"), {},
                        [this] { SchemaNotesPage::open(m_window, m_view->schema()->notes()); });
    m_schemaNotes->setVisible(false);
    add(help, tr("&About Relata"), {}, [this] { AboutWindow::open(m_window); });
}

// What they are called, and when they are of use
// -------------------------------------------------------------------

/// The tool tip says the key too: a tool bar shows neither.
void WindowActions::call(QAction *action, const QString &text)
{
    action->setText(text);
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    const QString plain = withoutMnemonics(text);
    action->setToolTip(keys.isEmpty() ? plain : u"%1 (%2)"_s.arg(plain, keys));
}

void WindowActions::update()
{
    updateRecordActions();
    updateFiltering();
    updateForm();
    updatePlaces();
    updateUndo();
    m_searchEverything->setEnabled(m_view);
    m_refresh->setEnabled(m_view);
    m_nextPane->setEnabled(m_view && m_view->detail()->isVisible());
    m_tables->setEnabled(m_view);
    m_columns->setEnabled(pane() && pane()->model()->isLoaded());
}

void WindowActions::updateRecordActions()
{
    const RecordPane *shown = pane();
    const QString newChild = m_view ? m_view->newChildText() : QString();
    const QString word = shown ? shown->recordWord() : QString();
    const bool mayAdd = shown && shown->mayAdd();
    const bool selected = shown && shown->currentRow() >= 0;
    const bool farSide = shown && shown->isFarSide();
    m_copy->setEnabled(selected);
    m_paste->setEnabled(mayAdd && !farSide);
    m_new->setEnabled(mayAdd);
    m_newChild->setEnabled(m_view && (!newChild.isEmpty() || m_view->isOnItsWay()));
    m_edit->setEnabled(selected && shown->mayEdit());
    m_duplicate->setEnabled(mayAdd && selected && !farSide);
    m_delete->setEnabled(selected && shown->mayDelete());
    m_search->setEnabled(shown && !word.isEmpty());
    call(m_search,
         word.isEmpty() ? tr("&Search") : tr("&Search %1").arg(readableName(shown->query().table.name)));
    call(m_new, word.isEmpty() ? tr("&New Record")
                : farSide      ? tr("&Add %1").arg(word)
                               : tr("&New %1").arg(word));
    call(m_newChild, newChild.isEmpty() ? tr("New &Related Record") : newChild);
    call(m_edit, word.isEmpty() ? tr("&Edit Record") : tr("&Edit %1").arg(word));
    call(m_duplicate, duplicateText());
    call(m_delete, word.isEmpty() ? tr("&Delete Record") : shown->deleteText());
    explain();
}

/// Why what changes records is out of reach, where it is not for want of one.
void WindowActions::explain()
{
    if (const RecordPane *shown = pane()) {
        explain({m_paste, m_new, m_duplicate}, shown->whyNoNew());
        explain({m_edit}, shown->whyNoEdit());
        explain({m_delete}, shown->whyNoDelete());
        explain({m_save, m_saveAndNew}, shown->whyReadOnly());
    } else {
        explain({m_paste, m_new, m_duplicate, m_edit, m_delete, m_save, m_saveAndNew}, {});
    }
    // The others' say no more than their entries.
    m_editMenu->setToolTipsVisible(std::ranges::any_of(
        m_editMenu->actions(), [](const QAction *action) { return !action->statusTip().isEmpty(); }));
}

void WindowActions::explain(const QList<QAction *> &actions, const QString &why)
{
    for (QAction *action : actions) {
        action->setStatusTip(why);
        if (!why.isEmpty())
            action->setToolTip(why);
        else
            call(action, action->text());
    }
}

void WindowActions::updateFiltering()
{
    const RecordPane *shown = pane();
    const bool loaded = shown && shown->model()->isLoaded();
    m_toRow->setEnabled(loaded);
    m_filter->setEnabled(loaded);
    m_filterByValue->setEnabled(loaded && shown->filters()->canFilterBy(shown->table()->currentIndex()));
    m_clearFilters->setEnabled(loaded && shown->filters()->isFiltered());
}

/// "Duplicate Order 12345"
QString WindowActions::duplicateText() const
{
    const auto record = m_duplicate->isEnabled() ? pane()->currentRecord() : std::nullopt;
    if (!record)
        return tr("D&uplicate Record");
    const QString name = RecordReader::label(*pane()->model()->columns().table(), *record);
    return tr("D&uplicate %1 %2").arg(pane()->recordWord(), QString(name).replace(u'&', u"&&"_s));
}

void WindowActions::updateForm()
{
    const FormHost *forms = m_view ? m_view->focusedForms() : nullptr;
    m_save->setEnabled(forms && forms->canSave());
    m_saveAndNew->setEnabled(m_save->isEnabled() && forms->isNewRecord());
}

void WindowActions::updateUndo()
{
    const bool usable = m_view && m_history;
    m_undo->setEnabled(usable && m_history->canUndo());
    m_redo->setEnabled(usable && m_history->canRedo());
    call(m_undo, m_undo->isEnabled() ? tr("&Undo: %1").arg(m_history->undoText()) : tr("&Undo"));
    call(m_redo, m_redo->isEnabled() ? tr("&Redo: %1").arg(m_history->redoText()) : tr("&Redo"));
}

} // namespace relata
