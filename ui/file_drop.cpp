#include "ui/file_drop.h"

#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QDropEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace relata {

FileDrop::FileDrop(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    window->setAcceptDrops(true);
    qApp->installEventFilter(this);
}

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    const bool drop = event->type() == QEvent::Drop;
    if (!drop && event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove)
        return false;
    auto *drag = static_cast<QDropEvent *>(event); // what all three are
    if (!drag->mimeData()->hasUrls() || !isInside(watched))
        return false;
    // Copied, not moved: whoever let go of the file would delete it.
    drag->setDropAction(Qt::CopyAction);
    drag->accept();
    if (drop)
        take(*drag->mimeData());
    return true;
}

bool FileDrop::isInside(const QObject *watched) const
{
    const auto *widget = qobject_cast<const QWidget *>(watched);
    return widget && widget->window() == m_window;
}

void FileDrop::take(const QMimeData &data)
{
    QStringList paths;
    QStringList refused;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
        else
            refused << url.toDisplayString();
    }
    Q_EMIT dropped(paths, refused);
}

} // namespace relata
