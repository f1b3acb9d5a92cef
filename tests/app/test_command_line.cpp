#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtCore/QProcess>
#include <QtTest/QtTest>

#include <algorithm>

using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ProgramTimeoutMs = 30'000;

/// The program as somebody starts it in a terminal, at home nowhere.
class Program
{
public:
    enum class Screen
    {
        Offscreen,
        None
    };

    Program(const QStringList &arguments, Screen display)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &variable : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
            environment.remove(variable);
        if (display == Screen::Offscreen)
            environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        for (const QString &variable : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s})
            environment.insert(variable, m_home.path());
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(RELATA_PROGRAM), arguments);
    }

    ~Program()
    {
        if (!hasEnded())
            m_process.kill();
        m_process.waitForFinished();
    }

    Q_DISABLE_COPY_MOVE(Program)

    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }

    bool ends() { return hasEnded() || m_process.waitForFinished(ProgramTimeoutMs); }

    int status() const { return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1; }

    QString output()
    {
        m_output += m_process.readAllStandardOutput();
        return QString::fromUtf8(m_output);
    }

    /// What it said on stderr, without what Qt's plugins say there.
    QString complaint()
    {
        m_errors += m_process.readAllStandardError();
        QStringList lines = QString::fromUtf8(m_errors).split(u'\n', Qt::SkipEmptyParts);
        lines.removeIf([](const QString &line) {
            return line.startsWith(u"QStandardPaths:") || line.startsWith(u"This plugin does not support");
        });
        return lines.join(u'\n');
    }

private:
    QTemporaryDir m_home;
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

using Screen = Program::Screen;

} // namespace

/// The program in a terminal: what it answers there, and the one sentence it says when it cannot do what was
/// asked.
class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void helpNamesEveryOption_data() { addDisplays(); }

    void helpNamesEveryOption()
    {
        Program program({u"--help"_s}, display());
        QVERIFY(program.ends());
        QCOMPARE(program.status(), 0);
        for (const QString &option :
             {u"--sample"_s, u"--table"_s, u"--key"_s, u"--read-only"_s, u"[database]"_s})
            QVERIFY2(program.output().contains(option), qPrintable(program.output()));
        QCOMPARE(program.complaint(), QString());
    }

    void versionIsOneLine_data() { addDisplays(); }

    void versionIsOneLine()
    {
        Program program({u"--version"_s}, display());
        QVERIFY(program.ends());
        QCOMPARE(program.status(), 0);
        QVERIFY(QRegularExpression(u"^[Rr]elata \\d+\\.\\d+\\.\\d+\n$"_s).match(program.output()).hasMatch());
    }

    void whatIsNoGoodAtOnceIsSaidAtOnce_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("two databases")
            << QStringList{u"a.db"_s, u"b.db"_s} << u"One database at a time, please: a.db, b.db."_s;
        QTest::newRow("sample and database")
            << QStringList{u"--sample"_s, u"a.db"_s} << u"Either --sample or a database, not both."_s;
        QTest::newRow("bad URL") << QStringList{u"postgresql://[::1/shop"_s}
                                 << u"This is no valid address of a PostgreSQL database."_s;
    }

    void whatIsNoGoodAtOnceIsSaidAtOnce()
    {
        QFETCH(QStringList, arguments);
        for (const Screen display : {Screen::Offscreen, Screen::None}) {
            Program program(arguments, display);
            QVERIFY(program.ends());
            QCOMPARE(program.status(), 1);
            QTEST(program.complaint(), "sentence");
        }
    }

    void anUnknownOptionIsNamed()
    {
        Program program({u"--smaple"_s}, Screen::None);
        QVERIFY(program.ends());
        QCOMPARE(program.status(), 1);
        QVERIFY2(program.complaint().contains(u"smaple"), qPrintable(program.complaint()));
    }

    void whatIsNoDatabaseIsSaidAndTheStatusIsOne_data() { addBadDatabases(); }

    void whatIsNoDatabaseIsSaidAndTheStatusIsOne()
    {
        QFETCH(QString, path);
        Program program({path}, Screen::None);
        QVERIFY(program.ends());
        QCOMPARE(program.status(), 1);
        QTEST(program.complaint(), "sentence");
    }

    void withAWindowTheSentenceIsOnStderrToo_data() { addBadDatabases(); }

    void withAWindowTheSentenceIsOnStderrToo()
    {
        QFETCH(QString, path);
        QFETCH(QString, sentence);
        Program program({path}, Screen::Offscreen);
        QTRY_COMPARE_WITH_TIMEOUT(program.complaint(), sentence, ProgramTimeoutMs);
        QVERIFY(!program.hasEnded()); // it stands in the window
    }

    void aMissingFileIsNotCreated()
    {
        const QString path = m_folder.filePath(u"never.db"_s);
        QVERIFY(Program({path}, Screen::None).ends());
        QVERIFY(!QFile::exists(path));
    }

    void withoutADisplayThatIsSaid()
    {
        const TestDatabase database(relata::DatabaseLocation::Kind::SQLite);
        Program program({database.location().path}, Screen::None);
        QVERIFY(program.ends());
        QCOMPARE(program.status(), 1);
        QCOMPARE(program.complaint(), u"There is no display to show a window on."_s);
    }

private:
    static void addDisplays()
    {
        QTest::addColumn<Screen>("display");
        QTest::newRow("with a display") << Screen::Offscreen;
        QTest::newRow("without a display") << Screen::None;
    }

    static Screen display()
    {
        QFETCH(Screen, display);
        return display;
    }

    void addBadDatabases()
    {
        QFile junk(m_folder.filePath(u"letter.db"_s));
        QVERIFY(junk.open(QIODevice::WriteOnly) && junk.write("Dear Sir or Madam,\n") > 0);
        const QString missing = m_folder.filePath(u"missing.db"_s);
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("missing") << missing << u"There is no file %1."_s.arg(missing);
        QTest::newRow("folder") << m_folder.path()
                                << QFileInfo(m_folder.path()).fileName() + u" is a folder, not a database."_s;
        QTest::newRow("junk") << junk.fileName() << u"letter.db is not a SQLite database."_s;
        QTest::newRow("no server") << u"postgresql://nobody@%2Fnowhere/none"_s
                                   << u"The server at /nowhere cannot be reached."_s;
    }

    QTemporaryDir m_folder;
};

RELATA_TEST(CommandLineTest, "command_line");
#include "test_command_line.moc"
