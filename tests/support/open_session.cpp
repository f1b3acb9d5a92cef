#include "support/open_session.h"

#include <QtTest/QtTest>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

OpenSession::OpenSession(DatabaseLocation::Kind kind)
    : store(kind)
    , session(store.location())
{
    QSignalSpy opened(&session, &DatabaseSession::opened);
    session.open();
    QTRY_COMPARE(opened.size(), 1);
}

TableName OpenSession::table(const QString &name) const
{
    const auto &tables = session.schema()->tables();
    return std::ranges::find_if(tables, [&](const Table &t) { return t.name.name == name; })->name;
}

ParentRecord OpenSession::ordersOf(qlonglong customer) const
{
    const Relationship orders = session.schema()->childrenOf(table(u"customers"_s)).first();
    return {orders, RecordKey({customer}), {customer}};
}

void OpenSession::addCustomers(int count)
{
    store.execute({u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                   "INSERT INTO customers (name) SELECT 'Customer ' || i FROM n"_s.arg(count)});
}

} // namespace relata::test
