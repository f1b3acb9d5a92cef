#include "ui/file_actions.h"

#include "ui/icons.h"

#include <QtCore/QStandardPaths>
#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

namespace relata {

using namespace Qt::Literals::StringLiterals;

FileActions::FileActions(QMainWindow *window)
    : QObject(window)
    , m_window(window)
{
    QMenu *file = window->menuBar()->addMenu(tr("&File"));
    m_newStore = add(file, tr("&New Store…"), {}, [this] { chooseNewStore(); });
    m_newStore->setIcon(icon(Icon::Store));
    m_openSample = add(file, tr("Open &Sample"), {}, [this] { requestSample(); });
    m_openSample->setIcon(icon(Icon::Sample));
    file->addSeparator();
    m_openFile = add(file, tr("&Open a File…"), QKeySequence::Open, [this] { chooseFile(false); });
    m_openFile->setIcon(icon(Icon::Folder));
    add(file, tr("Open a File &Read-Only…"), {}, [this] { chooseFile(true); });
    m_connect = add(file, tr("&Connect to a Server…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
                    [this] { Q_EMIT connectRequested(); });
    m_connect->setIcon(icon(Icon::Server));
    m_recent = file->addMenu(tr("Open R&ecent"));
    file->addSeparator();
    file->setToolTipsVisible(true); // they say why an entry is of no use
    m_copy = add(file, tr("Save a Co&py…"), {}, [this] { Q_EMIT copyRequested(); });
    add(file, tr("&Welcome"), {}, [this] { Q_EMIT welcomeRequested(); });
    m_close = add(file, tr("C&lose Database"), QKeySequence(Qt::CTRL | Qt::Key_W),
                  [this] { Q_EMIT closeRequested(); });
    file->addSeparator();
    add(file, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [] { QApplication::quit(); });
}

QAction *FileActions::add(QMenu *menu, const QString &name, const QKeySequence &keys, const Doing &does)
{
    QAction *action = menu->addAction(name);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, does);
    return action;
}

void FileActions::update(const QList<RecentDatabase> &recent, bool open)
{
    m_close->setEnabled(open);
    m_recent->clear();
    m_recent->setEnabled(!recent.isEmpty());
    if (!recent.isEmpty())
        addRecent(recent);
}

void FileActions::setCopyable(bool copyable, const QString &why)
{
    m_copy->setEnabled(copyable);
    m_copy->setToolTip(why);
    m_copy->setStatusTip(why);
}

void FileActions::addRecent(const QList<RecentDatabase> &recent)
{
    for (const auto &[location, opened] : recent) {
        const QString name = location.displayName().replace(u'&', u"&&"_s);
        QAction *action = m_recent->addAction(location.readOnly ? tr("%1 (read only)").arg(name) : name);
        action->setToolTip(location.toArgument());
        connect(action, &QAction::triggered, this,
                [this, location = location] { Q_EMIT openRequested(location); });
    }
    m_recent->setToolTipsVisible(true);
    m_recent->addSeparator();
    connect(m_recent->addAction(tr("&Clear List")), &QAction::triggered, this, &FileActions::clearRequested);
}

void FileActions::requestSample()
{
    if (const auto location = m_samples.newStore())
        Q_EMIT openRequested(*location);
    else
        Q_EMIT failed(location.error());
}

void FileActions::chooseNewStore()
{
    auto *dialog = new QFileDialog(m_window, tr("New Store"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"newStore"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"db"_s);
    // Nothing is ever written over, so there is nothing to confirm.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setNameFilter(tr("Stores (*.db)"));
    dialog->selectFile(u"store.db"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &FileActions::makeStore);
    dialog->open();
}

void FileActions::makeStore(const QString &path)
{
    if (const auto made = createStoreFile(path); !made)
        Q_EMIT failed(made.error());
    else if (const auto location = ownStore(path))
        Q_EMIT openRequested(*location);
}

void FileActions::chooseFile(bool readOnly)
{
    auto *dialog =
        new QFileDialog(m_window, readOnly ? tr("Open a Database Read-Only") : tr("Open a Database"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"openFile"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("SQLite databases (*.db *.sqlite *.sqlite3 *.db3)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this, readOnly](const QString &path) {
        Q_EMIT openRequested({.path = path, .readOnly = readOnly});
    });
    dialog->open();
}

} // namespace relata
