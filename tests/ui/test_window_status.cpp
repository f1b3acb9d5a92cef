#include "models/selection_sums.h"
#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "ui/theme.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// The line at the foot of the window.
class WindowStatusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void itSaysWhereOneIs_data() { addDatabaseKinds(); }

    void itSaysWhereOneIs()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.status(u"position"_s), u"1 of 3 customers"_s);
        QTRY_COMPARE(window.status(u"saved"_s), u"All saved"_s);
        window.press(Qt::Key_Down);
        QCOMPARE(window.status(u"position"_s), u"2 of 3 customers"_s);
        QTRY_COMPARE(window.detail()->model()->rowCount(), 2);
        window.press(Qt::Key_F6);
        QTRY_COMPARE(window.status(u"position"_s), u"1 of 2 orders"_s);
    }

    void itAddsUpWhatIsSelected_data() { addDatabaseKinds(); }

    void itAddsUpWhatIsSelected()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_Down);
        QTRY_COMPARE(window.detail()->model()->rowCount(), 2);
        QCOMPARE(window.status(u"sums"_s), QString()); // one record is no sum
        window.press(Qt::Key_F6);
        window.press(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(window.status(u"sums"_s), u"2 selected · Σ Total 92.50"_s);
        window.press(Qt::Key_Down);
        QTRY_COMPARE(window.status(u"sums"_s), QString());
        window.press(Qt::Key_F6);
        window.press(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(window.status(u"sums"_s), u"3 selected · Σ Orders 3"_s);
    }

    void itReadsTheRowsThatAreOutOfSight_data() { addDatabaseKinds(); }

    void itReadsTheRowsThatAreOutOfSight()
    {
        TestStore store(databaseKind());
        store.execute(
            {u"INSERT INTO orders (order_number, customer_id, ordered_on, total) WITH RECURSIVE n(i) "
             "AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT 'A' || i, 1, "
             "'2026-04-01', 0.1 FROM n"_s});
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.detail()->model()->rowCount(), 5000);
        window.press(Qt::Key_F6);
        window.press(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(window.status(u"sums"_s), u"5,000 selected · Σ Total 500.00"_s);
    }

    void itCanBeReadInBothThemes()
    {
        Theme theme;
        const QPalette before = QApplication::palette();
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark, Theme::Choice::Light}) {
            theme.choose(choice);
            const auto *label = window.find<QLabel>(&window.window(), u"position"_s);
            QTRY_COMPARE(label->palette().color(QPalette::WindowText),
                         Theme::palette(choice == Theme::Choice::Dark).color(QPalette::WindowText));
        }
        QApplication::setPalette(before);
    }

    void ofTooManyItSaysSo()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        store.execute(
            {u"INSERT INTO customers (name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
             "FROM n WHERE i < 100000) SELECT 'N' || i FROM n"_s});
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.master()->model()->rowCount(), 100'003);
        window.press(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(window.status(u"sums"_s), u"100,003 selected · sums of at most 100,000"_s);
    }
};

RELATA_TEST(WindowStatusTest, "window_status");
#include "test_window_status.moc"
