#include "ui/recent_list.h"

#include "ui/recent_delegate.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QPointer>
#include <QtCore/QThreadPool>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where it is: the folder, or who one is on a server.
QString placeOf(const DatabaseLocation &location)
{
    if (location.kind == DatabaseLocation::Kind::PostgreSQL)
        return RecentList::tr("PostgreSQL, as %1").arg(location.parameter(u"user"_s));
    return QDir::toNativeSeparators(QFileInfo(location.path).absolutePath());
}

} // namespace

QString dayOf(const QDateTime &moment, const QDateTime &now)
{
    const QLocale locale;
    const qint64 days = moment.date().daysTo(now.date());
    if (days <= 0)
        return RecentList::tr("Today %1").arg(locale.toString(moment.time(), QLocale::ShortFormat));
    if (days == 1)
        return RecentList::tr("Yesterday");
    return locale.toString(moment.date(), QLocale::ShortFormat);
}

RecentList::RecentList(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(u"recent"_s);
    setAccessibleName(tr("Recent databases"));
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new RecentDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListWidget::itemClicked, this, &RecentList::openCurrent);
    connect(this, &QWidget::customContextMenuRequested, this, &RecentList::showMenu);
}

void RecentList::setDatabases(const QList<RecentDatabase> &recent)
{
    const int row = currentRow();
    m_recent = recent;
    clear();
    for (const RecentDatabase &database : recent)
        addDatabase(database);
    setCurrentRow(std::min(row, count() - 1));
    lookForFiles();
}

void RecentList::addDatabase(const RecentDatabase &recent)
{
    const auto &[location, opened] = recent;
    const bool server = location.kind == DatabaseLocation::Kind::PostgreSQL;
    auto *item = new QListWidgetItem(this);
    item->setText(location.displayName());
    item->setData(RecentDelegate::PlaceRole,
                  location.readOnly ? tr("%1 · read only").arg(placeOf(location)) : placeOf(location));
    item->setData(RecentDelegate::WhenRole, dayOf(opened, QDateTime::currentDateTime()));
    item->setData(RecentDelegate::ServerRole, server);
    item->setData(Qt::AccessibleTextRole,
                  u"%1, %2, %3"_s.arg(item->text(), item->data(RecentDelegate::PlaceRole).toString(),
                                      item->data(RecentDelegate::WhenRole).toString()));
    item->setToolTip(QDir::toNativeSeparators(location.toArgument()));
}

std::optional<DatabaseLocation> RecentList::current() const
{
    return currentRow() < 0 ? std::nullopt : std::optional(m_recent.at(currentRow()).location);
}

/// A folder on a network that does not answer keeps the window waiting for nobody.
void RecentList::lookForFiles()
{
    QStringList paths;
    for (const RecentDatabase &recent : std::as_const(m_recent)) {
        if (!recent.location.path.isEmpty())
            paths << recent.location.path;
    }
    QThreadPool::globalInstance()->start([paths, list = QPointer(this)]() mutable {
        paths.removeIf([](const QString &path) { return QFileInfo::exists(path); });
        QMetaObject::invokeMethod(qApp, [paths, list = std::move(list)] {
            if (list)
                list->markVanished(paths);
        });
    });
}

void RecentList::markVanished(const QStringList &paths)
{
    for (int row = 0; row < count(); ++row) {
        const QString &path = m_recent.at(row).location.path;
        const bool vanished = !path.isEmpty() && paths.contains(path);
        item(row)->setData(RecentDelegate::VanishedRole, vanished);
        if (vanished) {
            item(row)->setData(RecentDelegate::WhenRole, tr("No longer there"));
            item(row)->setData(Qt::AccessibleTextRole, tr("%1, no longer there").arg(item(row)->text()));
        }
    }
}

void RecentList::openCurrent()
{
    if (const auto location = current())
        Q_EMIT openRequested(*location);
}

void RecentList::showMenu(const QPoint &at)
{
    const auto location = current();
    if (!location)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Open"), this, &RecentList::openCurrent);
    menu->addAction(tr("&Remove from List"), this, [this, location] { Q_EMIT removeRequested(*location); });
    menu->popup(viewport()->mapToGlobal(at));
}

void RecentList::keyPressEvent(QKeyEvent *event)
{
    const auto location = current();
    if (location && event->key() == Qt::Key_Delete)
        Q_EMIT removeRequested(*location);
    else if (location && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT openRequested(*location);
    else
        QListWidget::keyPressEvent(event);
}

/// Who comes by Tab sees at once which one Enter would open.
void RecentList::focusInEvent(QFocusEvent *event)
{
    if (currentRow() < 0 && count() > 0)
        setCurrentRow(0);
    QListWidget::focusInEvent(event);
}

} // namespace relata
