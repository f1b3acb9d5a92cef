#include "bench/paint_clock.h"
#include "bench/random_rows.h"
#include "bench/relata_window.h"
#include "bench/repeat.h"
#include "bench/subject.h"
#include "models/record_table_model.h"
#include "ui/form_host.h"
#include "ui/record_pane.h"
#include "ui/record_table_view.h"

#include <QtTest/QTest>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>

namespace relata::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Milliseconds = u"ms"_s;
const QString Customers = u"customers"_s;
const QString Orders = u"orders"_s;

QList<double> start(const Scene &scene)
{
    return repeated(Repetitions, [&] { return RelataWindow(scene.location, Customers).openingTime(); });
}

/// A window whose positions are all known, so that it can go anywhere.
void finishOpening(const RelataWindow &window)
{
    window.timeToExactCount(window.master(), [] {});
}

QList<double> select(const Scene &scene)
{
    RelataWindow window(scene.location, Customers);
    finishOpening(window);
    RandomRows rows(scene.rows.customers - 1);
    return repeated(RandomCustomers, [&] {
        window.goToRow(int(rows.next()));
        window.settle();
        return window.selectNext();
    });
}

QList<double> selectHugeParent(const Scene &scene)
{
    RelataWindow window(scene.location, Customers);
    finishOpening(window);
    return repeated(Repetitions, [&] {
        window.goToRow(int(SampleBusyCustomer) - 2);
        window.settle();
        return window.selectNext();
    });
}

QList<double> jump(const Scene &scene)
{
    RelataWindow window(scene.location, Customers);
    finishOpening(window);
    RandomRows rows(scene.rows.customers);
    return repeated(Jumps, [&] {
        window.settle(); // what the jump before has asked for
        return window.goToRow(int(rows.next()));
    });
}

/// The thumb of the scroll bar, from one random place to the next.
QList<double> drag(const Scene &scene)
{
    RelataWindow window(scene.location, Orders);
    finishOpening(window);
    QScrollBar *bar = window.master()->table()->verticalScrollBar();
    RandomRows rows(bar->maximum());
    bar->setSliderDown(true);
    return repeated(Jumps, [&] {
        const int target = int(rows.next());
        const auto move = [&] { bar->setSliderPosition(target); };
        return window.timeToRows(window.master(), move, [&] { return bar->value() == target; });
    });
}

void type(const RelataWindow &window, const QString &words)
{
    auto *search = window.master()->findChild<QLineEdit *>(u"search"_s);
    search->setFocus();
    search->selectAll();
    QTest::keyClicks(search, words);
}

bool hasSearched(const RelataWindow &window, const QString &words)
{
    return window.master()->query().search == words;
}

void forgetSearch(const RelataWindow &window)
{
    auto *search = window.master()->findChild<QLineEdit *>(u"search"_s);
    const auto clear = [&] {
        if (window.master()->model()->isSearching())
            QTest::keyClick(search, Qt::Key_Escape); // which stops it
        QTest::keyClick(search, Qt::Key_Escape);
    };
    window.timeToRows(window.master(), clear, [&] { return hasSearched(window, {}); });
}

QList<double> searchFirst(const Scene &scene)
{
    RelataWindow window(scene.location, Customers);
    finishOpening(window);
    return repeated(Repetitions, [&] {
        const double first = window.timeToRows(
            window.master(), [&] { type(window, SearchedFor); },
            [&] { return hasSearched(window, SearchedFor) && window.master()->model()->rowCount() > 0; });
        forgetSearch(window);
        return first;
    });
}

QList<double> searchAll(const Scene &scene)
{
    RelataWindow window(scene.location, Customers);
    finishOpening(window);
    return repeated(Repetitions, [&] {
        const double all = PaintClock::instance()->timeUntil(
            [&] { type(window, SearchedFor); },
            [&] { return hasSearched(window, SearchedFor) && window.master()->model()->isCountExact(); });
        forgetSearch(window);
        return all;
    });
}

void filter(const RelataWindow &window, const QList<ColumnFilter> &filters)
{
    RecordTableModel *model = window.master()->model();
    RecordQuery query = model->query();
    query.filters = filters;
    model->setQuery(query);
}

/// A number that one order has, among all of them.
QList<double> filterIndexed(const Scene &scene)
{
    RelataWindow window(scene.location, Orders);
    finishOpening(window);
    RandomRows ids(scene.rows.orders);
    return repeated(Repetitions, [&] {
        const QList<ColumnFilter> filters{
            {u"order_number"_s, ColumnFilter::Operator::Equal, {orderNumber(scene, ids.next() + 1)}}};
        const auto isShown = [&] {
            return window.master()->query().filters == filters && window.master()->model()->rowCount() == 1;
        };
        const double time = window.timeToRows(window.master(), [&] { filter(window, filters); }, isShown);
        window.timeToRows(
            window.master(), [&] { filter(window, {}); },
            [&] { return window.master()->query().filters.isEmpty(); });
        return time;
    });
}

void clickHeader(const RelataWindow &window, const QString &column)
{
    QHeaderView *header = window.master()->table()->horizontalHeader();
    const int section = int(window.master()->model()->columns().indexOf(column));
    const QPoint middle(header->sectionViewportPosition(section) + header->sectionSize(section) / 2,
                        header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middle);
}

QList<double> sortBy(const Scene &scene, const QString &column)
{
    return repeated(Repetitions, [&] {
        RelataWindow window(scene.location, Orders);
        return window.timeToRows(
            window.master(), [&] { clickHeader(window, column); },
            [&] { return window.master()->query().sort.value(0).column == column; });
    });
}

QList<double> positions(const Scene &scene)
{
    return repeated(Repetitions, [&] {
        const RelataWindow window(scene.location, Orders);
        return window.openingTime() + window.timeToExactCount(window.master(), [] {});
    });
}

/// Ctrl+S in a form that stands ready, until the order is painted in its customer's list.
double insertOne(const RelataWindow &window)
{
    RecordPane *orders = window.detail();
    const int before = orders->model()->rowCount();
    orders->newRecord(); // which proposes a number
    auto *field = orders->forms()->findChild<QLineEdit *>(u"field:order_number"_s);
    PaintClock::instance()->timeUntil([] {}, [&] { return !field->text().isEmpty(); });
    return window.timeToRows(
        orders, [&] { QTest::keyClick(field, Qt::Key_S, Qt::ControlModifier); },
        [&] { return orders->model()->rowCount() == before + 1; });
}

QList<double> insert(const Scene &scene)
{
    RelataWindow window(scene.location, Customers);
    finishOpening(window);
    window.selectNext();
    window.timeToExactCount(window.detail(), [] {});
    const auto times = repeated(Repetitions, [&] { return insertOne(window); });
    removeAddedOrders(scene);
    return times;
}

} // namespace

std::vector<Metric> relataWindowMetrics(const Scene &scene)
{
    const auto metric = [&](const QString &name, QList<double> (*measure)(const Scene &)) {
        return Metric{name, Milliseconds, [=] { return measure(scene); }};
    };
    return {metric(u"start_to_rows"_s, start),
            metric(u"select_to_rows"_s, select),
            metric(u"select_huge_parent"_s, selectHugeParent),
            metric(u"jump_to_row"_s, jump),
            metric(u"scroll_drag"_s, drag),
            metric(u"search_first"_s, searchFirst),
            metric(u"search_all"_s, searchAll),
            metric(u"filter_indexed"_s, filterIndexed),
            {u"sort_low_cardinality"_s, Milliseconds, [=] { return sortBy(scene, u"status"_s); }},
            {u"sort_unindexed_first"_s, Milliseconds, [=] { return sortBy(scene, u"note"_s); }},
            metric(u"positions_exact"_s, positions),
            metric(u"insert_to_rows"_s, insert)};
}

} // namespace relata::bench
