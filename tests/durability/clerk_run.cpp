#include "durability/clerk_run.h"

#include "models/database/connection.h"
#include "models/draft_snapshot.h"
#include "models/journal.h"
#include "models/stored_changes.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>

#include <algorithm>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Patience = 60'000;

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Of all journals in a folder, for looking only.
QList<JournalEntry> entriesIn(const QString &folder)
{
    QList<JournalEntry> entries;
    for (const QFileInfo &info : QDir(folder).entryInfoList({u"*.journal"_s}, QDir::Files)) {
        if (const auto changes = readJournal(readFile(info.filePath())))
            entries += entriesAfter(*changes);
    }
    return entries;
}

/// The highest number that is kept as a draft; 0 where there is none.
int draftIn(const QString &folder)
{
    int highest = 0;
    for (const JournalEntry &entry : entriesIn(folder)) {
        const auto draft = DraftSnapshot::fromBytes(entry.data);
        const QString text = draft ? draft->typedTexts().value(u"email"_s) : QString();
        highest = std::max(highest, text.section(u' ', 1).toInt());
    }
    return highest;
}

QSet<int> numbers(Connection &connection, const QString &sql)
{
    QSet<int> result;
    const auto rows = connection.fetch({sql, {}});
    for (const auto &row : rows ? *rows : QList<Connection::Row>())
        result.insert(row.constFirst().toInt());
    return result;
}

} // namespace

ClerkRun::ClerkRun(const QString &database, const QString &dataFolder,
                   const QMap<QString, QString> &environment)
    : m_database(database)
{
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    all.insert(u"XDG_DATA_HOME"_s, dataFolder);
    for (const auto &[name, value] : environment.asKeyValueRange())
        all.insert(name, value);
    m_process.setProcessEnvironment(all);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

ClerkRun::~ClerkRun()
{
    kill();
}

void ClerkRun::start(int first, int last)
{
    m_process.start(QStringLiteral(RELATA_CLERK),
                    {m_database, QString::number(first), QString::number(last)});
}

bool ClerkRun::waitForSaved(int count)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < Patience && m_process.state() != QProcess::NotRunning) {
        m_text += m_process.readAllStandardOutput();
        if (m_text.count("saved ") >= count)
            return true;
        m_process.waitForReadyRead(100);
    }
    m_text += m_process.readAllStandardOutput();
    return m_text.count("saved ") >= count;
}

void ClerkRun::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    waitUntilDone();
}

bool ClerkRun::waitUntilDone()
{
    const bool done = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(Patience);
    m_text += m_process.readAllStandardOutput();
    read(m_text);
    return done;
}

void ClerkRun::read(const QByteArray &text)
{
    m_saved.clear();
    m_failures.clear();
    for (const QByteArray &line : text.first(text.lastIndexOf('\n') + 1).split('\n')) {
        const QString said = QString::fromUtf8(line);
        if (said.startsWith(u"saved "))
            m_saved.append(said.section(u' ', 1).toInt());
        else if (said.startsWith(u"draft "))
            m_lastDraft = said.section(u' ', 1).toInt();
        else if (said.startsWith(u"failed "))
            m_failures.append(said.section(u": "_s, 1));
    }
}

QString journalFolder(const QString &dataFolder, const QString &subject, const QString &database)
{
    // The last two parts are the program's; what stands before them is the system's.
    const QString folder = Journal::folder(subject, {.path = database});
    return dataFolder + u"/relata/"_s + folder.section(u'/', -2);
}

void makeStore(const QString &path, const QString &journalMode)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("Cannot write %s.", qPrintable(path));
    file.close();
    const auto connection = Connection::open({.path = path});
    for (const QString &sql :
         {u"PRAGMA journal_mode = "_s + journalMode,
          u"CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL UNIQUE, email TEXT)"_s,
          u"CREATE TABLE orders (id INTEGER PRIMARY KEY, order_number VARCHAR(10) NOT NULL UNIQUE, "
          "customer_id INTEGER NOT NULL REFERENCES customers (id))"_s,
          u"INSERT INTO customers (id, name) VALUES (1, 'Ada Lovelace')"_s}) {
        if (const auto done = (*connection)->fetch({sql, {}}); !done)
            qFatal("%s: %s", qPrintable(sql), qPrintable(done.error().details));
    }
}

QString wrongAfter(const QString &database, const QString &dataFolder, const QList<int> &saved, int lastDraft,
                   int *found)
{
    const auto connection = Connection::open({.path = database});
    if (!connection)
        return u"cannot be opened: "_s + connection.error().details;
    const auto check = (*connection)->fetch({u"PRAGMA integrity_check"_s, {}});
    if (!check || check->constFirst().constFirst().toString() != u"ok")
        return u"integrity_check: "_s +
               (check ? check->constFirst().constFirst().toString() : check.error().details);
    const QSet<int> customers =
        numbers(**connection, u"SELECT CAST(name AS INTEGER) FROM customers WHERE id > 1"_s);
    const QSet<int> orders = numbers(**connection, u"SELECT CAST(order_number AS INTEGER) FROM orders"_s);
    if (customers != orders)
        return u"%1 customers and %2 orders: something is there by half"_s.arg(customers.size())
            .arg(orders.size());
    for (const int number : saved) {
        if (!orders.contains(number))
            return u"%1 was said to be saved and is not there"_s.arg(number);
    }
    for (const JournalEntry &entry : entriesIn(journalFolder(dataFolder, u"undo"_s, database))) {
        const auto undo = savedFromBytes(entry.id, entry.data);
        if (undo && !orders.contains(undo->text.toInt()))
            return u"%1 could be undone and was never saved"_s.arg(undo->text);
    }
    if (found)
        *found = int(orders.size());
    const int draft = draftIn(journalFolder(dataFolder, u"drafts"_s, database));
    return draft >= lastDraft ? QString() : u"draft %1 was kept, found is %2"_s.arg(lastDraft).arg(draft);
}

} // namespace relata::test
