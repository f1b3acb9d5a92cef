#include "models/database/transaction.h"
#include "support/test_database.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// One connection to either database: values go in and come out as they are, errors come as sentences.
class ConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void boundValuesComeBack_data() { addDatabaseKinds(); }

    void boundValuesComeBack()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)"_s});
        const QString text = u"O'Brien \\ '; DROP TABLE note; -- ? 😀 שלום"_s;
        QVERIFY(database.connection().execute({u"INSERT INTO note VALUES (?, ?)"_s, {1, text}}));
        QCOMPARE(database.value(u"SELECT text FROM note"_s), QVariant(text));
    }

    void aTransactionThatIsNotCommittedLeavesNothing_data() { addDatabaseKinds(); }

    void aTransactionThatIsNotCommittedLeavesNothing()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE note (id INTEGER PRIMARY KEY)"_s});
        {
            Transaction transaction(database.connection());
            QVERIFY(transaction.begin(Transaction::Mode::Write));
            QVERIFY(database.connection().execute(u"INSERT INTO note VALUES (1)"_s));
        }
        QCOMPARE(database.value(u"SELECT count(*) FROM note"_s).toInt(), 0);
    }

    void aUniqueValueTakenTwiceIsAnErrorOnItsColumn_data() { addDatabaseKinds(); }

    void aUniqueValueTakenTwiceIsAnErrorOnItsColumn()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE orders (order_number VARCHAR(10) UNIQUE)"_s,
                          u"INSERT INTO orders VALUES ('12345')"_s});
        const auto refused = database.connection().execute(u"INSERT INTO orders VALUES ('12345')"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, DatabaseError::Kind::Constraint);
        QCOMPARE(refused.error().column, u"order_number"_s);
        QCOMPARE(refused.error().message, u"Order number is used by another record already."_s);
    }

    void aMissingFileIsNotCreated()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"missing.db"_s);
        const auto connection = Connection::open({.path = path});
        QVERIFY(!connection);
        QVERIFY(connection.error().message.startsWith(u"There is no file"));
        QVERIFY(!QFile::exists(path));
    }

    void junkIsNoDatabase()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"letter.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Dear Sir or Madam, this is a letter and not a database at all.");
        file.close();
        const auto connection = Connection::open({.path = file.fileName()});
        QVERIFY(!connection);
        QCOMPARE(connection.error().kind, DatabaseError::Kind::Corrupt);
        QCOMPARE(connection.error().message, u"letter.db is not a SQLite database."_s);
    }

    void aServerThatIsNotThereIsAConnectionLost()
    {
        const auto location = DatabaseLocation::fromArgument(u"postgresql://nobody@%2Fnowhere/none"_s);
        QVERIFY(location);
        const auto connection = Connection::open(*location);
        QVERIFY(!connection);
        QCOMPARE(connection.error().kind, DatabaseError::Kind::ConnectionLost);
        QCOMPARE(connection.error().message, u"The server at /nowhere cannot be reached."_s);
    }

    void aDatabaseThatTheServerDoesNotHaveIsRefused()
    {
        const TestDatabase database(DatabaseLocation::Kind::PostgreSQL);
        DatabaseLocation other = database.location();
        other.parameters[u"dbname"_s] = u"nowhere"_s;
        const auto connection = Connection::open(other);
        QVERIFY(!connection);
        QCOMPARE(connection.error().message, u"There is no database nowhere on the server."_s);
        QVERIFY(connection.error().details.contains(u"\"nowhere\" does not exist"));
    }
};

RELATA_TEST(ConnectionTest, "connection");
#include "test_connection.moc"
