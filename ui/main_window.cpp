#include "ui/main_window.h"

#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/key_text.h"
#include "models/record_table_model.h"
#include "models/undo_history.h"
#include "ui/icons.h"
#include "ui/message_bar.h"
#include "ui/places_bar.h"
#include "ui/record_pane.h"
#include "ui/relationship_view.h"
#include "ui/settings.h"
#include "ui/window_actions.h"
#include "ui/window_status.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize FirstSize(1280, 800);

} // namespace

MainWindow::MainWindow(Theme *theme, QWidget *parent)
    : QMainWindow(parent)
    , m_messages(new MessageBar(this))
    , m_page(new QWidget(this))
    , m_actions(new WindowActions(this, theme))
    , m_places(new PlacesBar(*m_actions, this))
    , m_status(new WindowStatus(this))
{
    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    setCentralWidget(m_page);
    addToolBar(m_places);
    setStatusBar(m_status);
    setWindowIcon(applicationIcon());
    connect(m_actions, &WindowActions::openRequested, this, &MainWindow::chooseFile);
    resize(FirstSize);
    updateTitle();
}

MainWindow::~MainWindow()
{
    // The view's parts use the session until they are gone. Losing the focus, they would still be asked.
    delete std::exchange(m_view, nullptr);
}

void MainWindow::open(const DatabaseLocation &location, const StartPlace &start)
{
    m_actions->setView(nullptr, nullptr);
    delete std::exchange(m_view, nullptr);
    m_messages->dismiss();
    m_location = location;
    m_start = start;
    m_session = std::make_unique<DatabaseSession>(location);
    m_history = new UndoHistory(m_session.get(), m_session.get());
    connect(m_session.get(), &DatabaseSession::opened, this, &MainWindow::sessionOpened);
    connect(m_session.get(), &DatabaseSession::openFailed, this, &MainWindow::showError);
    connect(m_history, &UndoHistory::changed, this, &MainWindow::update);
    connect(m_history, &UndoHistory::failed, this, [this](const QString &text, const DatabaseError &error) {
        m_messages->show(MessageBar::Tone::Error, tr("Could not undo: %1. %2").arg(text, error.message), {},
                         error.details);
    });
    update();
    updateTitle();
    m_session->open();
}

void MainWindow::sessionOpened()
{
    m_view = new RelationshipView(m_session.get(), m_history, m_page);
    m_page->layout()->addWidget(m_view);
    m_view->show(); // a layout shows it only later, and what is hidden takes no focus
    followView();
    Settings().setLastDatabase(m_location);
    rebuildTables();
    m_actions->setView(m_view, m_history);
    showStart();
    update();
    Q_EMIT opened();
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

void MainWindow::showError(const DatabaseError &error)
{
    m_messages->show(error, [this] { open(m_location, m_start); });
    update();
    Q_EMIT openFailed(error);
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

void MainWindow::update()
{
    m_actions->update();
    m_status->showView(m_view);
}

void MainWindow::updateTitle()
{
    m_status->setDatabase(m_location);
    const TableName table = m_view ? m_view->master()->query().table : TableName();
    const QString place = readableName(table.name);
    m_places->setPlace(place);
    QStringList parts{place, m_location.displayName(), QApplication::applicationDisplayName()};
    parts.removeAll(QString());
    setWindowTitle(parts.join(u" — "_s));
}

} // namespace relata
