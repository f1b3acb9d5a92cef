#include "ui/main_window.h"

#include "models/database/database_copy.h"
#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/key_text.h"
#include "models/record_table_model.h"
#include "models/undo_history.h"
#include "ui/breadcrumb.h"
#include "ui/connect_page.h"
#include "ui/database_opener.h"
#include "ui/draft_offer.h"
#include "ui/file_actions.h"
#include "ui/file_drop.h"
#include "ui/font_warmup.h"
#include "ui/history_buttons.h"
#include "ui/icons.h"
#include "ui/message_bar.h"
#include "ui/opening_page.h"
#include "ui/places_bar.h"
#include "ui/record_pane.h"
#include "ui/relationship_view.h"
#include "ui/save_copy.h"
#include "ui/search_everything.h"
#include "ui/settings.h"
#include "ui/welcome_page.h"
#include "ui/window_actions.h"
#include "ui/window_status.h"

#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize FirstSize(1280, 800);

} // namespace

MainWindow::MainWindow(Theme *theme, QWidget *parent)
    : QMainWindow(parent)
    , m_opener(new DatabaseOpener(this))
    , m_messages(new MessageBar(this))
    , m_drafts(new DraftOffer(this))
    , m_pages(new QStackedWidget(this))
    , m_files(new FileActions(this))
    , m_copies(new SaveCopy(this, m_messages))
    , m_actions(new WindowActions(this, theme))
    , m_places(new PlacesBar(*m_actions, this))
    , m_search(new SearchEverything(this))
    , m_status(new WindowStatus(this))
    , m_welcome(new WelcomePage(*m_files, this))
    , m_connect(new ConnectPage(this))
    , m_opening(new OpeningPage(this))
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_drafts);
    layout->addWidget(m_pages, 1);
    for (QWidget *start : {static_cast<QWidget *>(m_welcome), static_cast<QWidget *>(m_connect),
                           static_cast<QWidget *>(m_opening)})
        m_pages->addWidget(start);
    setCentralWidget(page);
    m_places->addWidget(m_search);
    addToolBar(m_places);
    setStatusBar(m_status);
    setTabChain();
    m_status->raise(); // offered to screen readers in the order of reading, the last at the end
    setWindowIcon(applicationIcon());
    connectFiles();
    connectPages();
    connectSearch();
    connectPlaces();
    connect(m_opener, &DatabaseOpener::opened, this, &MainWindow::sessionOpened);
    connect(m_opener, &DatabaseOpener::failed, this, &MainWindow::showOpenError);
    connect(m_drafts, &DraftOffer::countChanged, this, &MainWindow::update);
    connect(m_status, &WindowStatus::offerRequested, m_drafts, &DraftOffer::focusFirst);
    FontWarmup::instance()->start();
    connect(new FileDrop(this), &FileDrop::dropped, this, &MainWindow::openDropped);
    resize(FirstSize);
    showPage(m_welcome);
    updateRecent();
}

MainWindow::~MainWindow()
{
    if (m_recorder)
        m_recorder->close();
    // The view's parts use the session until they are gone. Losing the focus, they would still be asked.
    delete std::exchange(m_view, nullptr);
}

/// From the foot of the window to its head, and on to the pages, which come after these in the chain.
void MainWindow::setTabChain()
{
    QWidget *last = m_status->input();
    QList<QWidget *> inputs = m_places->inputs();
    inputs.append(m_messages->lastInput());
    for (QWidget *next : inputs) {
        setTabOrder(last, next);
        last = next;
    }
    m_drafts->setBefore(last);
}

void MainWindow::connectFiles()
{
    connect(m_files, &FileActions::openRequested, this, &MainWindow::requestOpen);
    connect(m_files, &FileActions::failed, this,
            [this](const DatabaseError &error) { m_messages->show(error); });
    connect(m_files, &FileActions::connectRequested, this,
            [this] { showConnect({.kind = DatabaseLocation::Kind::PostgreSQL}); });
    connect(m_files, &FileActions::welcomeRequested, this, &MainWindow::showWelcome);
    connect(m_files, &FileActions::copyRequested, this, [this] { m_copies->choose(m_location); });
    connect(m_files, &FileActions::closeRequested, this, &MainWindow::requestClose);
    connect(m_files, &FileActions::clearRequested, this, [this] {
        Settings().forgetAll();
        updateRecent();
    });
}

void MainWindow::connectPages()
{
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::requestOpen);
    connect(m_welcome, &WelcomePage::removeRequested, this, [this](const DatabaseLocation &location) {
        Settings().forget(location);
        updateRecent();
    });
    connect(m_welcome, &WelcomePage::clearRequested, m_files, &FileActions::clearRequested);
    connect(m_welcome, &WelcomePage::backRequested, this, &MainWindow::showBack);
    connect(m_connect, &ConnectPage::connectRequested, this, [this](const DatabaseLocation &location) {
        m_opener->setKeepsPassword(m_connect->keepsPassword());
        requestOpen(location);
    });
    connect(m_opener, &DatabaseOpener::passwordNotKept, this,
            [this](const QString &problem) { m_messages->show(MessageBar::Tone::Error, problem); });
    connect(m_connect, &ConnectPage::stopRequested, m_opener, &DatabaseOpener::stop);
    connect(m_connect, &ConnectPage::cancelled, this, &MainWindow::showBack);
    connect(m_opening, &OpeningPage::stopRequested, this, &MainWindow::stopOpening);
}

void MainWindow::connectSearch()
{
    connect(m_actions, &WindowActions::searchEverythingRequested, m_search, &SearchEverything::begin);
    connect(m_search, &SearchEverything::recordChosen, this,
            [this](const TableName &table, const Record &record) { m_view->showRecord(table, record); });
    connect(m_search, &SearchEverything::tableChosen, this,
            [this](const TableName &table, const QString &words) { m_view->showMatches(table, words); });
}

void MainWindow::connectPlaces()
{
    connect(m_places->breadcrumb(), &Breadcrumb::stepChosen, this,
            [this](int index) { m_view->openStep(index); });
    connect(m_actions, &WindowActions::relationshipsRequested, this, &MainWindow::showRelationships);
    auto *buttons = new HistoryButtons(this);
    connect(buttons, &HistoryButtons::back, m_actions->back(), &QAction::trigger);
    connect(buttons, &HistoryButtons::forward, m_actions->forward(), &QAction::trigger);
}

/// Of what can be seen.
void MainWindow::showPlace()
{
    m_places->showPlace(m_pages->currentWidget() == m_view ? m_view : nullptr);
}

// What is shown
// ----------------------------------------------------------------------------------------------------

/// One of the pages, or the view. The actions on records are for what can be seen.
void MainWindow::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    page->show(); // a layout shows it only later, and what is hidden takes no focus
    const bool isView = page == m_view;
    m_actions->setView(isView ? m_view : nullptr, isView ? m_history : nullptr);
    m_search->setSession(isView ? m_session.get() : nullptr);
    update();
    updateTitle();
}

void MainWindow::showWelcome()
{
    m_welcome->setOpen(m_view ? m_location.displayName() : QString());
    updateRecent();
    showPage(m_welcome);
    m_welcome->focusFirst();
}

void MainWindow::showConnect(const DatabaseLocation &location)
{
    if (!m_view)
        m_messages->dismiss();
    m_connect->setConnecting(false);
    m_connect->setLocation(location);
    showPage(m_connect);
    m_connect->focusFirst();
}

/// What there is besides the page that is left.
void MainWindow::showBack()
{
    if (!m_view) {
        showWelcome();
        return;
    }
    showPage(m_view);
    m_view->focusedPane()->focusTable();
}

void MainWindow::updateRecent()
{
    const QList<RecentDatabase> recent = Settings().recentDatabases();
    m_welcome->setDatabases(recent);
    m_files->update(recent, m_view);
    const auto copyable = DatabaseCopy::canCopy(m_location);
    m_files->setCopyable(m_view && copyable, !m_view    ? tr("No database is open.")
                                             : copyable ? tr("Saves the whole database as another file")
                                                        : copyable.error().message);
}

void MainWindow::followView()
{
    connect(m_view, &RelationshipView::masterChanged, this, &MainWindow::updateTitle);
    connect(m_view, &RelationshipView::focusedPaneChanged, this, &MainWindow::update);
    connect(m_view, &RelationshipView::focusedPaneChanged, this, &MainWindow::showPlace);
    connect(m_view, &RelationshipView::tabsChanged, this, &MainWindow::showPlace);
    for (RecordPane *pane : {m_view->master(), m_view->detail()}) {
        connect(pane, &RecordPane::statusChanged, this, &MainWindow::update);
        connect(pane->model(), &QAbstractItemModel::modelReset, this, &MainWindow::updateTitle);
    }
}

void MainWindow::showStart()
{
    const QList<Table> &tables = m_session->schema()->tables();
    if (tables.isEmpty()) {
        m_view->showNoTables();
        return;
    }
    const auto named =
        std::ranges::find_if(tables, [this](const Table &table) { return table.name.name == m_start.table; });
    if (named == tables.end() && !m_start.table.isEmpty())
        m_messages->show(MessageBar::Tone::Information,
                         tr("There is no table %1 in this database.").arg(m_start.table));
    const Table &table = named == tables.end() ? tables.constFirst() : *named;
    m_view->showTable(table.name, keyFromText(table, m_start.key).value_or(RecordKey()));
}

void MainWindow::rebuildTables()
{
    QMenu *menu = m_actions->tables();
    menu->clear();
    for (const Table &table : m_session->schema()->tables()) {
        QAction *action = menu->addAction(readableName(table.name.name));
        connect(action, &QAction::triggered, this, [this, name = table.name] { m_view->showTable(name); });
    }
}

void MainWindow::update()
{
    m_actions->update();
    m_status->showView(m_pages->currentWidget() == m_view ? m_view : nullptr, m_drafts->count());
}

void MainWindow::updateTitle()
{
    const QWidget *page = m_pages->currentWidget();
    const DatabaseLocation &shown = page == m_opening ? m_opener->location() : m_location;
    m_status->setDatabase(m_location);
    const QString place = m_view && page == m_view ? m_view->master()->heading() : QString();
    showPlace();
    m_places->setVisible(page == m_view || page == m_opening);
    QStringList parts{place, shown.displayName(), QApplication::applicationDisplayName()};
    parts.removeAll(QString());
    setWindowTitle(parts.join(u" — "_s));
}

} // namespace relata
