#include "ui/main_window.h"

#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/key_text.h"
#include "models/record_table_model.h"
#include "models/undo_history.h"
#include "ui/connect_page.h"
#include "ui/database_opener.h"
#include "ui/file_actions.h"
#include "ui/file_drop.h"
#include "ui/form_host.h"
#include "ui/icons.h"
#include "ui/message_bar.h"
#include "ui/opening_page.h"
#include "ui/places_bar.h"
#include "ui/record_pane.h"
#include "ui/relationship_view.h"
#include "ui/settings.h"
#include "ui/welcome_page.h"
#include "ui/window_actions.h"
#include "ui/window_status.h"

#include <QtCore/QFileInfo>
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
    , m_pages(new QStackedWidget(this))
    , m_files(new FileActions(this))
    , m_actions(new WindowActions(this, theme))
    , m_places(new PlacesBar(*m_actions, this))
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
    layout->addWidget(m_pages, 1);
    for (QWidget *start : {static_cast<QWidget *>(m_welcome), static_cast<QWidget *>(m_connect),
                           static_cast<QWidget *>(m_opening)})
        m_pages->addWidget(start);
    setCentralWidget(page);
    addToolBar(m_places);
    setStatusBar(m_status);
    setWindowIcon(applicationIcon());
    connectFiles();
    connectPages();
    connect(m_opener, &DatabaseOpener::opened, this, &MainWindow::sessionOpened);
    connect(m_opener, &DatabaseOpener::failed, this, &MainWindow::showOpenError);
    connect(new FileDrop(this), &FileDrop::dropped, this, &MainWindow::openDropped);
    resize(FirstSize);
    showPage(m_welcome);
    updateRecent();
}

MainWindow::~MainWindow()
{
    // The view's parts use the session until they are gone. Losing the focus, they would still be asked.
    delete std::exchange(m_view, nullptr);
}

void MainWindow::connectFiles()
{
    connect(m_files, &FileActions::openRequested, this, &MainWindow::requestOpen);
    connect(m_files, &FileActions::failed, this,
            [this](const DatabaseError &error) { m_messages->show(error); });
    connect(m_files, &FileActions::connectRequested, this,
            [this] { showConnect({.kind = DatabaseLocation::Kind::PostgreSQL}); });
    connect(m_files, &FileActions::welcomeRequested, this, &MainWindow::showWelcome);
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
    connect(m_connect, &ConnectPage::connectRequested, this, &MainWindow::requestOpen);
    connect(m_connect, &ConnectPage::stopRequested, m_opener, &DatabaseOpener::stop);
    connect(m_connect, &ConnectPage::cancelled, this, &MainWindow::showBack);
    connect(m_opening, &OpeningPage::stopRequested, this, &MainWindow::stopOpening);
}

// Opening and closing
// -----------------------------------------------------------------------------------------------

void MainWindow::open(const DatabaseLocation &location, const StartPlace &start)
{
    m_messages->dismiss();
    m_start = start;
    m_opener->open(location);
    m_opening->setDatabase(location.displayName());
    if (m_pages->currentWidget() == m_connect)
        m_connect->setConnecting(true);
    else
        showPage(m_opening);
}

void MainWindow::requestOpen(const DatabaseLocation &location)
{
    whenSaved(tr("Open %1 and discard it?").arg(location.displayName()), tr("Discard and Open"),
              [this, location] { open(location); });
}

void MainWindow::sessionOpened()
{
    closeDatabase();
    m_location = m_opener->location();
    adopt(m_opener->take());
    Settings().remember(m_location);
    updateRecent();
    if (!m_note.isEmpty())
        m_messages->show(MessageBar::Tone::Information, std::exchange(m_note, {}));
    Q_EMIT opened();
}

void MainWindow::adopt(std::unique_ptr<DatabaseSession> session)
{
    m_session = std::move(session);
    m_history = new UndoHistory(m_session.get(), m_session.get());
    m_view = new RelationshipView(m_session.get(), m_history, m_pages);
    m_pages->addWidget(m_view);
    followSession();
    followView();
    rebuildTables();
    showPage(m_view);
    showStart();
    update();
}

void MainWindow::followSession()
{
    connect(m_session.get(), &DatabaseSession::lost, this, &MainWindow::showLost);
    connect(m_session.get(), &DatabaseSession::recovered, this, &MainWindow::recover);
    connect(m_session.get(), &DatabaseSession::schemaChanged, this, &MainWindow::showSchemaChanged);
    connect(m_history, &UndoHistory::changed, this, &MainWindow::update);
    connect(m_history, &UndoHistory::failed, this, [this](const QString &text, const DatabaseError &error) {
        m_messages->show(MessageBar::Tone::Error, tr("Could not undo: %1. %2").arg(text, error.message), {},
                         error.details);
    });
}

void MainWindow::closeDatabase()
{
    m_actions->setView(nullptr, nullptr);
    delete std::exchange(m_view, nullptr);
    m_history = nullptr;
    m_location = {};
    DatabaseSession::retire(std::move(m_session));
}

void MainWindow::requestClose()
{
    whenSaved(tr("Close %1 and discard it?").arg(m_location.displayName()), tr("Discard and Close"), [this] {
        m_messages->dismiss();
        closeDatabase();
        showWelcome();
    });
}

/// Does it at once where nothing would be lost by it.
void MainWindow::whenSaved(const QString &question, const QString &go, const std::function<void()> &action)
{
    const qsizetype unsaved =
        m_view ? m_view->master()->forms()->unsavedCount() + m_view->detail()->forms()->unsavedCount() : 0;
    if (unsaved == 0) {
        action();
        return;
    }
    const QString what = unsaved == 1 ? tr("What you have typed is not saved yet.")
                                      : tr("%1 records that you have typed are not saved yet.").arg(unsaved);
    showBack();
    m_messages->show(MessageBar::Tone::Question, what + u' ' + question,
                     {{go, action}, {tr("Keep Editing"), [this] { m_messages->dismiss(); }}});
}

void MainWindow::stopOpening()
{
    m_opener->stop();
    m_note.clear();
    showBack();
}

void MainWindow::showOpenError(const DatabaseError &error)
{
    m_note.clear();
    const DatabaseLocation location = m_opener->location();
    if (error.kind == DatabaseError::Kind::Password && m_pages->currentWidget() != m_connect)
        showConnect(location);
    if (m_pages->currentWidget() == m_connect) {
        m_connect->showError(error);
    } else {
        showBack();
        m_messages->show(error, [this, location, start = m_start] { open(location, start); });
    }
    Q_EMIT openFailed(error);
}

void MainWindow::openDropped(const QStringList &paths, const QStringList &refused)
{
    if (paths.isEmpty()) {
        m_messages->show(
            MessageBar::Tone::Error,
            tr("%1 is no file on this computer. Drop a database file here.").arg(refused.value(0)));
        return;
    }
    const DatabaseLocation location{.path = QFileInfo(paths.constFirst()).absoluteFilePath()};
    m_note = paths.size() + refused.size() == 1
                 ? QString()
                 : tr("Of the %1 files that you dropped, the first is open: %2.")
                       .arg(paths.size() + refused.size())
                       .arg(location.displayName());
    requestOpen(location);
}

// A file that went away
// ---------------------------------------------------------------------------------------------

void MainWindow::showLost(const DatabaseError &error)
{
    m_messages->show(error, [this] { m_session->reconnect(); });
}

void MainWindow::recover()
{
    m_messages->dismiss();
    for (RecordPane *pane : {m_view->master(), m_view->detail()}) {
        pane->messages()->dismiss();
        pane->refresh();
    }
}

void MainWindow::showSchemaChanged()
{
    const auto again = [this, location = m_location] { open(location); };
    m_messages->show(MessageBar::Tone::Question,
                     tr("The file that is there now has other tables. What you have typed is kept until you "
                        "open it anew."),
                     {{tr("Open Anew"), again}});
}

// What is shown
// ----------------------------------------------------------------------------------------------------

/// One of the pages, or the view. The actions on records are for what can be seen.
void MainWindow::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    page->show(); // a layout shows it only later, and what is hidden takes no focus
    if (page == m_view)
        m_actions->setView(m_view, m_history);
    else
        m_actions->setView(nullptr, nullptr);
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
}

void MainWindow::followView()
{
    connect(m_view, &RelationshipView::masterChanged, this, &MainWindow::updateTitle);
    connect(m_view, &RelationshipView::focusedPaneChanged, this, &MainWindow::update);
    for (RecordPane *pane : {m_view->master(), m_view->detail()}) {
        connect(pane, &RecordPane::statusChanged, this, &MainWindow::update);
        connect(pane, &RecordPane::currentRecordChanged, this, &MainWindow::update);
        connect(pane->model(), &QAbstractItemModel::modelReset, this, &MainWindow::updateTitle);
    }
}

void MainWindow::showStart()
{
    const QList<Table> &tables = m_session->schema()->tables();
    if (tables.isEmpty()) {
        m_messages->show(MessageBar::Tone::Information, tr("There are no tables in this database yet."));
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
    m_status->showView(m_pages->currentWidget() == m_view ? m_view : nullptr);
}

void MainWindow::updateTitle()
{
    const QWidget *page = m_pages->currentWidget();
    const DatabaseLocation &shown = page == m_opening ? m_opener->location() : m_location;
    m_status->setDatabase(m_location);
    const TableName table = m_view && page == m_view ? m_view->master()->query().table : TableName();
    const QString place = readableName(table.name);
    m_places->setPlace(place);
    m_places->setVisible(page == m_view || page == m_opening);
    QStringList parts{place, shown.displayName(), QApplication::applicationDisplayName()};
    parts.removeAll(QString());
    setWindowTitle(parts.join(u" — "_s));
}

} // namespace relata
