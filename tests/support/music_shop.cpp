#include "support/music_shop.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;
using Kind = DatabaseLocation::Kind;

namespace {

constexpr int ProgramTimeoutMs = 60'000;

/// What a program printed on stdout; its complaint where it failed.
QString outputOf(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool done = process.waitForFinished(ProgramTimeoutMs) && process.exitCode() == 0;
    return done ? QString::fromUtf8(process.readAllStandardOutput()).trimmed()
                : u"%1: %2 %3"_s.arg(program, process.errorString(),
                                     QString::fromUtf8(process.readAllStandardError()));
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
    return file.readAll();
}

QStringList psqlArguments(const DatabaseLocation &location)
{
    return {u"-qXAt"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-d"_s, location.toArgument()};
}

} // namespace

MusicShop::MusicShop(Kind kind, Origin origin)
    : TestDatabase(kind)
{
    if (origin == Origin::Chinook)
        fillFromChinook();
    else
        fillLookAlike();
}

void MusicShop::fillFromChinook()
{
    if (isSqlite()) {
        QFile file(location().path);
        const QByteArray chinook = contentOf(QStringLiteral(RELATA_CHINOOK));
        if (!file.open(QIODevice::WriteOnly) || file.write(chinook) != chinook.size())
            qFatal("cannot copy Chinook: %s", qPrintable(file.errorString()));
        return;
    }
    // The script makes a database of its own first; ours is there already.
    QString script = QString::fromUtf8(contentOf(QStringLiteral(RELATA_CHINOOK_POSTGRESQL)));
    script.remove(
        QRegularExpression(u"^(DROP|CREATE) DATABASE.*$|^\\\\c .*$"_s, QRegularExpression::MultilineOption));
    const QString complaint = outputOf(u"psql"_s, psqlArguments(location()), script.toUtf8());
    if (!complaint.isEmpty())
        qFatal("cannot load Chinook: %s", qPrintable(complaint));
}

void MusicShop::fillLookAlike()
{
    const QStringList statements{
        u"CREATE TABLE [Employee] ([EmployeeId] INTEGER NOT NULL, [LastName] NVARCHAR(20) NOT NULL, "
        "[FirstName] NVARCHAR(20) NOT NULL, CONSTRAINT [PK_Employee] PRIMARY KEY ([EmployeeId]))"_s,
        u"CREATE TABLE [Customer] ([CustomerId] INTEGER NOT NULL, [FirstName] NVARCHAR(40) NOT NULL, "
        "[LastName] NVARCHAR(20) NOT NULL, [SupportRepId] INTEGER, "
        "CONSTRAINT [PK_Customer] PRIMARY KEY ([CustomerId]), "
        "FOREIGN KEY ([SupportRepId]) REFERENCES [Employee] ([EmployeeId]))"_s,
        u"CREATE TABLE [Invoice] ([InvoiceId] INTEGER NOT NULL, [CustomerId] INTEGER NOT NULL, "
        "[InvoiceDate] DATETIME NOT NULL, [BillingCity] NVARCHAR(40), [Total] NUMERIC(10,2) NOT NULL, "
        "CONSTRAINT [PK_Invoice] PRIMARY KEY ([InvoiceId]), "
        "FOREIGN KEY ([CustomerId]) REFERENCES [Customer] ([CustomerId]))"_s,
        u"INSERT INTO [Employee] VALUES (3, 'Peacock', 'Jane'), (5, 'Johnson', 'Steve')"_s,
        u"INSERT INTO [Customer] VALUES (1, 'Luís', 'Gonçalves', 3), (2, 'Leonie', 'Köhler', 5)"_s,
        u"INSERT INTO [Invoice] VALUES (98, 1, '2022-03-11 00:00:00', 'São José dos Campos', 3.98), "
        "(412, 2, '2025-12-22 00:00:00', 'Stuttgart', 1.99)"_s,
    };
    static const QRegularExpression bracketed(u"\\[(\\w+)\\]"_s);
    for (QString sql : statements) {
        if (!isSqlite()) {
            sql.replace(u"NVARCHAR"_s, u"VARCHAR"_s).replace(u"DATETIME"_s, u"TIMESTAMP"_s);
            for (auto match = bracketed.match(sql); match.hasMatch(); match = bracketed.match(sql))
                sql.replace(match.captured(), name(match.captured(1)));
        }
        execute({sql});
    }
}

QString MusicShop::name(const QString &camelCase) const
{
    if (isSqlite())
        return camelCase;
    static const QRegularExpression innerCapital(u"(?<=[a-z])(?=[A-Z])"_s);
    return QString(camelCase).replace(innerCapital, u"_"_s).toLower();
}

QString MusicShop::seenFromOutside(const QString &sql) const
{
    return isSqlite() ? outputOf(u"sqlite3"_s, {location().path, sql})
                      : outputOf(u"psql"_s, psqlArguments(location()) + QStringList{u"-c"_s, sql});
}

void MusicShop::addRows()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Origin>("origin");
    QTest::newRow("look-alike on sqlite") << Kind::SQLite << Origin::LookAlike;
    QTest::newRow("look-alike on postgresql") << Kind::PostgreSQL << Origin::LookAlike;
    if (QStringLiteral(RELATA_CHINOOK).isEmpty() || QStringLiteral(RELATA_CHINOOK_POSTGRESQL).isEmpty())
        return;
    QTest::newRow("Chinook on sqlite") << Kind::SQLite << Origin::Chinook;
    QTest::newRow("Chinook on postgresql") << Kind::PostgreSQL << Origin::Chinook;
}

std::unique_ptr<MusicShop> MusicShop::ofRow()
{
    QFETCH(Origin, origin);
    return std::make_unique<MusicShop>(databaseKind(), origin);
}

} // namespace relata::test
