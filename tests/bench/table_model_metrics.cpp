#include "bench/random_rows.h"
#include "bench/repeat.h"
#include "bench/subject.h"
#include "bench/table_model_program.h"

#include <QtSql/QSqlRecord>
#include <QtWidgets/QScrollBar>

namespace relata::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Beyond that this program wants more memory than most machines have: 5 GB for ten million orders.
constexpr qint64 MostRows = 1'000'000;

QList<double> start(const Scene &scene)
{
    return repeated(Repetitions, [&] { return TableModelProgram(scene.location).openingTime(); });
}

QList<double> select(const Scene &scene)
{
    TableModelProgram program(scene.location);
    RandomRows rows(scene.rows.customers - 1);
    return repeated(RandomCustomers, [&] {
        program.goToCustomer(int(rows.next()));
        return program.selectNextCustomer();
    });
}

QList<double> selectHugeParent(const Scene &scene)
{
    TableModelProgram program(scene.location);
    return repeated(Repetitions, [&] {
        program.goToCustomer(int(SampleBusyCustomer) - 2);
        return program.selectNextCustomer();
    });
}

/// To the last row, which is the same as to any that nobody has been at.
QList<double> jump(const Scene &scene)
{
    return repeated(Repetitions, [&] {
        TableModelProgram program(scene.location);
        return program.goToCustomer(int(scene.rows.customers - 1));
    });
}

/// Among the customers: its scroll bar knows of the rows that were fetched.
QList<double> drag(const Scene &scene)
{
    TableModelProgram program(scene.location);
    program.goToCustomer(int(scene.rows.customers - 1));
    QScrollBar *bar = program.customers()->verticalScrollBar();
    RandomRows rows(bar->maximum());
    bar->setSliderDown(true);
    return repeated(Jumps, [&] {
        const int target = int(rows.next());
        return program.timeToRows(program.customers(), [&] { bar->setSliderPosition(target); });
    });
}

bool isServer(const Scene &scene)
{
    return scene.location.kind == DatabaseLocation::Kind::PostgreSQL;
}

void search(const Scene &scene, QTableView *view)
{
    const QString condition = isServer(scene) ? u"%1 ILIKE '%%2%'"_s : u"%1 LIKE '%%2%'"_s;
    QStringList conditions;
    for (const auto *column : {"name", "email", "phone", "city"})
        conditions << condition.arg(QLatin1StringView(column), SearchedFor);
    TableModelProgram::modelOf(view)->setFilter(conditions.join(u" OR "_s));
}

QList<double> searchFirst(const Scene &scene)
{
    return repeated(Repetitions, [&] {
        TableModelProgram program(scene.location);
        return program.timeToRows(program.customers(), [&] { search(scene, program.customers()); });
    });
}

QList<double> searchAll(const Scene &scene)
{
    return repeated(Repetitions, [&] {
        TableModelProgram program(scene.location);
        return program.timeToRows(program.customers(), [&] {
            search(scene, program.customers());
            program.fetchAll(program.customers());
        });
    });
}

QList<double> filterIndexed(const Scene &scene)
{
    TableModelProgram program(scene.location);
    RandomRows ids(scene.rows.orders);
    return repeated(Repetitions, [&] {
        const QString number = orderNumber(scene, ids.next() + 1);
        return program.timeToRows(program.orders(), [&] {
            program.modelOf(program.orders())->setFilter(u"order_number = '%1'"_s.arg(number));
        });
    });
}

QList<double> sortBy(const Scene &scene, const QString &column)
{
    return repeated(Repetitions, [&] {
        TableModelProgram program(scene.location);
        QSqlTableModel *orders = program.modelOf(program.orders());
        program.timeToRows(program.orders(), [&] { orders->setFilter({}); });
        return program.timeToRows(program.orders(),
                                  [&] { orders->sort(orders->fieldIndex(column), Qt::AscendingOrder); });
    });
}

/// Counting what there is means fetching it.
QList<double> positions(const Scene &scene)
{
    return repeated(Repetitions, [&] {
        TableModelProgram program(scene.location);
        return program.timeToRows(program.orders(), [&] {
            program.modelOf(program.orders())->setFilter({});
            program.fetchAll(program.orders());
        });
    });
}

QList<double> insert(const Scene &scene)
{
    TableModelProgram program(scene.location);
    program.selectNextCustomer();
    QSqlTableModel *orders = program.modelOf(program.orders());
    int number = 0;
    const auto times = repeated(Repetitions, [&] {
        QSqlRecord record = orders->record();
        record.setGenerated(u"id"_s, false);
        record.setValue(u"order_number"_s, u"T%1"_s.arg(++number));
        record.setValue(u"customer_id"_s, 2);
        record.setValue(u"ordered_on"_s, u"2026-03-31"_s);
        record.setValue(u"status"_s, u"new"_s);
        record.setValue(u"total"_s, 0);
        return program.timeToRows(program.orders(), [&] {
            orders->insertRecord(-1, record);
            orders->submitAll();
        });
    });
    removeAddedOrders(scene);
    return times;
}

} // namespace

std::vector<Metric> tableModelMetrics(const Scene &scene)
{
    const auto metric = [&](const QString &name, QList<double> (*measure)(const Scene &)) {
        return Metric{name, u"ms"_s, [=] { return measure(scene); }};
    };
    std::vector<Metric> metrics{metric(u"start_to_rows"_s, start),
                                metric(u"select_to_rows"_s, select),
                                metric(u"select_huge_parent"_s, selectHugeParent),
                                metric(u"jump_to_row"_s, jump),
                                metric(u"scroll_drag"_s, drag),
                                metric(u"search_first"_s, searchFirst),
                                metric(u"search_all"_s, searchAll),
                                metric(u"filter_indexed"_s, filterIndexed),
                                metric(u"insert_to_rows"_s, insert)};
    const bool canHoldAll = scene.rows.orders <= MostRows;
    if (canHoldAll)
        metrics.push_back(metric(u"positions_exact"_s, positions));
    if (canHoldAll || !isServer(scene)) { // what a server answers is held as a whole
        metrics.push_back({u"sort_low_cardinality"_s, u"ms"_s, [=] { return sortBy(scene, u"status"_s); }});
        metrics.push_back({u"sort_unindexed_first"_s, u"ms"_s, [=] { return sortBy(scene, u"note"_s); }});
    }
    return metrics;
}

} // namespace relata::bench
