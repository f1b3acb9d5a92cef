#include "models/database/connection.h"
#include "models/database/sample_store.h"
#include "models/database/store_file.h"
#include "models/database/store_schema.h"
#include "models/database/transaction.h"
#include "support/test_registry.h"

#include <QtCore/QProcess>
#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ClientTimeoutMs = 60'000;

/// What a program said, and whether it was content.
struct Answer
{
    int status = -1;
    QString output;
    QString errors;

    bool operator==(const Answer &) const = default;
};

char *toString(const Answer &answer)
{
    return qstrdup(qPrintable(u"%1: %2%3"_s.arg(answer.status).arg(answer.output, answer.errors)));
}

/// A store of Relata's own in a temporary folder, with two customers, and the connection that Relata keeps
/// open on it.
class OpenStore
{
public:
    OpenStore()
        : m_connection(std::move(*Connection::open(*ownStore(path()))))
    {
        if (!StoreSchema().migrate(*m_connection))
            qFatal("no store in %s", qPrintable(path()));
        execute(u"INSERT INTO customers (name) VALUES ('Ada Lovelace'), ('Grace Hopper')"_s);
    }

    QString path() const { return m_folder.filePath(u"store.db"_s); }

    Connection &connection() { return *m_connection; }

    void execute(const QString &sql) { QVERIFY(m_connection->execute(sql)); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
};

} // namespace

/// The store is not Relata's alone: an ORM in another language maps the same two tables, at the same time.
/// Runs for the project's own client, and for a second one where the build was told of it.
class InteropTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        const Answer answer = python({u"-c"_s, u"import sqlalchemy"_s});
        QVERIFY2(answer.status == 0, "These tests need SQLAlchemy (Debian: python3-sqlalchemy).");
    }

    void anOrmServesAStoreThatRelataMade_data() { addClients(); }

    void anOrmServesAStoreThatRelataMade()
    {
        OpenStore store;
        QCOMPARE(client({u"add"_s, store.path(), u"1"_s, u"12345"_s}), done());
        QCOMPARE(client({u"owner"_s, store.path(), u"12345"_s}), done(u"Ada Lovelace\n"_s));
        QCOMPARE(customersAsListed(store.path()), u"1 Ada Lovelace 12345\n2 Grace Hopper"_s);
    }

    void whatTheOrmLeavesOutHasItsDefault_data() { addClients(); }

    void whatTheOrmLeavesOutHasItsDefault()
    {
        OpenStore store;
        QCOMPARE(client({u"add"_s, store.path(), u"1"_s, u"12345"_s}), done());
        const auto order = store.connection().fetchRow(
            {u"SELECT customer_id, ordered_on, status, total, note FROM orders"_s, {}});
        QVERIFY(order);
        QCOMPARE(*order, (QVariantList{1LL, QDate::currentDate().toString(Qt::ISODate), u"new"_s, 0LL, {}}));
    }

    void theOrmIsHeldToTheRulesOfTheStore_data() { addClients(); }

    void theOrmIsHeldToTheRulesOfTheStore()
    {
        OpenStore store;
        QCOMPARE(client({u"add"_s, store.path(), u"1"_s, u"12345"_s}), done());
        const Answer refused = client({u"add"_s, store.path(), u"2"_s, u"12345"_s});
        QVERIFY(refused.status != 0);
        QVERIFY2(refused.errors.contains(u"UNIQUE constraint failed"), qPrintable(refused.errors));
    }

    void bothWriteWhileBothHaveItOpen_data() { addClients(); }

    void bothWriteWhileBothHaveItOpen()
    {
        OpenStore store;
        for (int number = 1; number <= 3; ++number) {
            store.execute(u"INSERT INTO orders (order_number, customer_id) VALUES ('R%1', 2)"_s.arg(number));
            QCOMPARE(client({u"add"_s, store.path(), u"1"_s, u"P%1"_s.arg(number)}), done());
        }
        QCOMPARE(customersAsListed(store.path()), u"1 Ada Lovelace P1 P2 P3\n2 Grace Hopper R1 R2 R3"_s);
        QCOMPARE(store.connection().fetchValue({u"SELECT count(*) FROM orders"_s, {}}).value().toInt(), 6);
    }

    void theOrmWritesWhileRelataIsReading_data() { addClients(); }

    void theOrmWritesWhileRelataIsReading()
    {
        OpenStore store;
        Transaction snapshot(store.connection());
        QVERIFY(snapshot.begin(Transaction::Mode::Read));
        const Statement count{u"SELECT count(*) FROM orders"_s, {}};
        QCOMPARE(store.connection().fetchValue(count).value().toInt(), 0);
        QCOMPARE(client({u"add"_s, store.path(), u"1"_s, u"12345"_s}), done());
        QCOMPARE(store.connection().fetchValue(count).value().toInt(), 0); // one snapshot until it ends
        QVERIFY(snapshot.commit());
        QCOMPARE(store.connection().fetchValue(count).value().toInt(), 1);
    }

    void theSampleHasTheNumberFreeThatPeopleTry_data() { addClients(); }

    void theSampleHasTheNumberFreeThatPeopleTry()
    {
        QTemporaryDir folder;
        const auto location = ownStore(folder.filePath(u"sample.db"_s));
        QVERIFY(location);
        auto connection = Connection::open(*location);
        QVERIFY(connection);
        QVERIFY(fillSample(**connection, QDate::currentDate()));
        QCOMPARE(client({u"add"_s, location->path, u"1"_s, u"12345"_s}), done());
        QCOMPARE(client({u"owner"_s, location->path, u"12345"_s}), done(u"Ada Lovelace\n"_s));
    }

    void relataAddsToAStoreThatTheOrmMade_data() { addClients(); }

    void relataAddsToAStoreThatTheOrmMade()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"theirs.db"_s);
        QFETCH(QString, makeVerb);
        QCOMPARE(client({makeVerb, path}), done());
        auto connection = Connection::open({.path = path});
        QVERIFY(connection);
        QCOMPARE(StoreSchema::isOwn(**connection), Result<bool>(false));
        QVERIFY((*connection)
                    ->execute({u"INSERT INTO orders (order_number, customer_id) VALUES (?, ?)"_s,
                               {u"12346"_s, 2}}));
        QCOMPARE(customersAsListed(path), u"1 Ada Lovelace 12345\n2 Grace Hopper 12346"_s);
    }

private:
    static void addClients()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("makeVerb");
        QTest::newRow("own client") << QStringLiteral(RELATA_ORM_CLIENT) << u"make"_s;
        if (const QString second = QStringLiteral(RELATA_SECOND_ORM_CLIENT); !second.isEmpty())
            QTest::newRow("second client") << second << u"create"_s;
    }

    static Answer done(const QString &output = {}) { return {0, output, {}}; }

    static Answer python(const QStringList &arguments)
    {
        QProcess process;
        process.start(QStringLiteral(RELATA_PYTHON), QStringList{u"-Wignore"_s} + arguments); // deprecations
        if (!process.waitForFinished(ClientTimeoutMs) || process.exitStatus() != QProcess::NormalExit)
            return {-1, {}, process.errorString()};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    static Answer client(const QStringList &arguments)
    {
        QFETCH(QString, script);
        return python(QStringList{script} + arguments);
    }

    /// The clients' lists without what each puts around the numbers.
    static QString customersAsListed(const QString &path)
    {
        Answer answer = client({u"list"_s, path});
        const QString text = answer.output.remove(QRegularExpression(u"[\\[\\]',]"_s)) + answer.errors;
        QStringList lines;
        for (const QString &line : text.trimmed().split(u'\n'))
            lines << line.trimmed();
        return lines.join(u'\n');
    }
};

RELATA_TEST(InteropTest, "interop");
#include "test_interop.moc"
