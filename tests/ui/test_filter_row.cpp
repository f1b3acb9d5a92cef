#include "support/heard_statements.h"
#include "support/many_orders.h"
#include "support/music_shop.h"
#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "ui/filter_field.h"
#include "ui/filter_row.h"
#include "ui/pane_filters.h"
#include "ui/progress_line.h"
#include "ui/typing.h"

#include <QtGui/QAction>
#include <QtGui/QContextMenuEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ManyRows = 100'000;

FilterField *field(RecordPane *pane, const QString &column)
{
    return pane->findChild<FilterField *>(u"filter:"_s + column);
}

/// Puts a text in a column's field as a person does.
void filter(TestWindow &window, RecordPane *pane, const QString &column, const QString &text)
{
    if (!pane->filters()->row()->isOpen()) {
        pane->table()->setFocus();
        window.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    }
    QVERIFY(field(pane, column));
    field(pane, column)->setFocus();
    field(pane, column)->selectAll();
    if (text.isEmpty())
        window.press(Qt::Key_Delete);
    else
        window.type(text);
}

QString filterError(RecordPane *pane)
{
    const auto *label = pane->findChild<QLabel *>(u"filterError"_s);
    return label && label->isVisible() ? label->text() : QString();
}

QString notice(RecordPane *pane)
{
    const auto *button = pane->findChild<QPushButton *>(u"clearFilters"_s);
    return button && button->isVisible() ? button->text() : QString();
}

/// Chooses an entry of the menu that is open.
void choose(const QString &text)
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text().remove(u'&').section(u'\t', 0, 0) != text)
            continue;
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        menu->parentWidget()->activateWindow(); // as window managers do, and the offscreen platform does not
        QTRY_VERIFY(QApplication::focusWidget());
        return;
    }
    QFAIL(qPrintable(u"there is no "_s + text));
}

int columnOf(RecordPane *pane, const QString &column)
{
    return int(pane->model()->columns().indexOf(column));
}

void openCellMenu(RecordPane *pane, int row, const QString &column)
{
    const QPoint at = pane->table()->visualRect(pane->model()->index(row, columnOf(pane, column))).center();
    QTest::mouseClick(pane->table()->viewport(), Qt::LeftButton, {}, at);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, pane->table()->viewport()->mapToGlobal(at));
    QApplication::sendEvent(pane->table()->viewport(), &event);
}

/// How far a field's edges are from those of its column, on the screen.
int distance(RecordPane *pane, const QString &column)
{
    const QHeaderView *header = pane->table()->horizontalHeader();
    const int section = columnOf(pane, column);
    const int x = header->viewport()->mapToGlobal(QPoint(header->sectionViewportPosition(section), 0)).x();
    const FilterField *of = field(pane, column);
    const int left = of->mapToGlobal(QPoint(0, 0)).x() - x;
    const int right = x + header->sectionSize(section) - (of->mapToGlobal(QPoint(0, 0)).x() + of->width());
    return std::max(std::abs(left), std::abs(right));
}

} // namespace

/// The row of fields under the titles: what is typed there decides which rows are shown.
class FilterRowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void numbersDatesAndNamesAreFiltered_data() { addDatabaseKinds(); }

    void numbersDatesAndNamesAreFiltered()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        window.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(pane->filters()->row()->isVisible());
        QVERIFY(pane->filters()->row()->holdsFocus());
        filter(window, pane, u"total"_s, u">=12.5"_s);
        QTRY_COMPARE(pane->model()->rowCount(), 2);
        QCOMPARE(notice(pane), u"Filtered by Total"_s);
        filter(window, pane, u"ordered_on"_s, u"2026-01"_s);
        QTRY_COMPARE(window.rows(pane), u"20001|Grace Hopper|1/5/2026|new|12.50|"_s);
        QCOMPARE(notice(pane), u"Filtered by 2 columns"_s);
        filter(window, pane, u"ordered_on"_s, {});
        filter(window, pane, u"total"_s, u"5..15"_s);
        QTRY_COMPARE(pane->model()->rowCount(), 2);
        filter(window, pane, u"customer_id"_s, u"oberg"_s);
        QTRY_COMPARE(window.rows(pane), u"30001|Åsa Öberg|3/9/2026|new|7.25|"_s);
        filter(window, pane, u"customer_id"_s, u"=Grace Hopper"_s);
        QTRY_COMPARE(window.rows(pane), u"20001|Grace Hopper|1/5/2026|new|12.50|"_s);
    }

    void aSearchAndAParentAreNarrowedFurther_data() { addDatabaseKinds(); }

    void aSearchAndAParentAreNarrowedFurther()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_Down);
        QTRY_COMPARE(window.detail()->model()->rowCount(), 2);
        RecordPane *pane = window.detail();
        filter(window, pane, u"total"_s, u">50"_s);
        QTRY_COMPARE(pane->model()->rowCount(), 1);
        auto *search = window.find<QLineEdit>(pane, u"search"_s);
        search->setFocus();
        window.type(u"20001"_s);
        QTRY_COMPARE(pane->model()->rowCount(), 0);
        QTRY_COMPARE(
            pane->table()->emptyText(),
            u"Nothing found for “20001” among the orders that match the filter on Total.\nEsc shows all."_s);
        search->clear();
        QTRY_COMPARE(pane->model()->rowCount(), 1);

        // The filter stays for the next parent, and is still there when one comes back.
        window.master()->table()->setFocus();
        window.press(Qt::Key_Down);
        QTRY_COMPARE(pane->model()->rowCount(), 0);
        QTRY_COMPARE(pane->table()->emptyText(), u"No orders match the filter on Total.\nEsc shows all."_s);
        QCOMPARE(field(pane, u"total"_s)->text(), u">50"_s);
        window.press(Qt::Key_Up);
        QTRY_COMPARE(pane->model()->rowCount(), 1);
        QTRY_VERIFY(!pane->model()->isSearching());
        pane->table()->setFocus();
        window.press(Qt::Key_Escape);
        QTRY_COMPARE(pane->model()->rowCount(), 2);
        QCOMPARE(field(pane, u"total"_s)->text(), QString());
    }

    void eachTableKeepsItsFilters()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        filter(window, window.master(), u"city"_s, u"london"_s);
        QTRY_COMPARE(window.master()->model()->rowCount(), 1);
        window.window().view()->showTable(window.window().view()->detail()->query().table);
        QTRY_COMPARE(window.master()->model()->rowCount(), 3);
        QVERIFY(field(window.master(), u"total"_s));
        QCOMPARE(notice(window.master()), QString());
        window.window().view()->showTable({{}, u"customers"_s});
        QTRY_COMPARE(window.master()->model()->rowCount(), 1);
        QCOMPARE(field(window.master(), u"city"_s)->text(), u"london"_s);
        QCOMPARE(notice(window.master()), u"Filtered by City"_s);
    }

    void whatIsWrongIsSaidAtTheFieldAndTheRowsStay()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        filter(window, pane, u"total"_s, u">50"_s);
        QTRY_COMPARE(pane->model()->rowCount(), 1);
        window.type(u"x"_s);
        QCOMPARE(filterError(pane), u"Total must be a number such as 12.50."_s);
        QCOMPARE(field(pane, u"total"_s)->accessibleDescription(), filterError(pane));
        QTRY_VERIFY(!pane->model()->isPending());
        QCOMPARE(pane->model()->rowCount(), 1);
        const QRect label = pane->findChild<QLabel *>(u"filterError"_s)->geometry();
        QVERIFY(pane->filters()->row()->rect().contains(label));
        window.press(Qt::Key_Backspace);
        QCOMPARE(filterError(pane), QString());
        window.press(Qt::Key_Home);
        window.press(Qt::Key_Delete);
        window.type(u"<"_s);
        QTRY_COMPARE(pane->model()->rowCount(), 2);
    }

    void theMenuAtTheFieldWritesTheSign()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        filter(window, pane, u"total"_s, u"80"_s);
        QTRY_COMPARE(pane->model()->rowCount(), 1);
        window.press(Qt::Key_Down, Qt::AltModifier);
        choose(u"Is Less Than"_s);
        QCOMPARE(field(pane, u"total"_s)->text(), u"<80"_s);
        QTRY_COMPARE(pane->model()->rowCount(), 2);
        QTRY_VERIFY(field(pane, u"total"_s)->hasFocus());
        filter(window, pane, u"total"_s, {});
        field(pane, u"note"_s)->setFocus();
        window.press(Qt::Key_Down, Qt::AltModifier);
        choose(u"Is Not Empty"_s);
        QTRY_COMPARE(pane->model()->rowCount(), 0);
        QTRY_COMPARE(pane->table()->emptyText(), u"No orders match the filter on Note.\nEsc shows all."_s);
    }

    void aCellsValueIsFilteredBy_data() { addDatabaseKinds(); }

    void aCellsValueIsFilteredBy()
    {
        TestStore store(databaseKind());
        store.execute({u"INSERT INTO customers (name) VALUES ('Grace Hopper')"_s,
                       u"INSERT INTO orders (order_number, customer_id, ordered_on) VALUES ('40001', 4, "
                       "'2026-01-05')"_s});
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.master()->model()->rowCount(), 4);
        RecordPane *pane = window.master();
        openCellMenu(pane, 0, u"customer_id"_s);
        choose(u"Filter by “Grace Hopper”"_s);
        // The one whose order it is, and not the other one of that name.
        QTRY_COMPARE(pane->model()->rowCount(), 2);
        QCOMPARE(field(pane, u"customer_id"_s)->text(), u"=Grace Hopper"_s);
        openCellMenu(pane, 0, u"customer_id"_s);
        choose(u"Clear Filters"_s);
        QTRY_COMPARE(pane->model()->rowCount(), 4);
        openCellMenu(pane, 0, u"note"_s);
        choose(u"Filter by Empty Note"_s);
        QCOMPARE(field(pane, u"note"_s)->text(), u"\u2205"_s);
        QTRY_VERIFY(!pane->model()->isPending());
        QCOMPARE(pane->model()->rowCount(), 4);

        // With keys alone: of the current cell.
        window.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(notice(pane), QString());
        pane->table()->setCurrentIndex(pane->model()->index(1, columnOf(pane, u"total"_s)));
        pane->table()->setFocus();
        window.press(Qt::Key_F, Qt::ControlModifier | Qt::AltModifier);
        QTRY_COMPARE(window.rows(pane), u"20002|Grace Hopper|2/7/2026|new|80.00|"_s);
        QCOMPARE(field(pane, u"total"_s)->text(), u"=80.00"_s);
    }

    void theTitlesMenuLeadsToTheField()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        const QHeaderView *header = window.master()->table()->horizontalHeader();
        const int x = header->sectionViewportPosition(columnOf(window.master(), u"city"_s)) + 10;
        const QPoint at(x, header->height() / 2);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, header->viewport()->mapToGlobal(at));
        QApplication::sendEvent(header->viewport(), &event);
        choose(u"Filter by City…"_s);
        QVERIFY(field(window.master(), u"city"_s)->hasFocus());
    }

    void theKeyOpensTheRowAndTakesItAway()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        filter(window, pane, u"city"_s, u"london"_s);
        QTRY_COMPARE(pane->model()->rowCount(), 1);
        // From the rows back to the fields, which keep what is in them.
        window.press(Qt::Key_Return);
        QVERIFY(pane->table()->holdsFocus());
        window.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(pane->filters()->row()->holdsFocus());
        QCOMPARE(field(pane, u"city"_s)->text(), u"london"_s);
        window.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!pane->filters()->row()->isVisible());
        QVERIFY(pane->table()->holdsFocus());
        QTRY_COMPARE(pane->model()->rowCount(), 3);
    }

    void escapeEmptiesTheFieldAndThenLeavesIt()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        filter(window, window.master(), u"city"_s, u"london"_s);
        QTRY_COMPARE(window.master()->model()->rowCount(), 1);
        QTRY_VERIFY(!window.master()->model()->isSearching());
        window.press(Qt::Key_Escape);
        QTRY_COMPARE(window.master()->model()->rowCount(), 3);
        QVERIFY(window.master()->filters()->row()->holdsFocus());
        window.press(Qt::Key_Escape);
        QVERIFY(window.master()->table()->holdsFocus());
    }

    void fieldsStayAtTheirColumns()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location(), {u"orders"_s, {}});
        window.window().resize(900, 600);
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        window.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QHeaderView *header = pane->table()->horizontalHeader();
        const auto isAligned = [pane] {
            return std::ranges::all_of(QStringList{u"order_number"_s, u"total"_s, u"status"_s},
                                       [pane](const QString &column) { return distance(pane, column) <= 4; });
        };
        QTRY_VERIFY(isAligned());
        header->resizeSection(columnOf(pane, u"order_number"_s), 230);
        QTRY_VERIFY(isAligned());
        header->moveSection(header->visualIndex(columnOf(pane, u"total"_s)), 0);
        QTRY_VERIFY(isAligned());
        header->setSectionHidden(columnOf(pane, u"status"_s), true);
        QTRY_VERIFY(!field(pane, u"status"_s)->isVisible());
        header->setSectionHidden(columnOf(pane, u"status"_s), false);
        QTRY_VERIFY(isAligned());
        // Sideways, as far as it goes: the last field comes into sight with its column.
        header->resizeSection(columnOf(pane, u"order_number"_s), 900);
        field(pane, u"note"_s)->setFocus();
        QTRY_VERIFY(distance(pane, u"note"_s) <= 4);
        QVERIFY(pane->filters()->row()->rect().intersects(field(pane, u"note"_s)->geometry()));
        // And the row lies between the titles and the rows.
        const QRect row(pane->filters()->row()->mapToGlobal(QPoint(0, 0)), pane->filters()->row()->size());
        QCOMPARE(row.top(), header->mapToGlobal(QPoint(0, header->height())).y());
        QCOMPARE(row.bottom() + 1, pane->table()->viewport()->mapToGlobal(QPoint(0, 0)).y());
    }

    void fieldsStayAtTheirColumnsFromRightToLeft()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        const auto restore = qScopeGuard([] { QApplication::setLayoutDirection(Qt::LeftToRight); });
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        filter(window, pane, u"total"_s, u">50"_s);
        QTRY_COMPARE(pane->model()->rowCount(), 1);
        QTRY_VERIFY(distance(pane, u"total"_s) <= 4);
        QTRY_VERIFY(distance(pane, u"order_number"_s) <= 4);
        QVERIFY(field(pane, u"order_number"_s)->x() > field(pane, u"total"_s)->x());
    }

    void tabGoesThroughTheFieldsAsTheyAreSeen()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        QHeaderView *header = pane->table()->horizontalHeader();
        header->moveSection(header->visualIndex(columnOf(pane, u"total"_s)), 0);
        window.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        window.find<QLineEdit>(pane, u"search"_s)->setFocus();
        QStringList names;
        for (int i = 0; i < 7; ++i) {
            window.press(Qt::Key_Tab);
            names << QApplication::focusWidget()->accessibleName();
        }
        QCOMPARE(names.join(u'|'), u"Filter Total|Filter Order number|Filter Customer|Filter Ordered on|"
                                   "Filter Status|Filter Note|Orders"_s);
    }

    void escapeStopsWhatGoesOnAndTheLineShowsIt_data() { addDatabaseKinds(); }

    void escapeStopsWhatGoesOnAndTheLineShowsIt()
    {
        TestStore store(databaseKind());
        addOrders(store, ManyRows);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY_WITH_TIMEOUT(window.master()->model()->isCountExact(), 60'000);
        RecordPane *pane = window.master();
        const auto *line = pane->findChild<ProgressLine *>();
        bool wasKnown = false;
        connect(pane->model(), &RecordTableModel::progressed, this,
                [&] { wasKnown = wasKnown || line->share().has_value(); });
        filter(window, pane, u"order_number"_s, u"99"_s);
        QTRY_VERIFY_WITH_TIMEOUT(pane->model()->isSearching(), 10'000);
        QVERIFY(line->isRunning());
        window.press(Qt::Key_Escape);
        QTRY_COMPARE(window.status(u"activity"_s), u"Stopped"_s);
        QVERIFY(!line->isRunning());
        QCOMPARE(field(pane, u"order_number"_s)->text(), u"99"_s); // what was found stays
        window.press(Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(pane->model()->rowCount(), ManyRows + 3, 60'000);
        filter(window, pane, u"order_number"_s, u"N9999"_s);
        QTRY_COMPARE_WITH_TIMEOUT(pane->model()->rowCount(), 11, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(pane->model()->isCountExact(), 60'000);
        QVERIFY(wasKnown);
        QTRY_VERIFY(!line->isRunning());
    }

    /// What is typed faster than it can be answered is asked for once.
    void tenFiltersTypedFastAreNotTenScans()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        addOrders(store, ManyRows);
        TestWindow window(store.location(), {u"orders"_s, {}});
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        QTRY_VERIFY_WITH_TIMEOUT(pane->model()->isCountExact(), 60'000);
        filter(window, pane, u"order_number"_s, u"N"_s);
        QTRY_COMPARE_WITH_TIMEOUT(pane->model()->rowCount(), ManyRows, 60'000);
        const HeardStatements heard;
        for (int i = 1; i <= 9; ++i) {
            field(pane, u"order_number"_s)->selectAll();
            QTest::keyClicks(field(pane, u"order_number"_s), QString::number(i) + u"0000"_s);
        }
        field(pane, u"order_number"_s)->selectAll();
        QTest::keyClicks(field(pane, u"order_number"_s), u"=N100000"_s);
        QTRY_COMPARE_WITH_TIMEOUT(pane->model()->rowCount(), 1, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(pane->model()->isCountExact(), 60'000);
        // One scan counts its chunks; fifty-odd texts were typed.
        const qsizetype chunks = ManyRows / SeekIndex::ChunkRows + 1;
        QVERIFY2(HeardStatements::count(u"count("_s) < 8 * chunks,
                 qPrintable(QString::number(HeardStatements::count(u"count("_s))));
    }

    void inAFieldWithATextThereIsRoomForIt()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        filter(window, window.master(), u"city"_s, u"london"_s);
        const auto *city = field(window.master(), u"city"_s);
        QVERIFY(!city->findChild<QAction *>(u"ways"_s)->isVisible());
        QVERIFY(city->toolTip().startsWith(u"london\n"));
        field(window.master(), u"city"_s)->clear();
        QVERIFY(city->findChild<QAction *>(u"ways"_s)->isVisible());
        QVERIFY(!city->toolTip().contains(u"london"));
    }

    void whatIsNotUnderstoodIsNotSaidToMatchNothing()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        RecordPane *pane = window.master();
        filter(window, pane, u"name"_s, u"zebra"_s);
        filter(window, pane, u"city"_s, u"nowhere"_s);
        QTRY_COMPARE(pane->model()->rowCount(), 0);
        QTRY_COMPARE(pane->table()->emptyText(),
                     u"No customers match the filters on Name and City.\nEsc shows all."_s);
        window.click(window.find<QPushButton>(pane, u"clearFilters"_s));
        QTRY_COMPARE(pane->model()->rowCount(), 3);
        pane = window.detail();
        QTRY_VERIFY(pane->model()->isLoaded() && !pane->model()->isPending());
        filter(window, pane, u"total"_s, u">1x"_s);
        QTRY_COMPARE(pane->table()->emptyText(), u"The filter on Total is not understood.\nEsc shows all."_s);
    }

    void itIsOfferedWhereItDoesSomething()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        const auto action = [&](const QString &text) {
            for (QAction *found : window.window().findChildren<QAction *>()) {
                if (QString(found->text()).remove(u'&') == text)
                    return found;
            }
            return static_cast<QAction *>(nullptr);
        };
        QVERIFY(action(u"Filter"_s)->isEnabled());
        QVERIFY(!action(u"Clear Filters"_s)->isEnabled());
        filter(window, window.master(), u"city"_s, u"london"_s);
        QTRY_VERIFY(action(u"Clear Filters"_s)->isEnabled());
        window.click(window.find<QPushButton>(window.master(), u"clearFilters"_s));
        QTRY_VERIFY(!action(u"Clear Filters"_s)->isEnabled());
        QTRY_COMPARE(window.master()->model()->rowCount(), 3);
        MainWindow nothing;
        for (const QAction *found : nothing.findChildren<QAction *>()) {
            if (QString(found->text()).remove(u'&') == u"Filter"_s)
                QVERIFY(!found->isEnabled());
        }
    }

    void somebodyElsesInvoicesAreFiltered_data() { MusicShop::addRows(); }

    void somebodyElsesInvoicesAreFiltered()
    {
        const auto shop = MusicShop::ofRow();
        TestWindow window(shop->location());
        QTRY_VERIFY(window.isReady());
        window.window().view()->showTable(window.master()->query().table);
        RecordPane *pane = window.master();
        QTRY_VERIFY(pane->model()->rowCount() > 0);
        pane->table()->setFocus();
        window.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        const QList<FilterField *> fields = pane->filters()->row()->fields();
        const auto first = std::ranges::find_if(fields, [](const FilterField *f) { return f->isVisible(); });
        QVERIFY(first != fields.end());
        (*first)->setFocus();
        window.type(u"empty"_s);
        QTRY_COMPARE(pane->model()->rowCount(), 0);
        QTRY_COMPARE(window.message(pane), QString());
    }
};

RELATA_TEST(FilterRowTest, "filter_row");
#include "test_filter_row.moc"
