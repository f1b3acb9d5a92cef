#include "support/test_database.h"
#include "support/test_registry.h"
#include "ui/typing.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A table with a column of every kind, and one record in it whose values are null where they may be.
struct Things
{
    explicit Things(DatabaseLocation::Kind kind)
        : database(kind)
    {
        const bool sqlite = database.isSqlite();
        database.execute(
            {u"CREATE TABLE makers (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL)"_s,
             u"CREATE TABLE things (id %1 PRIMARY KEY, name VARCHAR(10) NOT NULL, code VARCHAR(10) UNIQUE, "
             "amount INTEGER, price NUMERIC(10,2), day DATE, at %2, done BOOLEAN, "
             "state VARCHAR(10) CHECK (state IN ('open', 'shut')), maker_id INTEGER REFERENCES makers (id), "
             "memo TEXT)"_s.arg(sqlite ? u"INTEGER"_s : u"serial"_s, sqlite ? u"DATETIME"_s : u"timestamp"_s),
             u"INSERT INTO makers VALUES (1, 'Ada Lovelace'), (2, 'Grace Hopper')"_s,
             u"INSERT INTO things (name) VALUES ('First')"_s,
             u"INSERT INTO things (name, code) VALUES ('Second', 'TAKEN')"_s,
             u"CREATE TABLE uses (id INTEGER PRIMARY KEY, thing_id INTEGER REFERENCES things (id))"_s});
        window = std::make_unique<TestWindow>(database.location(), StartPlace{u"things"_s, {}});
    }

    QString stored(const QString &column)
    {
        return database.value(u"SELECT CAST(%1 AS VARCHAR(100)) FROM things WHERE id = 1"_s.arg(column))
            .toString();
    }

    RecordTableView *table() { return window->master()->table(); }

    /// Makes a cell of the first record the current one, and presses F2.
    void edit(const QString &label)
    {
        table()->setCurrentIndex(table()->model()->index(0, column(label)));
        table()->setFocus();
        window->press(Qt::Key_F2);
    }

    int column(const QString &label)
    {
        const auto *model = table()->model();
        int column = model->columnCount() - 1;
        while (column >= 0 && model->headerData(column, Qt::Horizontal).toString() != label)
            --column;
        return column;
    }

    /// Types as a person would in the editor of the kind; "␣" is the space bar, "⌫" Delete.
    void type(const QString &keys)
    {
        if (!qobject_cast<QComboBox *>(QApplication::focusWidget()))
            window->press(Qt::Key_A, Qt::ControlModifier);
        for (const QChar key : keys) {
            if (key == u'␣')
                window->press(Qt::Key_Space);
            else if (key == u'⌫')
                window->press(Qt::Key_Delete);
            else
                window->type(key);
        }
        if (keys != u"gra")
            return;
        QTRY_VERIFY(highlightedCandidates());
        QTest::keyClick(highlightedCandidates(), Qt::Key_Return);
    }

    /// Types into the field of the form.
    void typeInForm(const QString &column, const QString &keys)
    {
        QTRY_VERIFY(!window->master()->model()->isPending() && window->master()->currentRecord());
        table()->setFocus();
        window->press(Qt::Key_Return);
        QTRY_VERIFY(isOpen());
        window->find(window->master(), u"field:"_s + column)->setFocus();
        type(keys);
    }

    QString error(const QString &column)
    {
        for (const auto *label : window->master()->findChildren<QLabel *>(u"error:"_s + column)) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }

    bool isOpen() { return window->find(window->master(), u"form"_s)->isVisible(); }

    TestDatabase database;
    std::unique_ptr<TestWindow> window;
};

void addValues()
{
    using Kind = DatabaseLocation::Kind;
    const QDate today = QDate::currentDate();
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("stored");
    for (const Kind kind : {Kind::SQLite, Kind::PostgreSQL}) {
        const bool sqlite = kind == Kind::SQLite;
        const auto row = [&](const char *name, const char *column, const char *label, const QString &keys,
                             const QString &stored) {
            QTest::addRow("%s, %s", name, sqlite ? "sqlite" : "postgresql")
                << kind << QString::fromLatin1(column) << QString::fromLatin1(label) << keys << stored;
        };
        row("text", "name", "Name", u"Lamp"_s, u"Lamp"_s);
        row("long text", "memo", "Memo", u"two words"_s, u"two words"_s);
        row("whole number", "amount", "Amount", u"42"_s, u"42"_s);
        row("decimal", "price", "Price", u"12.5"_s, sqlite ? u"12.5"_s : u"12.50"_s);
        row("today", "day", "Day", u"t"_s, today.toString(Qt::ISODate));
        row("in a week", "day", "Day", u"+7"_s, today.addDays(7).toString(Qt::ISODate));
        row("yesterday", "day", "Day", u"-1"_s, today.addDays(-1).toString(Qt::ISODate));
        row("this year", "day", "Day", u"5.3"_s, u"%1-05-03"_s.arg(today.year()));
        row("date and time", "at", "At", u"5/3 14:30"_s, u"%1-05-03 14:30:00"_s.arg(today.year()));
        row("date for a time", "at", "At", u"5/3"_s, u"%1-05-03 00:00:00"_s.arg(today.year()));
        row("boolean", "done", "Done", u"␣"_s, sqlite ? u"1"_s : u"true"_s);
        row("boolean, no", "done", "Done", u"␣␣"_s, sqlite ? u"0"_s : u"false"_s);
        row("choice", "state", "State", u"s"_s, u"shut"_s);
        row("reference", "maker_id", "Maker", u"gra"_s, u"2"_s);
    }
}

void addMistakes()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *column, const char *label, const QString &keys,
                        const QString &error) {
        QTest::newRow(name) << QString::fromLatin1(column) << QString::fromLatin1(label) << keys << error;
    };
    row("too long", "name", "Name", u"12345678901"_s, u"Name must be at most 10 characters."_s);
    row("missing", "name", "Name", u"⌫"_s, u"Name is required."_s);
    row("no number", "amount", "Amount", u"some"_s, u"Amount must be a number such as 12."_s);
    row("no whole number", "amount", "Amount", u"1.5"_s, u"Amount must be a whole number."_s);
    row("too many decimals", "price", "Price", u"1.2345"_s,
        u"Price must have at most 2 digits behind the decimal point."_s);
    row("no date", "day", "Day", u"31.31"_s, u"Day must be a date such as"_s);
    row("no moment", "at", "At", u"soon"_s, u"At must be a date and a time such as"_s);
    row("nobody", "maker_id", "Maker", u"xyz"_s, u"Maker: choose one from the list."_s);
}

} // namespace

/// Every kind of value, typed in its form and in its cell: the same editors, the same rules.
class ValueKindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aValueIsTypedInItsForm_data() { addValues(); }

    void aValueIsTypedInItsForm()
    {
        QFETCH(QString, column);
        QFETCH(QString, keys);
        Things things(databaseKind());
        QTRY_VERIFY(things.window->isReady());
        things.typeInForm(column, keys);
        things.window->press(Qt::Key_S, Qt::ControlModifier);
        isStored(things);
    }

    void aValueIsTypedInItsCell_data() { addValues(); }

    void aValueIsTypedInItsCell()
    {
        QFETCH(QString, label);
        QFETCH(QString, keys);
        Things things(databaseKind());
        QTRY_VERIFY(things.window->isReady());
        things.edit(label);
        QVERIFY(things.table()->openEditor());
        things.type(keys);
        things.window->press(Qt::Key_Return);
        QTRY_VERIFY(!things.table()->openEditor());
        isStored(things);
        QVERIFY(!things.isOpen());
        QVERIFY(things.table()->hasFocus());
        QTRY_COMPARE(things.window->status(u"saved"_s), u"All saved"_s);

        // What was typed in a cell is undone as everything saved is.
        things.window->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(things.stored(columnOfRow()) != storedOfRow());
    }

    void anEmptiedValueIsNullInFormAndCell_data()
    {
        QTest::addColumn<DatabaseLocation::Kind>("kind");
        QTest::addColumn<bool>("inCell");
        QTest::newRow("form, sqlite") << DatabaseLocation::Kind::SQLite << false;
        QTest::newRow("cell, sqlite") << DatabaseLocation::Kind::SQLite << true;
        QTest::newRow("form, postgresql") << DatabaseLocation::Kind::PostgreSQL << false;
        QTest::newRow("cell, postgresql") << DatabaseLocation::Kind::PostgreSQL << true;
    }

    void anEmptiedValueIsNullInFormAndCell()
    {
        QFETCH(bool, inCell);
        Things things(databaseKind());
        things.database.execute(
            {u"UPDATE things SET code = 'A', amount = 1, price = 2, day = '2026-01-02', "
             "at = '2026-01-02 10:00:00', done = %1, state = 'open', maker_id = 1, "
             "memo = 'x' WHERE id = 1"_s.arg(things.database.isSqlite() ? u"0" : u"false")});
        QTRY_VERIFY(things.window->isReady());
        things.window->press(Qt::Key_F5);
        QTRY_VERIFY(things.window->rows(things.window->master()).contains(u"Ada Lovelace"));
        const QList<std::pair<QString, QString>> columns{
            {u"code"_s, u"Code"_s},   {u"amount"_s, u"Amount"_s},  {u"price"_s, u"Price"_s},
            {u"day"_s, u"Day"_s},     {u"at"_s, u"At"_s},          {u"done"_s, u"Done"_s},
            {u"state"_s, u"State"_s}, {u"maker_id"_s, u"Maker"_s}, {u"memo"_s, u"Memo"_s}};
        for (const auto &[column, label] : columns) {
            if (inCell)
                things.edit(label);
            else
                things.typeInForm(column, {});
            // The space bar leads from "no" to neither.
            things.type(column == u"done" ? u"␣"_s : u"⌫"_s);
            things.window->press(inCell ? Qt::Key_Return : Qt::Key_S,
                                 inCell ? Qt::NoModifier : Qt::ControlModifier);
            QTRY_VERIFY2(things.stored(column).isNull() || things.stored(column).isEmpty(),
                         qPrintable(column));
            QTRY_COMPARE(things.window->status(u"saved"_s), u"All saved"_s);
            QTRY_VERIFY(!things.isOpen() && !things.table()->openEditor());
            QCOMPARE(things.database.value(u"SELECT count(*) FROM things"_s).toInt(), 2); // none deleted
        }
    }

    void aMistakeIsSaidInTheFormAndTheRestStays_data() { addMistakes(); }

    void aMistakeIsSaidInTheFormAndTheRestStays()
    {
        QFETCH(QString, column);
        QFETCH(QString, keys);
        QFETCH(QString, error);
        Things things(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(things.window->isReady());
        const QString before = things.stored(column);
        things.typeInForm(column, keys);
        things.window->press(Qt::Key_S, Qt::ControlModifier);
        QVERIFY2(things.error(column).startsWith(error), qPrintable(things.error(column)));
        QCOMPARE(QApplication::focusWidget()->objectName(), u"field:"_s + column);
        QCOMPARE(things.stored(column), before);
    }

    void aMistakeIsSaidUnderTheCell_data() { addMistakes(); }

    void aMistakeIsSaidUnderTheCell()
    {
        QFETCH(QString, column);
        QFETCH(QString, label);
        QFETCH(QString, keys);
        QFETCH(QString, error);
        Things things(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(things.window->isReady());
        const QString before = things.stored(column);
        things.edit(label);
        things.type(keys);
        things.window->press(Qt::Key_Return);
        QVERIFY(things.table()->openEditor());
        QVERIFY2(things.error(column).startsWith(error), qPrintable(things.error(column)));
        things.window->press(Qt::Key_Escape);
        QTRY_VERIFY(!things.table()->openEditor());
        QCOMPARE(things.stored(column), before);
        QCOMPARE(things.window->status(u"saved"_s), u"All saved"_s);
    }

    void whatTheDatabaseRefusesInACellIsKeptAndOpenedWhereOneWants_data() { addDatabaseKinds(); }

    void whatTheDatabaseRefusesInACellIsKeptAndOpenedWhereOneWants()
    {
        Things things(databaseKind());
        QTRY_VERIFY(things.window->isReady());
        things.edit(u"Code"_s);
        things.type(u"TAKEN"_s);
        things.window->press(Qt::Key_Return);
        QTRY_VERIFY(
            TestWindow::message(things.window->master()).startsWith(u"Thing First is not saved yet."_s));
        QVERIFY(!things.isOpen());
        QCOMPARE(things.window->status(u"saved"_s), u"1 record not saved yet"_s);
        things.edit(u"Price"_s); // of the same record: its draft is gone on with
        things.window->press(Qt::Key_Escape);
        things.window->click(buttonOf(*things.window->master()->messages(), u"Open"_s));
        QTRY_VERIFY(things.isOpen());
        QTRY_VERIFY(!things.error(u"code"_s).isEmpty());
        auto *code = things.window->find<QLineEdit>(things.window->master(), u"field:code"_s);
        QCOMPARE(code->text(), u"TAKEN"_s);
        QTRY_COMPARE(QApplication::focusWidget(), code);
    }

    void aListIsOpenedInACellAndChosenFrom_data() { addDatabaseKinds(); }

    void aListIsOpenedInACellAndChosenFrom()
    {
        Things things(databaseKind());
        QTRY_VERIFY(things.window->isReady());
        things.edit(u"State"_s);
        things.window->press(Qt::Key_Down, Qt::AltModifier);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QCoreApplication::processEvents(); // what the focus' leaving has left to do
        QVERIFY(things.table()->openEditor());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!QApplication::activePopupWidget());
        QVERIFY(things.table()->openEditor());
        things.window->press(Qt::Key_Return);
        QTRY_COMPARE(things.stored(u"state"_s), u"open"_s);
        QTRY_VERIFY(things.table()->hasFocus());
    }

    void leavingACellWithSomethingWrongKeepsItAsADraft()
    {
        Things things(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(things.window->isReady());
        things.edit(u"Amount"_s);
        things.type(u"some"_s);
        things.window->master()->focusSearch();
        QTRY_VERIFY(!things.table()->openEditor());
        QCOMPARE(things.window->status(u"saved"_s), u"1 record not saved yet"_s);
        things.edit(u"Price"_s); // of the same record: its draft is gone on with
        QVERIFY(things.isOpen());
        QCOMPARE(things.window->find<QLineEdit>(things.window->master(), u"field:amount"_s)->text(),
                 u"some"_s);
    }

    void tabSavesAndGoesToTheNextCell_data() { addDatabaseKinds(); }

    void tabSavesAndGoesToTheNextCell()
    {
        Things things(databaseKind());
        QTRY_VERIFY(things.window->isReady());
        things.edit(u"Amount"_s);
        things.type(u"7"_s);
        things.window->press(Qt::Key_Tab);
        QTRY_COMPARE(things.stored(u"amount"_s), u"7"_s);
        QTRY_VERIFY(things.table()->openEditor());
        QCOMPARE(things.table()->openEditorIndex().data().toString(), QString());
        QTRY_COMPARE(things.window->status(u"saved"_s), u"All saved"_s);
        things.type(u"9"_s);
        things.window->press(Qt::Key_Return);
        QTRY_VERIFY(things.stored(u"price"_s).startsWith(u'9'));
    }

    void anEditorAtTheEdgeIsSeenWhole()
    {
        Things things(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(things.window->isReady());
        const QWidget *rows = things.table()->viewport();
        things.table()->horizontalHeader()->resizeSection(things.column(u"Name"_s), rows->width());
        things.edit(u"Amount"_s); // which comes into sight at the edge
        things.window->type(u"some"_s);
        QTRY_VERIFY(!things.error(u"amount"_s).isEmpty());
        QTRY_VERIFY2(rows->rect().contains(things.table()->openEditor()->geometry()),
                     "the editor is cut off");
    }

private:
    static QString columnOfRow()
    {
        QFETCH(QString, column);
        return column;
    }

    static QString storedOfRow()
    {
        QFETCH(QString, stored);
        return stored;
    }

    static void isStored(Things &things)
    {
        QTRY_COMPARE(things.stored(columnOfRow()), storedOfRow());
        QTRY_COMPARE(things.window->status(u"saved"_s), u"All saved"_s);
    }
};

RELATA_TEST(ValueKindsTest, "value_kinds");
#include "test_value_kinds.moc"
