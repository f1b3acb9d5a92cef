#include "models/database/label.h"
#include "support/test_database.h"
#include "support/test_registry.h"
#include "support/test_window.h"
#include "ui/child_tabs.h"
#include "ui/typing.h"

#include <QtGui/QAction>
#include <QtWidgets/QHeaderView>

#include <algorithm>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A database made by hand: a parent with two children, whose column `note` is written.
struct KeyCase
{
    QStringList statements;
    QString parent;
    QString child;
    int tab = 0;                  ///< where the children are
    QMap<QString, QString> typed; ///< into the form of a new child, besides its note
    QString note = u"note"_s;     ///< what the column is called
    bool sqliteOnly = false;
};

QString quoted(const QString &name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

QMap<QString, KeyCase> keyCases()
{
    QMap<QString, KeyCase> cases;
    cases[u"composite keys"_s] = {
        {u"CREATE TABLE flight (day INTEGER NOT NULL, number INTEGER NOT NULL, name VARCHAR(20), "
         "PRIMARY KEY (day, number))"_s,
         u"CREATE TABLE seat (flight_number INTEGER NOT NULL, flight_day INTEGER NOT NULL, place VARCHAR(5) "
         u"NOT "
         "NULL, note VARCHAR(20), PRIMARY KEY (flight_day, flight_number, place), "
         "FOREIGN KEY (flight_day, flight_number) REFERENCES flight (day, number))"_s,
         u"INSERT INTO flight VALUES (1, 7, 'to Oslo'), (2, 7, 'to Oslo again')"_s,
         u"INSERT INTO seat VALUES (7, 1, '1A', 'a'), (7, 1, '1B', 'b'), (7, 2, '1A', 'another')"_s},
        u"flight"_s,
        u"seat"_s,
        0,
        {{u"place"_s, u"9C"_s}}};
    cases[u"a unique column that is not the key"_s] = {
        {u"CREATE TABLE country (id INTEGER PRIMARY KEY, code VARCHAR(2) NOT NULL UNIQUE)"_s,
         u"CREATE TABLE city (id INTEGER PRIMARY KEY, country_code VARCHAR(2) REFERENCES country (code), "
         "note VARCHAR(20))"_s,
         u"INSERT INTO country VALUES (1, 'NO'), (2, 'SE')"_s,
         u"INSERT INTO city VALUES (1, 'NO', 'a'), (2, 'NO', 'b'), (3, 'SE', 'another')"_s},
        u"country"_s,
        u"city"_s};
    cases[u"two keys to the same parent"_s] = {
        {u"CREATE TABLE customer (id INTEGER PRIMARY KEY, name VARCHAR(20))"_s,
         u"CREATE TABLE invoice (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer "
         u"(id), "
         "billing_customer_id INTEGER REFERENCES customer (id), note VARCHAR(20))"_s,
         u"INSERT INTO customer VALUES (1, 'Ada'), (2, 'Grace')"_s,
         u"INSERT INTO invoice VALUES (1, 2, 1, 'a'), (2, 2, 1, 'b'), (3, 1, 2, 'another')"_s},
        u"customer"_s,
        u"invoice"_s,
        1,
        {{u"customer_id"_s, u"Grace\n"_s}}};
    cases[u"a table that refers to itself"_s] = {
        {u"CREATE TABLE employee (id INTEGER PRIMARY KEY, name VARCHAR(20), "
         "reports_to INTEGER REFERENCES employee (id), note VARCHAR(20))"_s,
         u"INSERT INTO employee VALUES (1, 'Boss', NULL, ''), (2, 'Ada', 1, 'a'), (3, 'Grace', 1, 'b')"_s},
        u"employee"_s,
        u"employee"_s};
    cases[u"a cycle"_s] = {
        {u"CREATE TABLE team (id INTEGER PRIMARY KEY, name VARCHAR(20))"_s,
         u"CREATE TABLE player (id INTEGER PRIMARY KEY, team_id INTEGER REFERENCES team (id), note VARCHAR(20))"_s,
         u"ALTER TABLE team ADD COLUMN captain_id INTEGER REFERENCES player (id)"_s,
         u"INSERT INTO team VALUES (1, 'Reds', NULL), (2, 'Blues', NULL)"_s,
         u"INSERT INTO player VALUES (1, 1, 'a'), (2, 1, 'b'), (3, 2, 'another')"_s,
         u"UPDATE team SET captain_id = 1 WHERE id = 1"_s},
        u"team"_s,
        u"player"_s};
    cases[u"text keys with spaces at the end"_s] = {
        {u"CREATE TABLE code (id VARCHAR(5) PRIMARY KEY)"_s,
         u"CREATE TABLE use_of_code (id INTEGER PRIMARY KEY, code_id VARCHAR(5) REFERENCES code (id), "
         "note VARCHAR(20))"_s,
         u"INSERT INTO code VALUES ('A'), ('A ')"_s,
         u"INSERT INTO use_of_code VALUES (1, 'A', 'a'), (2, 'A', 'b'), (3, 'A ', 'another')"_s},
        u"code"_s,
        u"use_of_code"_s};
    cases[u"a child without a primary key"_s] = {
        {u"CREATE TABLE customer (id INTEGER PRIMARY KEY, name VARCHAR(20))"_s,
         u"CREATE TABLE visit (customer_id INTEGER REFERENCES customer (id), note VARCHAR(20))"_s,
         u"INSERT INTO customer VALUES (1, 'Ada'), (2, 'Grace')"_s,
         u"INSERT INTO visit VALUES (1, 'a'), (1, 'b'), (2, 'another')"_s},
        u"customer"_s,
        u"visit"_s};
    cases[u"without rowid"_s] = {
        {u"CREATE TABLE customer (id VARCHAR(5) PRIMARY KEY) WITHOUT ROWID"_s,
         u"CREATE TABLE visit (day INTEGER NOT NULL, customer_id VARCHAR(5) NOT NULL REFERENCES customer "
         u"(id), "
         "note VARCHAR(20), PRIMARY KEY (customer_id, day)) WITHOUT ROWID"_s,
         u"INSERT INTO customer VALUES ('ADA'), ('GRACE')"_s,
         u"INSERT INTO visit VALUES (1, 'ADA', 'a'), (2, 'ADA', 'b'), (1, 'GRACE', 'another')"_s},
        u"customer"_s,
        u"visit"_s,
        0,
        {{u"day"_s, u"3"_s}},
        u"note"_s,
        true};
    cases[u"a generated column"_s] = {
        {u"CREATE TABLE customer (id INTEGER PRIMARY KEY, name VARCHAR(20))"_s,
         u"CREATE TABLE line (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customer (id), "
         "note VARCHAR(20), amount INTEGER GENERATED ALWAYS AS (id * 10) STORED)"_s,
         u"INSERT INTO customer VALUES (1, 'Ada'), (2, 'Grace')"_s,
         u"INSERT INTO line (id, customer_id, note) VALUES (1, 1, 'a'), (2, 1, 'b'), (3, 2, 'another')"_s},
        u"customer"_s,
        u"line"_s};
    cases[u"names that are hard to write"_s] = {
        {u"CREATE TABLE \"group\" (\"id of.it\" INTEGER PRIMARY KEY, \"na'me\" VARCHAR(20))"_s,
         u"CREATE TABLE \"or\"\"der 🍒\" (\"select\" INTEGER PRIMARY KEY, \"my group.id\" INTEGER REFERENCES "
         "\"group\" (\"id of.it\"), \"no\"\"te's 🍋\" VARCHAR(20))"_s,
         u"INSERT INTO \"group\" VALUES (1, 'Ada'), (2, 'Grace')"_s,
         u"INSERT INTO \"or\"\"der 🍒\" VALUES (1, 1, 'a'), (2, 1, 'b'), (3, 2, 'another')"_s},
        u"group"_s,
        u"or\"der 🍒"_s,
        0,
        {},
        u"no\"te's 🍋"_s};
    return cases;
}

/// A window on one of these databases.
class KeyWindow : public TestWindow
{
public:
    KeyWindow(TestDatabase &database, const KeyCase &keyCase)
        : TestWindow(database.location(), {keyCase.parent, {}})
        , m_database(database)
        , m_case(keyCase)
    {
    }

    /// The notes of all children in the database, those of the first parent among them.
    QString notes()
    {
        return m_database
            .rows(u"SELECT %1 FROM %2 WHERE %1 <> '' ORDER BY 1"_s.arg(quoted(m_case.note),
                                                                       quoted(m_case.child)))
            .replace(u'\n', u' ');
    }

    bool canUndo()
    {
        const QList<QAction *> actions = window().findChildren<QAction *>();
        return std::ranges::any_of(actions, [](const QAction *action) {
            return action->shortcut() == QKeySequence(QKeySequence::Undo) && action->isEnabled();
        });
    }

    int children() { return detail()->model()->isPending() ? -1 : detail()->model()->rowCount(); }

    QModelIndex note(const QString &text)
    {
        const RecordTableModel *model = detail()->model();
        const int column = int(model->columns().indexOf(m_case.note));
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, column).data().toString() == text)
                return model->index(row, column);
        }
        return {};
    }

    /// A key that Relata numbers itself: where the database does, there is no field for it.
    void waitForNumber()
    {
        for (const QString &column : {u"id"_s, u"select"_s}) {
            auto *field = detail()->findChild<QLineEdit *>(u"field:"_s + column);
            if (field && field->isVisible())
                QTRY_VERIFY(!field->text().isEmpty());
        }
    }

    void fill(const QString &column, const QString &text)
    {
        auto *field = find<QLineEdit>(detail(), u"field:"_s + column);
        field->setFocus();
        field->selectAll();
        type(QString(text).remove(u'\n'));
        if (!text.endsWith(u'\n'))
            return;
        QTRY_COMPARE(firstListed(), text.trimmed()); // a parent, chosen from the list
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    }

private:
    TestDatabase &m_database;
    const KeyCase &m_case;
};

} // namespace

/// Whatever keys a database has: its children are shown, added, changed, deleted, and all of it taken back.
class EveryKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void childrenAreShownAddedChangedDeletedAndAllOfItTakenBack_data()
    {
        QTest::addColumn<DatabaseLocation::Kind>("kind");
        QTest::addColumn<QString>("name");
        const auto cases = keyCases();
        for (auto it = cases.begin(); it != cases.end(); ++it) {
            QTest::newRow(qPrintable(it.key() + u" on sqlite"_s))
                << DatabaseLocation::Kind::SQLite << it.key();
            if (!it->sqliteOnly)
                QTest::newRow(qPrintable(it.key() + u" on postgresql"_s))
                    << DatabaseLocation::Kind::PostgreSQL << it.key();
        }
    }

    void childrenAreShownAddedChangedDeletedAndAllOfItTakenBack()
    {
        QFETCH(QString, name);
        const KeyCase keyCase = keyCases().value(name);
        TestDatabase database(databaseKind());
        database.execute(keyCase.statements);
        KeyWindow window(database, keyCase);
        QTRY_VERIFY(window.isReady());
        const QString before = window.notes();

        QTRY_VERIFY(window.window().view()->tabs()->count() > keyCase.tab);
        window.press(Qt::Key(Qt::Key_1 + keyCase.tab), Qt::ControlModifier);
        QTRY_COMPARE(window.children(), 2);
        QVERIFY(window.note(u"a"_s).isValid() && window.note(u"b"_s).isValid());

        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(window.find(window.detail(), u"form"_s)->isVisible());
        QTRY_VERIFY(window.find<QLineEdit>(window.detail(), u"field:"_s + keyCase.note)->isVisible());
        window.waitForNumber();
        for (auto it = keyCase.typed.begin(); it != keyCase.typed.end(); ++it)
            window.fill(it.key(), it.value());
        window.fill(keyCase.note, u"c"_s);
        window.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(window.notes(), sorted(before + u" c"_s));
        QTRY_COMPARE(window.children(), 3);
        QTRY_VERIFY(window.note(u"c"_s).isValid());

        window.detail()->focusTable();
        window.detail()->table()->setCurrentIndex(window.note(u"c"_s));
        window.type(u"z"_s); // begins the cell anew
        window.press(Qt::Key_Return);
        QTRY_COMPARE(window.notes(), sorted(before + u" z"_s));
        QTRY_VERIFY(window.note(u"z"_s).isValid());

        window.detail()->focusTable();
        window.detail()->table()->setCurrentIndex(window.note(u"z"_s));
        window.press(Qt::Key_Delete);
        QTRY_COMPARE(window.notes(), before);
        QTRY_COMPARE(window.children(), 2);

        for (const QString &after : {sorted(before + u" z"_s), sorted(before + u" c"_s), before}) {
            window.detail()->focusTable();
            QTRY_VERIFY(window.canUndo()); // one after the other
            window.press(Qt::Key_Z, Qt::ControlModifier);
            QTRY_COMPARE(window.notes(), after);
        }
        QTRY_COMPARE(window.children(), 2);
    }

    void twoKeysToTheSameParentAreTabsNamedByTheirColumns_data() { addDatabaseKinds(); }

    void twoKeysToTheSameParentAreTabsNamedByTheirColumns()
    {
        const KeyCase keyCase = keyCases().value(u"two keys to the same parent"_s);
        TestDatabase database(databaseKind());
        database.execute(keyCase.statements);
        KeyWindow window(database, keyCase);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.window().view()->tabs()->names().join(u" | "_s),
                     u"Invoice (customer) | Invoice (billing customer) | Details"_s);
    }

    void aGeneratedColumnSaysWhyItIsReadOnly_data() { addDatabaseKinds(); }

    void aGeneratedColumnSaysWhyItIsReadOnly()
    {
        const KeyCase keyCase = keyCases().value(u"a generated column"_s);
        TestDatabase database(databaseKind());
        database.execute(keyCase.statements);
        KeyWindow window(database, keyCase);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.children(), 2);
        window.click(window.detail(), u"a"_s);
        window.press(Qt::Key_Return);
        auto *amount = window.find<QLineEdit>(window.detail(), u"field:amount"_s);
        QTRY_VERIFY(amount->isVisible());
        QVERIFY(amount->isReadOnly());
        QCOMPARE(amount->toolTip().isEmpty() ? amount->accessibleDescription() : amount->toolTip(),
                 u"The database computes this."_s);
    }

    void aViewSaysWhyItIsReadOnly_data() { addDatabaseKinds(); }

    void aViewSaysWhyItIsReadOnly()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE customer (id INTEGER PRIMARY KEY, name VARCHAR(20))"_s,
                          u"CREATE VIEW everybody AS SELECT name FROM customer"_s,
                          u"INSERT INTO customer VALUES (1, 'Ada'), (2, 'Grace')"_s});
        TestWindow window(database.location(), {u"everybody"_s, {}});
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.rows(window.master()), u"Ada\nGrace"_s);
        auto *button = window.find<QPushButton>(window.master(), u"newButton"_s);
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), u"This is a view: records are added to the tables that it is made of."_s);
    }

    void backToARowOfAViewGoesByItsNumber_data() { addDatabaseKinds(); }

    /// Its rows have no key to be found again by.
    void backToARowOfAViewGoesByItsNumber()
    {
        TestDatabase database(databaseKind());
        database.execute({u"CREATE TABLE customer (id INTEGER PRIMARY KEY, name VARCHAR(20))"_s,
                          u"CREATE VIEW everybody AS SELECT name FROM customer"_s,
                          u"INSERT INTO customer VALUES (1, 'Ada'), (2, 'Grace'), (3, 'Mary')"_s});
        TestWindow window(database.location(), {u"everybody"_s, {}});
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.master()->model()->rowCount(), 3);
        window.press(Qt::Key_Down);
        window.press(Qt::Key_Down);
        QCOMPARE(window.current(window.master()), u"Mary"_s);
        const Table &customer = *window.window().view()->schema()->table(
            database.isSqlite() ? TableName{{}, u"customer"_s} : TableName{u"public"_s, u"customer"_s});
        window.window().view()->showTable(customer.name);
        QTRY_COMPARE(window.master()->heading(), u"Customer"_s);
        window.press(Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(window.master()->heading(), u"Everybody"_s);
        QTRY_COMPARE(window.current(window.master()), u"Mary"_s);
    }

private:
    static QString sorted(const QString &words)
    {
        QStringList list = words.split(u' ');
        list.sort();
        return list.join(u' ');
    }
};

RELATA_TEST(EveryKeyTest, "every_key");
#include "test_every_key.moc"
