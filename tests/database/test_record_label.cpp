#include "models/database/record_label.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A table from a line like `customers(id!, name, email?!)`: `!` unique, `?` may be NULL, `#` a number, `>` a
/// foreign key, `+` a long text. The first column is the primary key.
Table tableFrom(const QString &line)
{
    Table table{.name = {{}, line.section(u'(', 0, 0)}};
    for (QString field : line.section(u'(', 1).chopped(1).split(u", "_s)) {
        const auto takes = [&field](QChar mark) {
            const bool has = field.contains(mark);
            field.remove(mark);
            return has;
        };
        Column column{.nullable = takes(u'?')};
        const bool unique = takes(u'!');
        if (takes(u'#'))
            column.kind = ValueKind::Integer;
        if (takes(u'+'))
            column.lengthLimit = 4'000;
        if (takes(u'>'))
            table.foreignKeys << ForeignKey{.columns = {field}};
        column.name = field;
        table.columns << column;
        if (unique)
            table.uniqueKeys << QStringList{field};
    }
    table.primaryKey = table.key = {table.columns.constFirst().name};
    return table;
}

} // namespace

/// What a record is called when nobody has said so.
class RecordLabelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void columns_data()
    {
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *table, const QString &expected) { QTest::newRow(table) << expected; };
        row("customers(id#, email!, name, city)", u"name"_s);
        row("orders(id#, customer_id#>, order_number!, ordered_on)", u"order_number"_s);
        row("Customer(CustomerId#, Company?, LastName, FirstName, Email)", u"FirstName + LastName"_s);
        row("Employee(EmployeeId#, LastName, FirstName, Title?)", u"FirstName + LastName"_s);
        row("people(id#, first_name, last_name, full_name)", u"full_name"_s);
        row("Album(AlbumId#, Title, ArtistId#>)", u"Title"_s);
        row("customers(id#, customer_name, contact_name)", u"customer_name"_s);
        row("suppliers(id#, company_name, contact_name?)", u"company_name"_s);
        row("orders(id#, ship_name?, ship_city?)", u"id"_s);
        row("orders(id#, order_no#!, customer_name)", u"order_no"_s);
        row("country(code, population#)", u"code"_s);
        row("users(id#, token!, email!)", u"email"_s);
        row("pages(id#, body+!)", u"id"_s);
        row("stock(id#, name>, amount#)", u"id"_s);
        row("Invoice(InvoiceId#, CustomerId#>, Total#)", u"InvoiceId"_s);
    }

    void columns()
    {
        const Table table = tableFrom(QString::fromUtf8(QTest::currentDataTag()));
        QTEST(labelColumnsOf(table).join(u" + "_s), "expected");
    }

    void aHiddenRowIdIsNoName()
    {
        const Table table{.columns = {{.name = u"amount"_s, .kind = ValueKind::Integer}},
                          .key = {u"rowid"_s}};
        QCOMPARE(labelColumnsOf(table), QStringList());
    }

    void aViewCanHaveANameButNoKey()
    {
        QCOMPARE(labelColumnsOf({.isView = true, .columns = {{.name = u"Name"_s}}}), QStringList{u"Name"_s});
        QCOMPARE(labelColumnsOf({.isView = true, .columns = {{.name = u"amount"_s}}}), QStringList());
    }
};

RELATA_TEST(RecordLabelTest, "record_label");
#include "test_record_label.moc"
