#include "models/database/resource_file.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>

namespace relata {

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        return file.readAll();
    return std::unexpected(
        DatabaseError{.kind = DatabaseError::Kind::Other,
                      .message = QCoreApplication::translate("ResourceFile", "%1 cannot be read.").arg(path),
                      .details = file.errorString()});
}

} // namespace relata
