#include "ui/icons.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QImageReader>
#include <QtGui/QPainter>
#include <QtGui/QPalette>
#include <QtGui/QPixmapCache>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

QString fileOf(Icon meaning)
{
    switch (meaning) {
    case Icon::Back:
        return u":/icons/back.svg"_s;
    case Icon::Calendar:
        return u":/icons/calendar.svg"_s;
    case Icon::Children:
        return u":/icons/children.svg"_s;
    case Icon::Close:
        return u":/icons/close.svg"_s;
    case Icon::Copy:
        return u":/icons/copy.svg"_s;
    case Icon::Delete:
        return u":/icons/delete.svg"_s;
    case Icon::Duplicate:
        return u":/icons/duplicate.svg"_s;
    case Icon::Edit:
        return u":/icons/edit.svg"_s;
    case Icon::Filter:
        return u":/icons/filter.svg"_s;
    case Icon::Folder:
        return u":/icons/folder.svg"_s;
    case Icon::Forward:
        return u":/icons/forward.svg"_s;
    case Icon::Keyboard:
        return u":/icons/keyboard.svg"_s;
    case Icon::List:
        return u":/icons/list.svg"_s;
    case Icon::New:
        return u":/icons/new.svg"_s;
    case Icon::NewChild:
        return u":/icons/new-child.svg"_s;
    case Icon::Next:
        return u":/icons/next.svg"_s;
    case Icon::Parent:
        return u":/icons/parent.svg"_s;
    case Icon::Paste:
        return u":/icons/paste.svg"_s;
    case Icon::Previous:
        return u":/icons/previous.svg"_s;
    case Icon::Redo:
        return u":/icons/redo.svg"_s;
    case Icon::Refresh:
        return u":/icons/refresh.svg"_s;
    case Icon::Sample:
        return u":/icons/sample.svg"_s;
    case Icon::Save:
        return u":/icons/save.svg"_s;
    case Icon::Search:
        return u":/icons/search.svg"_s;
    case Icon::Server:
        return u":/icons/server.svg"_s;
    case Icon::Sidebar:
        return u":/icons/sidebar.svg"_s;
    case Icon::Store:
        return u":/icons/store.svg"_s;
    case Icon::Undo:
        break;
    }
    return u":/icons/undo.svg"_s;
}

/// What points to where one came from points the other way where one reads from right to left.
bool isMirrored(const QString &file)
{
    return QGuiApplication::isRightToLeft() && (file == fileOf(Icon::Back) || file == fileOf(Icon::Forward));
}

/// SVG itself knows no half transparent colour name: the drawing is made opaque, then faded.
QImage drawn(const QString &file, const QSize &size, const QColor &color)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = source.readAll().replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QBuffer buffer(&svg);
    QImageReader reader(&buffer, "svg");
    reader.setScaledSize(size);
    QImage image = reader.read().convertToFormat(QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
    painter.fillRect(image.rect(), QColor(0, 0, 0, color.alpha()));
    return image;
}

/// A drawing in one colour, that of the text around it.
class InkEngine : public QIconEngine
{
public:
    explicit InkEngine(QString file)
        : m_file(std::move(file))
    {
    }

    QIconEngine *clone() const override { return new InkEngine(*this); }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const QColor color = QGuiApplication::palette().color(group, QPalette::ButtonText);
        const bool mirrored = isMirrored(m_file);
        const QString key = u"%1 %2 %3 %4 %5"_s.arg(m_file, color.name(QColor::HexArgb))
                                .arg(size.width())
                                .arg(size.height())
                                .arg(mirrored);
        QPixmap result;
        if (!QPixmapCache::find(key, &result)) {
            result = QPixmap::fromImage(drawn(m_file, size, color).mirrored(mirrored, false));
            QPixmapCache::insert(key, result);
        }
        return result;
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, pixmap(rect.size() * scale, mode, state));
    }

private:
    QString m_file;
};

} // namespace

QIcon icon(Icon meaning)
{
    return QIcon(new InkEngine(fileOf(meaning)));
}

QIcon applicationIcon()
{
    return QIcon(u":/icons/relata.svg"_s);
}

} // namespace relata
