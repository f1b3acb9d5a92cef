#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <expected>

namespace relata {

/// Binary values that come from files and go into files; both take the time that a disk takes, so not on the
/// GUI thread. The error is a sentence.
std::expected<QByteArray, QString> readBlobFile(const QString &path);
std::expected<void, QString> writeBlobFile(const QString &path, const QByteArray &bytes);

/// Whether a path is the database itself or one of SQLite's files beside it. Opening and closing it would
/// take the locks of all connections away, writing it would destroy it.
bool isFileOfDatabase(const QString &path, const QString &databaseFile);

} // namespace relata
