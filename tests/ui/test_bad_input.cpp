#include "models/database/connection.h"
#include "support/test_registry.h"
#include "support/test_store.h"
#include "ui/typing.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// What goes wrong while somebody types: text that no form was made for, rules that nobody could foresee. It
/// is said where it happened, and what was typed stays.
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

    void aRuleOverTwoColumnsIsSaidInTheForm_data() { addDatabaseKinds(); }

    void aRuleOverTwoColumnsIsSaidInTheForm()
    {
        TestDatabase database(databaseKind());
        database.execute(
            {u"CREATE TABLE stay (id INTEGER PRIMARY KEY, arrival VARCHAR(10), departure VARCHAR(10), "
             "CONSTRAINT leaves_later CHECK (departure > arrival))"_s});
        TestWindow window(database.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_N, Qt::ControlModifier);
        auto *arrival = window.find<QLineEdit>(window.master(), u"field:arrival"_s);
        if (!database.isSqlite())
            paste(window.find<QLineEdit>(window.master(), u"field:id"_s), u"1"_s);
        paste(arrival, u"9"_s);
        paste(window.find<QLineEdit>(window.master(), u"field:departure"_s), u"5"_s);
        save(window);
        QTRY_COMPARE(formMessage(window), u"The database does not allow this value (rule: leaves_later)."_s);
        QCOMPARE(arrival->text(), u"9"_s);
        paste(arrival, u"3"_s);
        save(window);
        QTRY_COMPARE(database.value(u"SELECT arrival FROM stay"_s).toString(), u"3"_s);
    }
};

RELATA_TEST(BadInputTest, "bad_input");
#include "test_bad_input.moc"
