#include "models/database/connection.h"
#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LongerThanASaveWaits =
    30'000; ///< milliseconds; for another program's lock it waits five seconds
constexpr int Milliseconds = 30'000;

/// A new customer's form, ready to be typed into.
QLineEdit *newCustomer(TestWindow &window)
{
    window.press(Qt::Key_N, Qt::ControlModifier);
    auto *name = window.find<QLineEdit>(window.master(), u"field:name"_s);
    name->setFocus();
    return name;
}

void save(TestWindow &window)
{
    window.press(Qt::Key_S, Qt::ControlModifier);
}

void paste(QLineEdit *field, const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    field->selectAll();
    field->paste();
}

QString formMessage(TestWindow &window)
{
    const auto *message = window.find<QLabel>(window.master(), u"formMessage"_s);
    return message->isVisible() ? message->text() : QString();
}

QString fieldError(TestWindow &window, const QString &column)
{
    const auto *error = window.find<QLabel>(window.master(), u"error:"_s + column);
    return error->isVisible() ? error->text() : QString();
}

} // namespace

/// What goes wrong while somebody works: text that no form was made for, rules that nobody could foresee,
/// other programs, files and servers that go away. It is said where it happened, and what was typed stays.
class BadInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aNameThatLooksLikeSqlIsStoredAsItIs_data()
    {
        QTest::addColumn<DatabaseLocation::Kind>("kind");
        QTest::addColumn<QString>("name");
        for (const auto kind : {DatabaseLocation::Kind::SQLite, DatabaseLocation::Kind::PostgreSQL}) {
            const char *on = kind == DatabaseLocation::Kind::SQLite ? "sqlite" : "postgresql";
            QTest::addRow("SQL on %s", on) << kind << u"'; DROP TABLE customers; --"_s;
            QTest::addRow("quotes on %s", on) << kind << u"O'Brien \"Bob\" \\ ` [x] ? :a $1 %s"_s;
            QTest::addRow("emoji on %s", on) << kind << u"👩‍👩‍👧 Zoë 😀"_s;
            QTest::addRow("right to left on %s", on) << kind << u"שלום עולם"_s;
            QTest::addRow("letters of the astral plane on %s", on) << kind << u"𠮷野家"_s;
        }
    }

    void aNameThatLooksLikeSqlIsStoredAsItIs()
    {
        QFETCH(QString, name);
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        paste(newCustomer(window), name);
        save(window);
        QTRY_COMPARE(store.value(u"SELECT name FROM customers WHERE id > 3"_s).toString(), name);
        QTRY_COMPARE(window.current(window.master()), name);
    }

    void aHundredThousandCharactersAreRefusedUnderTheField_data() { addDatabaseKinds(); }

    void aHundredThousandCharactersAreRefusedUnderTheField()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QLineEdit *name = newCustomer(window);
        paste(name, QString(100'000, u'x'));
        save(window);
        QTRY_COMPARE(fieldError(window, u"name"_s), u"Name must be at most 50 characters."_s);
        QVERIFY(name->text().size() > 50);
        QCOMPARE(store.value(u"SELECT count(*) FROM customers"_s).toInt(), 3);
    }

    void aNulIsRefusedUnderTheField_data() { addDatabaseKinds(); }

    void aNulIsRefusedUnderTheField()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QLineEdit *name = newCustomer(window);
        name->setFocus();
        QKeyEvent nul(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, QString(u'A') + QChar(0) + u'B');
        QApplication::sendEvent(name, &nul);
        QVERIFY(name->text().contains(QChar(0)));
        save(window);
        QTRY_VERIFY(!fieldError(window, u"name"_s).isEmpty());
        QCOMPARE(store.value(u"SELECT count(*) FROM customers"_s).toInt(), 3);
    }

    /// No form can know what a trigger minds.
    void theWordsOfATriggerStandInTheForm_data() { addDatabaseKinds(); }

    void theWordsOfATriggerStandInTheForm()
    {
        TestStore store(databaseKind());
        if (store.isSqlite()) {
            store.execute({u"CREATE TRIGGER no_more BEFORE INSERT ON customers BEGIN "
                           "SELECT RAISE(ABORT, 'We are closed on Sundays.'); END"_s});
        } else {
            store.execute({u"CREATE FUNCTION no_more() RETURNS trigger LANGUAGE plpgsql AS "
                           "'BEGIN RAISE EXCEPTION ''We are closed on Sundays.''; END'"_s,
                           u"CREATE TRIGGER no_more BEFORE INSERT ON customers FOR EACH ROW "
                           "EXECUTE FUNCTION no_more()"_s});
        }
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QLineEdit *name = newCustomer(window);
        window.type(u"Alan Turing"_s);
        save(window);
        QTRY_COMPARE(formMessage(window), u"We are closed on Sundays."_s);
        QCOMPARE(name->text(), u"Alan Turing"_s);

        store.execute(
            {store.isSqlite() ? u"DROP TRIGGER no_more"_s : u"DROP TRIGGER no_more ON customers"_s});
        save(window);
        QTRY_COMPARE(store.value(u"SELECT name FROM customers WHERE id > 3"_s).toString(), u"Alan Turing"_s);
    }

    void whileAnotherProgramWritesWhatWasTypedWaits()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        QLineEdit *name = newCustomer(window);
        window.type(u"Alan Turing"_s);

        store.execute({u"BEGIN EXCLUSIVE"_s});
        save(window);
        QTRY_COMPARE_WITH_TIMEOUT(formMessage(window),
                                  u"Another program is writing to the database. Try again."_s,
                                  LongerThanASaveWaits);
        QCOMPARE(name->text(), u"Alan Turing"_s);

        store.execute({u"COMMIT"_s});
        save(window);
        QTRY_COMPARE(store.value(u"SELECT name FROM customers WHERE id > 3"_s).toString(), u"Alan Turing"_s);
    }

    void aFileThatBecameJunkIsSaidAndWhatWasTypedStays()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        QLineEdit *name = newCustomer(window);
        window.type(u"Alan Turing"_s);

        QFile file(store.location().path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QVERIFY(file.write(QByteArray(20'000, '?')) > 0);
        file.close();
        save(window);
        QTRY_VERIFY(formMessage(window).contains(u"not a SQLite database") ||
                    formMessage(window).contains(u"damaged"));
        QCOMPARE(name->text(), u"Alan Turing"_s);

        window.press(Qt::Key_Escape);
        window.press(Qt::Key_F5);
        QTRY_VERIFY(!TestWindow::message(window.master()).isEmpty());
    }

    /// An administrator ends all connections, as a restart of the server would.
    void afterTheServerHasGoneTheNextSaveReachesItAgain()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        auto *number = window.find<QLineEdit>(window.detail(), u"field:order_number"_s);
        QTRY_COMPARE(number->text(), u"30002"_s); // proposed: the writer's connection is idle again

        endOtherConnections(store);
        save(window);
        const auto *message = window.find<QLabel>(window.detail(), u"formMessage"_s);
        QTRY_COMPARE(message->text(), u"The connection to the server was lost."_s);
        QCOMPARE(number->text(), u"30002"_s);
        save(window);
        QTRY_COMPARE(store.ordersOf(1), u"30002|new|0.00"_s);
    }

    void afterTheServerHasGoneRefreshingShowsTheRowsAgain()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());

        endOtherConnections(store);
        store.execute({u"INSERT INTO customers (name) VALUES ('Alan Turing')"_s});
        window.press(Qt::Key_F5);
        QTRY_COMPARE(TestWindow::message(window.master()), u"The connection to the server was lost."_s);
        window.press(Qt::Key_F5);
        QTRY_VERIFY(window.rows(window.master()).contains(u"Alan Turing"));
    }

private:
    static void endOtherConnections(TestDatabase &database)
    {
        const QString end = u"SELECT count(pg_terminate_backend(pid, %1)) FROM pg_stat_activity "
                            "WHERE datname = current_database() AND pid <> pg_backend_pid()"_s;
        QVERIFY(database.value(end.arg(Milliseconds)).toInt() > 0);
    }
};

RELATA_TEST(BadInputTest, "bad_input");
#include "test_bad_input.moc"
