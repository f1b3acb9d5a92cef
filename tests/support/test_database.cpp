#include "support/test_database.h"

#include "support/postgresql_cluster.h"

#include <QtTest/QtTest>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;
using Kind = DatabaseLocation::Kind;

namespace {

DatabaseLocation newLocation(Kind kind, const QTemporaryDir &folder)
{
    if (kind == Kind::SQLite) {
        QFile file(folder.filePath(u"store.db"_s)); // an empty file is an empty database
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot make a database in %s", qPrintable(folder.path()));
        return {.kind = kind, .path = file.fileName()};
    }
    PostgresqlCluster *cluster = PostgresqlCluster::instance();
    auto location = DatabaseLocation::fromArgument(cluster ? cluster->createDatabase() : QString());
    if (!cluster || !location)
        qFatal("no PostgreSQL server for the test");
    return *location;
}

std::unique_ptr<Connection> opened(const DatabaseLocation &location)
{
    auto connection = Connection::open(location);
    if (!connection)
        qFatal("%s (%s)", qPrintable(connection.error().message), qPrintable(connection.error().details));
    return std::move(*connection);
}

QString asText(const Connection::Row &row)
{
    QStringList values;
    for (const Value &value : row)
        values << (value.isNull() ? u"NULL"_s : value.toString());
    return values.join(u'|');
}

} // namespace

TestDatabase::TestDatabase(Kind kind)
    : m_location(newLocation(kind, m_folder))
{
}

Connection &TestDatabase::connection()
{
    if (!m_connection)
        m_connection = connect();
    return *m_connection;
}

std::unique_ptr<Connection> TestDatabase::connect() const
{
    return opened(m_location);
}

void TestDatabase::execute(std::initializer_list<QString> statements)
{
    execute(QStringList(statements));
}

void TestDatabase::execute(const QStringList &statements)
{
    for (const QString &sql : statements) {
        const auto done = connection().execute(sql);
        if (!done)
            QFAIL(qPrintable(sql + u": "_s + done.error().details));
    }
}

QString TestDatabase::rows(const QString &sql)
{
    const auto rows = connection().fetch({sql, {}});
    if (!rows)
        return u"error: "_s + rows.error().details;
    QStringList lines;
    for (const Connection::Row &row : *rows)
        lines << asText(row);
    return lines.join(u'\n');
}

QVariant TestDatabase::value(const QString &sql)
{
    const auto value = connection().fetchValue({sql, {}});
    return value ? *value : QVariant(u"error: "_s + value.error().details);
}

void addDatabaseKinds()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("sqlite") << Kind::SQLite;
    QTest::newRow("postgresql") << Kind::PostgreSQL;
}

Kind databaseKind()
{
    QFETCH(Kind, kind);
    return kind;
}

} // namespace relata::test
