#include "models/database/connection.h"
#include "support/test_registry.h"
#include "support/test_window.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>

#include <pwd.h>
#include <unistd.h>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int People = 10'000;

/// What lies in a folder: each file with its SHA-256, its size and the moment it was last written.
QString contentOf(const QDir &folder)
{
    QStringList lines;
    for (const QFileInfo &info : folder.entryInfoList(QDir::Files, QDir::Name)) {
        QFile file(info.filePath());
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
            return u"cannot read "_s + info.filePath();
        lines << u"%1 %2 %3 %4"_s.arg(info.fileName(), QString::fromLatin1(hash.result().toHex()),
                                      QString::number(info.size()),
                                      info.lastModified().toString(Qt::ISODateWithMs));
    }
    return lines.join(u'\n');
}

/// A file of people and their letters in a folder of its own, in the journal mode asked for.
class Letters
{
public:
    explicit Letters(const QString &journalMode)
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot make %s", qPrintable(path()));
        file.close();
        m_author = connect();
        execute(u"PRAGMA journal_mode = "_s + journalMode);
        execute(u"CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50), city TEXT)"_s);
        execute(
            u"CREATE TABLE letter (id INTEGER PRIMARY KEY, person_id INTEGER REFERENCES person, text TEXT)"_s);
        execute(u"WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) INSERT INTO person "
                "SELECT i, 'Person ' || i, 'City ' || char(65 + i % 26) FROM n"_s.arg(People));
        execute(u"INSERT INTO letter SELECT id, id, 'Dear ' || name FROM person"_s);
    }

    ~Letters()
    {
        m_author.reset();
        setPermissions(QFile::ReadUser | QFile::WriteUser | QFile::ExeUser);
    }

    Q_DISABLE_COPY_MOVE(Letters)

    QString path() const { return m_folder.filePath(u"letters.db"_s); }

    QString content() const { return contentOf(QDir(m_folder.path())); }

    /// The program that wrote it ends.
    void close() { m_author.reset(); }

    void setPermissions(QFile::Permissions permissions) const
    {
        QFile::setPermissions(m_folder.path(), permissions);
        QFile::setPermissions(path(), permissions & ~(QFile::ExeUser | QFile::ExeGroup | QFile::ExeOther));
    }

private:
    std::unique_ptr<Connection> connect() const
    {
        auto connection = Connection::open({.path = path()});
        if (!connection)
            qFatal("%s", qPrintable(connection.error().message));
        return std::move(*connection);
    }

    void execute(const QString &sql)
    {
        if (const auto done = m_author->execute(sql); !done)
            qFatal("%s: %s", qPrintable(sql), qPrintable(done.error().details));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_author;
};

/// While it lives, the superuser is somebody without rights: permissions say nothing to the superuser.
class WithoutPrivileges
{
public:
    WithoutPrivileges()
    {
        if (geteuid() != 0)
            return;
        const passwd *nobody = getpwnam("nobody");
        m_changed = nobody && setresuid(nobody->pw_uid, nobody->pw_uid, 0) == 0;
    }

    ~WithoutPrivileges()
    {
        if (m_changed && setresuid(0, 0, 0) != 0)
            qFatal("cannot become the superuser again");
    }

    Q_DISABLE_COPY_MOVE(WithoutPrivileges)

private:
    bool m_changed = false;
};

} // namespace

/// Who only looks leaves somebody else's file as it was, byte for byte, and nothing beside it.
class LookingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void lookingChangesNothing_data()
    {
        QTest::addColumn<QString>("journalMode");
        for (const QString &mode : {u"delete"_s, u"truncate"_s, u"persist"_s, u"wal"_s})
            QTest::newRow(qPrintable(mode)) << mode;
    }

    void lookingChangesNothing()
    {
        QFETCH(QString, journalMode);
        Letters letters(journalMode);
        letters.close();
        const QString before = letters.content();
        lookAround({.path = letters.path()});
        QCOMPARE(letters.content(), before);
    }

    void lookingReadOnlyChangesNothing_data() { lookingChangesNothing_data(); }

    void lookingReadOnlyChangesNothing()
    {
        QFETCH(QString, journalMode);
        Letters letters(journalMode);
        letters.close();
        const QString before = letters.content();
        lookAround({.path = letters.path(), .readOnly = true});
        QCOMPARE(letters.content(), before);
    }

    /// Another program has it open, and what it wrote last is in its log alone.
    void lookingLeavesTheLogOfAnotherProgramAlone()
    {
        const Letters letters(u"wal"_s);
        const QString before = letters.content();
        QVERIFY(before.contains(u"letters.db-wal"));
        lookAround({.path = letters.path()});
        QCOMPARE(withoutSharedMemory(letters.content()), withoutSharedMemory(before));
    }

    /// The other program was killed: its log lies there, and nobody has it open.
    void lookingLeavesALogThatWasLeftBehindAlone()
    {
        const Letters letters(u"wal"_s);
        QTemporaryDir folder;
        const QString copy = folder.filePath(u"letters.db"_s);
        QVERIFY(QFile::copy(letters.path(), copy));
        QVERIFY(QFile::copy(letters.path() + u"-wal"_s, copy + u"-wal"_s));
        const QString before = contentOf(QDir(folder.path()));
        lookAround({.path = copy});
        QCOMPARE(withoutSharedMemory(contentOf(QDir(folder.path()))), before);
    }

    void aFileInAFolderThatCannotBeWrittenIsShown_data() { lookingChangesNothing_data(); }

    void aFileInAFolderThatCannotBeWrittenIsShown()
    {
        QFETCH(QString, journalMode);
        Letters letters(journalMode);
        letters.close();
        letters.setPermissions(QFile::ReadUser | QFile::ExeUser | QFile::ReadGroup | QFile::ExeGroup |
                               QFile::ReadOther | QFile::ExeOther);
        const QString before = letters.content();
        {
            const WithoutPrivileges nobody;
            lookAround({.path = letters.path()});
        }
        QCOMPARE(letters.content(), before);
    }

private:
    /// The first and last rows, somebody's letters, a sort without an index, a search; then the window is
    /// closed.
    static void lookAround(const DatabaseLocation &location)
    {
        TestWindow window(location, {u"person"_s, {}});
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.rows(window.detail()), u"1|Dear Person 1"_s);

        QTRY_VERIFY(window.master()->model()->isCountExact());
        window.press(Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(window.rows(window.detail()), u"10000|Dear Person 10000"_s);

        window.master()->model()->sort(int(window.master()->model()->columns().indexOf(u"city"_s)),
                                       Qt::AscendingOrder);
        QTRY_VERIFY(!window.master()->model()->isPending() && !window.master()->model()->isSorting());

        window.press(Qt::Key_F, Qt::ControlModifier);
        window.type(u"person 4711"_s);
        QTRY_COMPARE(window.current(window.master()), u"Person 4711"_s);
        QTRY_COMPARE(window.rows(window.detail()), u"4711|Dear Person 4711"_s);
        QTRY_VERIFY(window.master()->model()->isCountExact());
    }

    /// The log's index is everybody's scratch paper: who reads notes there how far.
    static QString withoutSharedMemory(const QString &content)
    {
        QStringList lines = content.split(u'\n');
        lines.removeIf([](const QString &line) { return line.contains(u"-shm "); });
        return lines.join(u'\n');
    }
};

RELATA_TEST(LookingTest, "looking");
#include "test_looking.moc"
