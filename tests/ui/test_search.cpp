#include "support/music_shop.h"
#include "support/spoken_events.h"
#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "ui/message_colors.h"
#include "ui/record_table_look.h"
#include "ui/theme.h"

#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtWidgets/QListView>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ManyRows = 100'000;

/// Customers and orders up to a number that nobody has counted to when the window opens.
void addManyCustomers(TestStore &store)
{
    const QString numbers =
        store.isSqlite()
            ? u"(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) SELECT i FROM n)"_s
            : u"(SELECT generate_series(1, %1) AS i)"_s;
    store.execute(
        {u"INSERT INTO customers (name) SELECT 'Customer ' || i FROM %1 AS s"_s.arg(numbers.arg(ManyRows)),
         u"INSERT INTO orders (order_number, customer_id, ordered_on, total) "
         "SELECT '900001', max(id), '2026-03-09', 1 FROM customers"_s});
}

QListView *hits(TestWindow &window)
{
    return window.window().findChild<QListView *>(u"searchHits"_s);
}

bool isListShown(TestWindow &window)
{
    return hits(window) && hits(window)->isVisible();
}

QString summary(TestWindow &window)
{
    const auto *label = window.window().findChild<QLabel *>(u"searchSummary"_s);
    return label && label->isVisible() ? label->text() : QString();
}

QString currentHit(TestWindow &window)
{
    return isListShown(window) ? hits(window)->currentIndex().data().toString() : QString();
}

} // namespace

/// Finding a record: in what is shown, and anywhere.
class SearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    // In one table
    // ----------------------------------------------------------------------------------------------------

    void escapeStopsTheSearchAndThenClearsIt_data() { addDatabaseKinds(); }

    void escapeStopsTheSearchAndThenClearsIt()
    {
        TestStore store(databaseKind());
        addManyCustomers(store);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_F, Qt::ControlModifier);
        window.type(u"customer 99"_s);
        QTRY_VERIFY_WITH_TIMEOUT(window.master()->model()->isSearching(), 2'000);
        QTRY_COMPARE(window.status(u"activity"_s), u"Searching… (Esc stops)"_s);

        window.press(Qt::Key_Escape);
        QTRY_COMPARE(window.status(u"activity"_s), u"Stopped"_s);
        auto *field = window.find<QLineEdit>(window.master(), u"search"_s);
        QCOMPARE(field->text(), u"customer 99"_s);
        QVERIFY(field->hasFocus());

        window.press(Qt::Key_Escape);
        QCOMPARE(field->text(), QString());
        QVERIFY(window.master()->table()->holdsFocus());
        QTRY_COMPARE(window.master()->model()->rowCount(), ManyRows + 3);
        QTRY_COMPARE(window.status(u"activity"_s), QString());
    }

    void ordersAreFoundByTheNameOfTheirCustomer_data() { addDatabaseKinds(); }

    void ordersAreFoundByTheNameOfTheirCustomer()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_F, Qt::ControlModifier);
        window.type(u"oberg 3"_s);
        QTRY_COMPARE(window.rows(window.master()), u"30001|Åsa Öberg|3/9/2026|new|7.25|"_s);
        const auto ranges = window.master()
                                ->model()
                                ->index(0, int(window.master()->model()->columns().indexOf(u"customer_id"_s)))
                                .data(RecordTableModel::MatchesRole)
                                .value<MatchRanges>();
        QCOMPARE(ranges, (MatchRanges{{4, 5}}));
    }

    void aSearchAmongChildrenStaysWhenTheirParentIsReadAgain_data() { addDatabaseKinds(); }

    void aSearchAmongChildrenStaysWhenTheirParentIsReadAgain()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.click(window.master(), u"Grace Hopper"_s);
        QTRY_COMPARE(window.detail()->model()->rowCount(), 2);
        window.press(Qt::Key_F6);
        window.press(Qt::Key_F, Qt::ControlModifier);
        window.type(u"20001"_s);
        QTRY_COMPARE(window.detail()->model()->rowCount(), 1);
        window.master()->focusTable();
        const QSignalSpy refreshed(window.master()->model(), &RecordTableModel::refreshed);
        window.press(Qt::Key_F5);
        QTRY_COMPARE(refreshed.size(), 1);
        QTRY_VERIFY(!window.detail()->model()->isPending());
        QCOMPARE(window.detail()->query().search, u"20001"_s);
        QCOMPARE(window.detail()->model()->rowCount(), 1);

        window.click(window.master(), u"Åsa Öberg"_s); // whose orders are others
        QTRY_COMPARE(window.detail()->query().search, QString());
    }

    void theMarksAreReadableInBothThemes_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void theMarksAreReadableInBothThemes()
    {
        QFETCH(const bool, dark);
        const QPalette palette = Theme::palette(dark);
        const QColor mark = matchTint(palette);
        QVERIFY(contrast(mark, palette.color(QPalette::Text)) >= 4.5);
        // And seen: on a plain row as on a selected one.
        QVERIFY(contrast(mark, palette.color(QPalette::Base)) >= 1.3);
        QVERIFY(mark.hue() != RecordTableLook(palette, true).selection.hue());
    }

    void theFoundLettersAreMarkedOnTheScreen()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        const auto marks = [&] {
            const QImage picture = window.master()->table()->viewport()->grab().toImage();
            const QRgb mark = matchTint(window.master()->table()->palette()).rgb();
            int pixels = 0;
            for (int y = 0; y < picture.height(); ++y) {
                for (int x = 0; x < picture.width(); ++x)
                    pixels += picture.pixel(x, y) == mark ? 1 : 0;
            }
            return pixels;
        };
        QCOMPARE(marks(), 0);
        window.press(Qt::Key_F, Qt::ControlModifier);
        window.type(u"asa"_s);
        QTRY_COMPARE(window.master()->model()->rowCount(), 1);
        QVERIFY(marks() > 50);
    }

    // In all tables
    // ----------------------------------------------------------------------------------------------------

    /// Seven key presses to an order by its number: Ctrl+K, five digits, Enter.
    void anOrderIsReachedByItsNumberWithItsCustomerAbove_data() { addDatabaseKinds(); }

    void anOrderIsReachedByItsNumberWithItsCustomerAbove()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_K, Qt::ControlModifier);
        window.type(u"20001"_s);
        window.press(Qt::Key_Return); // before there is any answer

        QTRY_COMPARE(window.current(window.detail()), u"20001"_s);
        QCOMPARE(window.current(window.master()), u"Grace Hopper"_s);
        QTRY_VERIFY(window.detail()->table()->holdsFocus());
        QVERIFY(!isListShown(window));
        QCOMPARE(window.find<QLineEdit>(&window.window(), u"searchEverything"_s)->text(), QString());
        window.press(Qt::Key_F2); // and is at hand
        QTRY_VERIFY(window.detail()->isAncestorOf(QApplication::focusWidget()));
    }

    /// Five key presses and one: Ctrl+K, three letters, Enter; the customer stands beside the orders.
    void aCustomerIsReachedByPartOfTheName_data() { addDatabaseKinds(); }

    void aCustomerIsReachedByPartOfTheName()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_K, Qt::ControlModifier);
        window.type(u"asa"_s);
        QTRY_COMPARE(currentHit(window), u"Åsa Öberg"_s);
        window.press(Qt::Key_Return);
        QTRY_COMPARE(window.current(window.master()), u"Åsa Öberg"_s);
        QTRY_COMPARE(window.rows(window.detail()), u"30001|3/9/2026|new|7.25|"_s);
        QVERIFY(window.master()->table()->holdsFocus());
    }

    void aRecordFarDownInALargeTableIsReached_data() { addDatabaseKinds(); }

    void aRecordFarDownInALargeTableIsReached()
    {
        TestStore store(databaseKind());
        addManyCustomers(store);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_K, Qt::ControlModifier);
        window.type(u"900001"_s);
        window.press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(window.current(window.master()), u"Customer %1"_s.arg(ManyRows), 20'000);
        QTRY_COMPARE(window.current(window.detail()), u"900001"_s);
        QTRY_VERIFY(window.detail()->table()->holdsFocus());
    }

    void upAndDownWalkThroughTheRecordsOfAllTables_data() { addDatabaseKinds(); }

    void upAndDownWalkThroughTheRecordsOfAllTables()
    {
        TestStore store(databaseKind());
        store.execute({u"UPDATE customers SET email = 'like-2000@example.org' WHERE name LIKE 'Ada%'"_s});
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_K, Qt::ControlModifier);
        window.type(u"2000"_s);
        QTRY_COMPARE(summary(window), u"3 found"_s);
        QCOMPARE(currentHit(window), u"20001"_s);
        window.press(Qt::Key_Down);
        QCOMPARE(currentHit(window), u"20002"_s);
        window.press(Qt::Key_Down); // over the title of the next table
        QCOMPARE(currentHit(window), u"Ada Lovelace"_s);
        window.press(Qt::Key_Down);
        QCOMPARE(currentHit(window), u"Ada Lovelace"_s);
        window.press(Qt::Key_Up);
        QCOMPARE(currentHit(window), u"20002"_s);
        window.press(Qt::Key_Return);
        QTRY_COMPARE(window.current(window.detail()), u"20002"_s);
    }

    void aClickGoesToTheRecordAndToTheRestOfATable_data() { addDatabaseKinds(); }

    void aClickGoesToTheRecordAndToTheRestOfATable()
    {
        TestStore store(databaseKind());
        for (int i = 1; i <= 8; ++i)
            store.execute({u"INSERT INTO customers (name) VALUES ('Bo %1')"_s.arg(i)});
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        const auto click = [&](const QString &text) {
            const auto found =
                hits(window)->model()->match(hits(window)->model()->index(0, 0), Qt::DisplayRole, text);
            QVERIFY(!found.isEmpty());
            QTest::mouseClick(hits(window)->viewport(), Qt::LeftButton, {},
                              hits(window)->visualRect(found.constFirst()).center());
        };
        window.press(Qt::Key_K, Qt::ControlModifier);
        window.type(u"bo"_s);
        QTRY_COMPARE(summary(window), u"9 found"_s); // Göteborg, too
        click(u"Bo 3"_s);
        QTRY_COMPARE(window.current(window.master()), u"Bo 3"_s);
        QVERIFY(!isListShown(window));

        window.press(Qt::Key_K, Qt::ControlModifier);
        window.type(u"bo"_s);
        QTRY_COMPARE(summary(window), u"9 found"_s);
        click(u"More in Customers…"_s);
        QTRY_COMPARE(window.master()->model()->query().search, u"bo"_s);
        QCOMPARE(window.find<QLineEdit>(window.master(), u"search"_s)->text(), u"bo"_s);
        QTRY_COMPARE(window.master()->model()->rowCount(), 9);
    }

    void escapeGoesBackToWhereOneWas_data() { addDatabaseKinds(); }

    void escapeGoesBackToWhereOneWas()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_F6);
        QVERIFY(window.detail()->table()->holdsFocus());
        window.press(Qt::Key_K, Qt::ControlModifier);
        window.type(u"asa"_s);
        QTRY_VERIFY(isListShown(window));
        window.press(Qt::Key_Escape);
        QVERIFY(!isListShown(window));
        QVERIFY(window.detail()->table()->holdsFocus());
        QCOMPARE(window.current(window.master()), u"Ada Lovelace"_s);
    }

    void aClickBesideTheListClosesIt()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_K, Qt::ControlModifier);
        window.type(u"asa"_s);
        QTRY_VERIFY(isListShown(window));
        window.click(window.master(), u"Ada Lovelace"_s);
        QVERIFY(!isListShown(window));
    }

    void nothingFoundIsSaid_data() { addDatabaseKinds(); }

    void nothingFoundIsSaid()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_K, Qt::ControlModifier);
        window.type(u"nobody"_s);
        QTRY_COMPARE(summary(window),
                     u"Nothing found for “nobody” in %1 tables."_s.arg(store.isSqlite() ? 2 : 3));
        window.press(Qt::Key_Return); // leads nowhere
        QVERIFY(!summary(window).isEmpty());
    }

    void theCurrentHitIsSpoken()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QCOMPARE(QAccessible::queryAccessibleInterface(
                     window.find<QLineEdit>(&window.window(), u"searchEverything"_s))
                     ->text(QAccessible::Name),
                 u"Search everything"_s);
        SpokenEvents spoken;
        window.press(Qt::Key_K, Qt::ControlModifier);
        window.type(u"2000"_s);
        QTRY_COMPARE(currentHit(window), u"20001"_s);
        window.press(Qt::Key_Down);
        const QStringList heard = spoken.take();
        QVERIFY2(heard.contains(u"Focus 20001, Orders, Grace Hopper  ·  new"_s),
                 qPrintable(heard.join(u'\n')));
        QVERIFY2(heard.contains(u"Focus 20002, Orders, Grace Hopper  ·  new"_s),
                 qPrintable(heard.join(u'\n')));
    }

    void anInvoiceOfSomebodyElsesShopIsReachedWithItsCustomer_data() { MusicShop::addRows(); }

    void anInvoiceOfSomebodyElsesShopIsReachedWithItsCustomer()
    {
        const auto shop = MusicShop::ofRow();
        TestWindow window(shop->location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_K, Qt::ControlModifier);
        window.type(u"luis"_s);
        QTRY_VERIFY(summary(window).endsWith(u" found"_s));
        QCOMPARE(currentHit(window), u"Luís Gonçalves"_s);
        window.press(Qt::Key_Return); // not below the employee who looks after him: the invoices are wanted
        QTRY_COMPARE(window.master()->table()->accessibleName(), u"Customer"_s);
        QTRY_COMPARE(window.detail()->table()->accessibleName(), u"Invoice"_s);
    }

    void whereNoDatabaseIsOpenThereIsNothingToSearch()
    {
        MainWindow window;
        QVERIFY(!window.findChild<QLineEdit *>(u"searchEverything"_s)->isEnabled());
        for (const QAction *action : window.findChildren<QAction *>()) {
            if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_K))
                QVERIFY(!action->isEnabled());
        }
    }
};

RELATA_TEST(SearchTest, "search");
#include "test_search.moc"
