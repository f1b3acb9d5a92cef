#include "structure/source_file.h"
#include "structure/sql_text.h"
#include "support/test_registry.h"

#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtTest/QtTest>

using namespace Qt::Literals::StringLiterals;
using relata::test::isSql;
using relata::test::quotesByHand;
using relata::test::SourceFile;

namespace {

/// The rooms from the top down; each may include what is in itself and below.
const QStringList &rooms()
{
    static const QStringList list{u"app"_s, u"ui"_s, u"models"_s, u"models/database"_s};
    return list;
}

QString roomOf(const QString &include)
{
    return include.section(u'/', 0, -2);
}

/// The room that alone speaks SQL.
bool isDatabaseRoom(const QString &room)
{
    return room == rooms().constLast();
}

bool isQtSql(const QString &include)
{
    return include.startsWith(u"QtSql"_s) || include.startsWith(u"QSql"_s);
}

} // namespace

/// What the compiler does not catch about who may enter which room.
class RoomsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        for (const QString &room : rooms()) {
            const QList<SourceFile> files = SourceFile::ofRoom(room);
            QVERIFY2(!files.isEmpty(), qPrintable(room));
            for (const SourceFile &file : files)
                m_files.insert(file.path(), file);
        }
    }

    void aRoomIncludesWhatIsInItAndBelow()
    {
        for (const SourceFile &file : std::as_const(m_files)) {
            const qsizetype room = rooms().indexOf(roomOf(file.path()));
            for (const QString &include : file.includes()) {
                const qsizetype included = rooms().indexOf(roomOf(include));
                QVERIFY2(included < 0 || included >= room, told(file, include).constData());
            }
        }
    }

    /// From outside, whatever is included leads to no header of Qt Sql, at any depth.
    void qtSqlIsSeenInTheDatabaseRoomAlone()
    {
        for (const SourceFile &file : std::as_const(m_files)) {
            if (isDatabaseRoom(roomOf(file.path())))
                continue;
            for (const QString &include : reachedFrom(file))
                QVERIFY2(!isQtSql(include), told(file, include).constData());
        }
    }

    void sqlIsWrittenInTheDatabaseRoomAlone()
    {
        for (const SourceFile &file : std::as_const(m_files)) {
            if (isDatabaseRoom(roomOf(file.path())))
                continue;
            for (const QString &literal : file.literals())
                QVERIFY2(!isSql(literal), told(file, literal).constData());
        }
    }

    void identifiersAreQuotedInOneFunction()
    {
        const QString quotingFile = u"models/database/sql_dialect.cpp"_s;
        const auto quoting = m_files.constFind(quotingFile);
        QVERIFY(quoting != m_files.cend() && quotesByHand(quoting->code()));
        for (const SourceFile &file : std::as_const(m_files)) {
            if (file.path() == quotingFile || !isDatabaseRoom(roomOf(file.path())))
                continue;
            for (const QString &line : file.code().split(u'\n'))
                QVERIFY2(!quotesByHand(line), told(file, line).constData());
        }
    }

    void sqlIsToldFromEnglish_data()
    {
        QTest::addColumn<QString>("literal");
        QTest::addColumn<bool>("sql");
        QTest::newRow("statement") << u"SELECT 1"_s << true;
        QTest::newRow("part of one") << u" WHERE "_s << true;
        QTest::newRow("small letters") << u"select id from orders"_s << true;
        QTest::newRow("menu") << u"Select &all"_s << false;
        QTest::newRow("sentence") << u"Delete this from your list, or update it."_s << false;
    }

    void sqlIsToldFromEnglish()
    {
        QFETCH(QString, literal);
        QTEST(isSql(literal), "sql");
    }

    void quotingIsToldFromReading_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("quotes");
        QTest::newRow("characters") << u"u'\"' + name + u'\"'"_s << true;
        QTest::newRow("at the end") << u"sql += name + u'\"';"_s << true;
        QTest::newRow("strings") << u"\"SELECT \\\"\"_s + name"_s << true;
        QTest::newRow("arg()") << u"u\"FROM \\\"%1\\\"\"_s.arg(name)"_s << true;
        QTest::newRow("brackets") << u"u\"FROM [%1]\"_s.arg(name)"_s << true;
        QTest::newRow("comparison") << u"if (c == u'\"' || c == u'`')"_s << false;
        QTest::newRow("expression") << u"u\"column \\\"([^\\\"]+)\\\"\"_s"_s << false;
    }

    void quotingIsToldFromReading()
    {
        QFETCH(QString, code);
        QTEST(quotesByHand(code), "quotes");
    }

    void aCommentIsNoCode()
    {
        const SourceFile file(u"ui/pane.cpp"_s, u"#include <QtSql/QSqlQuery>\n"
                                                "// a \"SELECT\"\n"
                                                "/* an \"UPDATE\" */ char quote = '\"';\n"
                                                "auto text = \"// no comment\";"_s);
        QCOMPARE(file.includes(), QStringList{u"QtSql/QSqlQuery"_s});
        QCOMPARE(file.literals(), QStringList{u"// no comment"_s});
        QVERIFY(!file.code().contains(u"SELECT"_s));
        QVERIFY(!file.code().contains(u"UPDATE"_s));
    }

private:
    /// Everything that is included by a file, directly and by the checkout's own headers.
    QSet<QString> reachedFrom(const SourceFile &file) const
    {
        QSet<QString> reached;
        QStringList waiting = file.includes();
        while (!waiting.isEmpty()) {
            const QString include = waiting.takeLast();
            if (reached.contains(include))
                continue;
            reached << include;
            if (const auto own = m_files.find(include); own != m_files.end())
                waiting += own->includes();
        }
        return reached;
    }

    static QByteArray told(const SourceFile &file, const QString &what)
    {
        return file.path().toUtf8() + ": " + what.toUtf8();
    }

    QHash<QString, SourceFile> m_files; ///< by path
};

RELATA_TEST(RoomsTest, "rooms");

#include "test_rooms.moc"
