#pragma once

#include <QtCore/QString>

namespace relata {

/// Bring a file to the disk; both return what the system said where they failed, else nothing.
QString syncFile(const QString &path);
/// Gives a file another's name, which is replaced in the same moment, and brings that to the disk.
QString renameOver(const QString &path, const QString &target);

} // namespace relata
