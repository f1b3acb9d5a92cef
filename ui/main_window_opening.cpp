// The part of the window that opens a database, closes it, and notices when it goes away.
#include "models/database/database_session.h"
#include "models/undo_history.h"
#include "models/undo_keeper.h"
#include "ui/connect_page.h"
#include "ui/database_opener.h"
#include "ui/draft_guide.h"
#include "ui/draft_offer.h"
#include "ui/empty_database.h"
#include "ui/form_host.h"
#include "ui/label_choice.h"
#include "ui/main_window.h"
#include "ui/message_bar.h"
#include "ui/opening_page.h"
#include "ui/record_pane.h"
#include "ui/relationship_view.h"
#include "ui/relationships_page.h"
#include "ui/search_everything.h"
#include "ui/settings.h"
#include "ui/undo_guide.h"
#include "ui/view_settings.h"
#include "ui/window_actions.h"

#include <QtCore/QFileInfo>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QStackedWidget>

namespace relata {

using namespace Qt::Literals::StringLiterals;

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
    offerTables(m_session.get(), m_messages, [this, location = m_location] { open(location); });
    Q_EMIT opened();
}

void MainWindow::adopt(std::unique_ptr<DatabaseSession> session)
{
    m_session = std::move(session);
    LabelChoice(m_session.get()).apply();
    m_history = new UndoHistory(m_session.get(), m_session.get());
    m_view = new RelationshipView(m_session.get(), m_history, m_pages);
    m_pages->addWidget(m_view);
    followSession();
    followView();
    rebuildTables();
    showPage(m_view);
    showStart();
    offerRelationships();
    update();
}

void MainWindow::followSession()
{
    connect(m_session.get(), &DatabaseSession::lost, this, &MainWindow::showLost);
    connect(m_session.get(), &DatabaseSession::recovered, this, &MainWindow::recover);
    connect(m_session.get(), &DatabaseSession::schemaChanged, this, &MainWindow::showSchemaChanged);
    connect(m_history, &UndoHistory::changed, this, &MainWindow::update);
    connect(m_history, &UndoHistory::failed, this,
            [this](UndoHistory::Direction direction, const QString &text, const DatabaseError &error) {
                const bool undo = direction == UndoHistory::Direction::Undo;
                const QString sentence = undo ? tr("Could not undo: %1. %2") : tr("Could not redo: %1. %2");
                m_messages->show(MessageBar::Tone::Error, sentence.arg(text, error.message), {},
                                 error.details);
            });
    new UndoGuide(m_session.get(), m_history, m_view);
    new UndoKeeper(m_session.get(), m_history, m_view);
    m_recorder = std::make_unique<DraftRecorder>(m_location);
    new DraftGuide({m_session.get(), m_history, m_recorder.get(), m_view, m_drafts, m_messages});
}

void MainWindow::closeDatabase()
{
    m_actions->setView(nullptr, nullptr);
    m_search->setSession(nullptr);
    if (m_recorder)
        m_recorder->close();
    delete std::exchange(m_view, nullptr);
    m_recorder.reset(); // which writes what is typed, to be offered when the database is opened next
    m_drafts->clear();
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

/// Quitting comes here too.
void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_discards || isAllKept())
        return;
    event->ignore();
    whenSaved(tr("Quit and discard it?"), tr("Discard and Quit"), [this] {
        m_discards = true;
        close();
    });
}

/// Nothing is typed, or all of it is offered again when the database is opened next.
bool MainWindow::isAllKept()
{
    return !m_view || m_view->unsavedCount() == 0 || (m_view->unkeptCount() == 0 && m_recorder->flush());
}

void MainWindow::keepDrafts()
{
    if (m_recorder)
        m_recorder->flush();
}

/// Does it at once where nothing would be lost by it: what is typed is offered again when the database is
/// opened next.
void MainWindow::whenSaved(const QString &question, const QString &go, const std::function<void()> &action)
{
    if (isAllKept()) {
        action();
        return;
    }
    const qsizetype unsaved = m_view->unsavedCount();
    const QString what = unsaved == 1 ? tr("What you have typed is not saved yet.")
                                      : tr("%1 records that you have typed are not saved yet.").arg(unsaved);
    if (m_pages->currentWidget() != m_view)
        showBack();
    m_messages->ask(what + u' ' + question,
                    {{go, action}, {tr("Keep Editing"), [this] { m_messages->dismiss(); }}},
                    1); // the keys that were meant for what is typed discard nothing
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

// Relationships that the database does not declare
// ------------------------------------------------------------------

/// With the view, and gone with it.
void MainWindow::showRelationships()
{
    auto *page = m_view->findChild<RelationshipsPage *>();
    if (!page) {
        page = new RelationshipsPage(m_session.get(), ViewSettings(m_location).keys(), m_view);
        connect(page, &RelationshipsPage::chosen, this, &MainWindow::useKeys);
    }
    page->show();
    page->activateWindow();
}

/// All that is shown follows from the relationships: the database is opened anew.
void MainWindow::useKeys(const QList<UndeclaredKey> &keys)
{
    if (keys == ViewSettings(m_location).keys())
        return;
    const StartPlace start{m_view->master()->query().table.name, {}};
    whenSaved(tr("Open %1 anew with these relationships and discard it?").arg(m_location.displayName()),
              tr("Discard and Open"), [this, keys, start, location = m_location] {
                  ViewSettings(location).setKeys(keys);
                  open(location, start);
              });
}

/// A database of many tables and no relationship is one whose makers have not declared them.
void MainWindow::offerRelationships()
{
    const SchemaPtr schema = m_session->schema();
    if (schema->relationships().isEmpty() && !proposedKeys(*schema).isEmpty())
        m_messages->show(MessageBar::Tone::Information,
                         tr("This database does not declare how its tables belong together."),
                         {{tr("Find Relationships"), [this] {
                               m_messages->dismiss();
                               showRelationships();
                           }}});
}

// A file that went away
// ---------------------------------------------------------------------------------------------

void MainWindow::showLost(const DatabaseError &error)
{
    if (m_messages->text() != error.message) // which may be said again and again
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

} // namespace relata
