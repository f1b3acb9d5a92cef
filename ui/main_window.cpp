#include "ui/main_window.h"

#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/key_text.h"
#include "models/record_table_model.h"
#include "models/undo_history.h"
#include "ui/form_host.h"
#include "ui/message_bar.h"
#include "ui/record_pane.h"
#include "ui/relationship_view.h"
#include "ui/settings.h"

#include <QtCore/QLocale>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QStatusBar>
#include <QtWidgets/QToolBar>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_messages(new MessageBar(this))
    , m_page(new QWidget(this))
    , m_breadcrumb(new QToolButton(this))
    , m_position(new QLabel(this))
    , m_activity(new QLabel(this))
    , m_saved(new QLabel(this))
    , m_database(new QLabel(this))
{
    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    setCentralWidget(m_page);
    makeMenus();
    makeStatusBar();
    resize(1180, 720);
    updateTitle();
}

MainWindow::~MainWindow()
{
    // The view's parts use the session until they are gone. Losing the focus, they would still be asked.
    delete std::exchange(m_view, nullptr);
}

void MainWindow::open(const DatabaseLocation &location, const StartPlace &start)
{
    delete std::exchange(m_view, nullptr);
    m_messages->dismiss();
    m_location = location;
    m_start = start;
    m_session = std::make_unique<DatabaseSession>(location);
    m_history = new UndoHistory(m_session.get(), m_session.get());
    connect(m_session.get(), &DatabaseSession::opened, this, &MainWindow::sessionOpened);
    connect(m_session.get(), &DatabaseSession::openFailed, this, &MainWindow::showError);
    connect(m_history, &UndoHistory::changed, this, &MainWindow::updateUndo);
    connect(m_history, &UndoHistory::failed, this, [this](const QString &text, const DatabaseError &error) {
        m_messages->show(MessageBar::Tone::Error, tr("Could not undo: %1. %2").arg(text, error.message), {},
                         error.details);
    });
    updateUndo();
    updateTitle();
    m_session->open();
}

void MainWindow::sessionOpened()
{
    m_view = new RelationshipView(m_session.get(), m_history, m_page);
    m_page->layout()->addWidget(m_view);
    m_view->show(); // a layout shows it only later, and what is hidden takes no focus
    connect(m_view, &RelationshipView::masterChanged, this, &MainWindow::updateTitle);
    connect(m_view, &RelationshipView::focusedPaneChanged, this, &MainWindow::updateStatus);
    for (RecordPane *pane : {m_view->master(), m_view->detail()}) {
        connect(pane, &RecordPane::statusChanged, this, &MainWindow::updateStatus);
        connect(pane, &RecordPane::currentRecordChanged, this, &MainWindow::updateStatus);
        connect(pane->model(), &QAbstractItemModel::modelReset, this, &MainWindow::updateTitle);
    }
    Settings().setLastDatabase(m_location);
    rebuildTables();
    showStart();
    updateUndo();
    Q_EMIT opened();
}

void MainWindow::showError(const DatabaseError &error)
{
    m_messages->show(error, [this] { open(m_location, m_start); });
    updateUndo();
    Q_EMIT openFailed(error);
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

// Menus
// ----------------------------------------------------------------------------------------------------------

QAction *MainWindow::addAction(QMenu *menu, const QString &text, const QKeySequence &keys,
                               const std::function<void()> &does)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, does);
    return action;
}

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    addAction(file, tr("&Open…"), QKeySequence::Open, [this] { chooseFile(); });
    file->addSeparator();
    addAction(file, tr("&Quit"), QKeySequence::Quit, [] { QApplication::quit(); });

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    m_undo = addAction(edit, tr("&Undo"), QKeySequence::Undo, [this] { m_history->undo(); });
    m_redo = addAction(edit, tr("&Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
                       [this] { m_history->redo(); });
    edit->addSeparator();
    const auto pane = [this] { return m_view->focusedPane(); };
    m_databaseActions = {
        addAction(edit, tr("&New record"), QKeySequence::New, [pane] { pane()->newRecord(); }),
        addAction(edit, tr("New &child record"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
                  [this] { m_view->detail()->newRecord(); }),
        addAction(edit, tr("&Edit record"), QKeySequence(Qt::Key_F2), [pane] { pane()->openCurrent(); }),
        addAction(edit, tr("&Delete"), QKeySequence::Delete, [pane] { pane()->deleteSelected(); }),
        addAction(edit, tr("&Search"), QKeySequence::Find, [pane] { pane()->focusSearch(); }),
    };

    QMenu *view = menuBar()->addMenu(tr("&View"));
    m_databaseActions << addAction(view, tr("&Refresh"), QKeySequence::Refresh, [pane] {
        pane()->refresh();
    }) << addAction(view, tr("&Next pane"), QKeySequence(Qt::Key_F6), [this] { m_view->focusNextPane(); });

    QMenu *go = menuBar()->addMenu(tr("&Go"));
    m_databaseActions << addAction(go, tr("To the &parent"), QKeySequence(Qt::ALT | Qt::Key_Up),
                                   [this] { m_view->goToParent(); });
    addTableMenu();
    go->addMenu(m_tables);
}

void MainWindow::addTableMenu()
{
    m_tables = new QMenu(tr("&Tables"), this);
    m_breadcrumb->setObjectName(u"breadcrumb"_s);
    m_breadcrumb->setAccessibleName(tr("Table"));
    m_breadcrumb->setMenu(m_tables);
    m_breadcrumb->setPopupMode(QToolButton::InstantPopup);
    m_breadcrumb->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_breadcrumb->setFocusPolicy(Qt::TabFocus);
    QToolBar *bar = addToolBar(tr("Places"));
    bar->setMovable(false);
    bar->addWidget(m_breadcrumb);
}

void MainWindow::rebuildTables()
{
    m_tables->clear();
    for (const Table &table : m_session->schema()->tables()) {
        QAction *action = m_tables->addAction(readableName(table.name.name));
        connect(action, &QAction::triggered, this, [this, name = table.name] { m_view->showTable(name); });
    }
}

void MainWindow::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a database"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("SQLite databases (*.db *.sqlite *.sqlite3 *.db3)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (const auto location = DatabaseLocation::fromArgument(path))
            open(*location);
    });
    dialog->open();
}

void MainWindow::updateUndo()
{
    const bool usable = m_view && m_history;
    m_undo->setEnabled(usable && m_history->canUndo());
    m_redo->setEnabled(usable && m_history->canRedo());
    m_undo->setText(m_undo->isEnabled() ? tr("&Undo: %1").arg(m_history->undoText()) : tr("&Undo"));
    m_redo->setText(m_redo->isEnabled() ? tr("&Redo: %1").arg(m_history->redoText()) : tr("&Redo"));
    for (QAction *action : std::as_const(m_databaseActions))
        action->setEnabled(m_view);
    m_tables->setEnabled(m_view);
    m_breadcrumb->setEnabled(m_view);
}

// Status
// ---------------------------------------------------------------------------------------------------------

void MainWindow::makeStatusBar()
{
    m_position->setObjectName(u"position"_s);
    m_activity->setObjectName(u"activity"_s);
    m_saved->setObjectName(u"saved"_s);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_position);
    statusBar()->addWidget(m_activity);
    statusBar()->addPermanentWidget(m_saved);
    statusBar()->addPermanentWidget(m_database);
}

void MainWindow::updateStatus()
{
    if (!m_view)
        return;
    const RecordPane *pane = m_view->focusedPane();
    const RecordTableModel *model = pane->model();
    const QLocale locale;
    if (model->isLoaded()) {
        const QString many = readableName(model->query().table.name).toLower();
        const QString count =
            locale.toString(model->rowCount()) + (model->isCountExact() ? QString() : u"+"_s);
        m_position->setText(
            pane->currentRow() < 0
                ? u"%1 %2"_s.arg(count, many)
                : tr("%1 of %2 %3").arg(locale.toString(pane->currentRow() + 1), count, many));
    } else {
        m_position->clear();
    }
    m_activity->setText(model->isSorting()   ? tr("Sorting…")
                        : model->isPending() ? tr("Reading…")
                                             : QString());
    const qsizetype unsaved =
        m_view->master()->forms()->unsavedCount() + m_view->detail()->forms()->unsavedCount();
    m_saved->setText(unsaved == 0 ? tr("All saved")
                                  : tr("%n record(s) not saved yet", nullptr, int(unsaved)));
}

void MainWindow::updateTitle()
{
    m_database->setText(m_location.displayName());
    const TableName table = m_view ? m_view->master()->query().table : TableName();
    const QString place = readableName(table.name);
    m_breadcrumb->setText(place);
    QStringList parts{place, m_location.displayName(), QApplication::applicationDisplayName()};
    parts.removeAll(QString());
    setWindowTitle(parts.join(u" — "_s));
}

} // namespace relata
