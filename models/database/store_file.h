#pragma once

#include "models/database/database_location.h"

#include <QtCore/QTemporaryDir>

namespace relata {

/// Where the store is that Relata opens when it is given nothing else.
QString defaultStorePath();

/// Makes a new empty file, which is an empty SQLite database, and its folder where there is none; only its
/// owner may read it. Errors: the file exists already, which is never written over, or cannot be made.
Result<void> createStoreFile(const QString &path);

/// The store of Relata's own at this path, its file made when missing. Errors: those of createStoreFile().
/// StoreSchema::migrate() then makes the tables.
Result<DatabaseLocation> ownStore(const QString &path = defaultStorePath());

/// A folder of sample stores that are gone with it.
class SampleFolder
{
public:
    /// A fresh one; its records are made when it is opened.
    Result<DatabaseLocation> newStore();

private:
    QTemporaryDir m_folder;
    int m_stores = 0;
};

} // namespace relata
