#include "ui/blob_look.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QMimeDatabase>
#include <QtGui/QImageReader>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct BlobText
{
    Q_DECLARE_TR_FUNCTIONS(relata::BlobLook)
};

/// Pixels of an image that is still decoded: some 256 MB while it lasts.
constexpr qint64 MostPixels = 64'000'000;

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 0, QLocale::DataSizeTraditionalFormat);
}

/// The size of the image in the bytes; empty where there is none.
QSize readImage(const QByteArray &bytes, QSize most, QImage &image)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty() || qint64(size.width()) * size.height() > MostPixels)
        return size;
    if (size.width() > most.width() || size.height() > most.height())
        reader.setScaledSize(size.scaled(most, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    image = reader.read();
    return image.isNull() ? QSize() : size;
}

QString hexLine(const QByteArray &bytes, qsizetype offset)
{
    constexpr qsizetype Width = 16;
    const QByteArray part = bytes.sliced(offset, std::min(Width, bytes.size() - offset));
    QString text;
    for (const char c : part)
        text += c >= 0x20 && c < 0x7F ? QChar::fromLatin1(c) : QChar(u'.');
    const QString digits = QString::fromLatin1(part.toHex(' ')).leftJustified(3 * Width - 1);
    return u"%1  %2  %3"_s.arg(offset, 8, 16, QChar(u'0')).arg(digits, text);
}

} // namespace

BlobLook lookAt(const QByteArray &bytes, QSize most)
{
    BlobLook look{sizeOfData(bytes.size()), {}, {}};
    const QMimeType type = QMimeDatabase().mimeTypeForData(bytes);
    // Bytes above 127 are "plain text" to it too.
    if (type.isDefault() || bytes.isEmpty() || type.name() == u"text/plain")
        return look;
    look.suffix = type.preferredSuffix();
    QStringList parts{type.comment()};
    if (type.name().startsWith(u"image/")) {
        const QSize size = readImage(bytes, most, look.image);
        if (!size.isEmpty())
            parts += u"%1 × %2"_s.arg(size.width()).arg(size.height());
    }
    look.description = (parts << sizeText(bytes.size())).join(u", "_s);
    return look;
}

QString sizeOfData(qint64 bytes)
{
    return bytes == 0 ? BlobText::tr("Empty")
                      : BlobText::tr("%1 of data", "12 kB of data").arg(sizeText(bytes));
}

QString hexText(const QByteArray &bytes, qsizetype most)
{
    QStringList lines;
    for (qsizetype offset = 0; offset < std::min(most, bytes.size()); offset += 16)
        lines += hexLine(bytes, offset);
    if (bytes.size() > most)
        lines += BlobText::tr("The first %1 of %2.").arg(sizeText(most), sizeText(bytes.size()));
    return lines.join(u'\n');
}

} // namespace relata
