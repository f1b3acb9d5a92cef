#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtGui/QImage>

namespace relata {

/// What some bytes turn out to be.
struct BlobLook
{
    QString description; ///< "PNG image, 640 × 480, 12 kB", "12 kB of data"
    QString suffix;      ///< of a file that holds them, such as "png"; may be empty
    QImage image;        ///< a picture of them, at most as large as was asked for; null where they are none
};

/// Looks into bytes; for every thread, best not the GUI's. An image that would take too much memory to decode
/// is described, not shown.
BlobLook lookAt(const QByteArray &bytes, QSize most);

/// "12 kB of data", which takes no looking.
QString sizeOfData(qint64 bytes);

/// The beginning of the bytes as people look at them: offset, hexadecimal, text.
QString hexText(const QByteArray &bytes, qsizetype most);

} // namespace relata
