#pragma once

#include "models/database/database_location.h"

#include <QtCore/QProcess>
#include <QtCore/QSet>

namespace relata::test {

/// A run of the scripted clerk on a store: what it was told, as far as it came to say it.
class ClerkRun
{
public:
    /// `dataFolder`: where it keeps drafts and undo; `environment`: what it is started with besides.
    ClerkRun(const QString &database, const QString &dataFolder,
             const QMap<QString, QString> &environment = {});
    ~ClerkRun();

    void start(int first, int last);
    /// Waits until it has said so much, at most half a minute; false where it ended before.
    bool waitForSaved(int count);
    void kill(); ///< SIGKILL, whatever it does at that moment
    bool waitUntilDone();

    int exitCode() const { return m_process.exitCode(); }

    /// What has been said in these words, `text` being all that it said.
    void read(const QByteArray &text);

    const QList<int> &saved() const { return m_saved; }

    int lastDraft() const { return m_lastDraft; } ///< 0: none

    const QStringList &failures() const { return m_failures; } ///< sentences

private:
    QProcess m_process;
    const QString m_database;
    QByteArray m_text;
    QList<int> m_saved;
    int m_lastDraft = 0;
    QStringList m_failures;
};

/// What is wrong with a store and a data folder after the clerk's end; empty where all that was said is
/// there, nothing is there by half, and the file is whole. `found`: how many of its saves are there.
QString wrongAfter(const QString &database, const QString &dataFolder, const QList<int> &saved, int lastDraft,
                   int *found = nullptr);

/// The folder in which the program keeps its drafts about a database, below a data folder of the test's own.
QString journalFolder(const QString &dataFolder, const QString &subject, const QString &database);

/// A new store for the clerk, in a journal mode.
void makeStore(const QString &path, const QString &journalMode);

} // namespace relata::test
