#include "models/database/label.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

/// The names of the database as a person reads them: words are taken apart, never re-inflected.
class LabelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void names_data()
    {
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *identifier, const char *expected) {
            QTest::newRow(identifier) << QString::fromUtf8(expected);
        };
        row("customers", "Customers");
        row("Invoice", "Invoice");
        row("order_number", "Order number");
        row("InvoiceDate", "Invoice date");
        row("invoiceDate", "Invoice date");
        row("PlaylistTrack", "Playlist track");
        row("ORDER_LINES", "Order lines");
        row("CUSTOMERS", "Customers");
        row("URLPath", "URL path");
        row("vat", "Vat");
        row("VAT", "VAT");
        row("Line1Text", "Line1 text");
        row("order line", "Order line");
        row("Order \"Details\"", "Order \"details\"");
        row("O'Brien's", "O'brien's");
        row("sales.order", "Sales.order");
        row("_hidden", "Hidden");
        row("___", "___");
        row("  ", "  ");
        row("two\nlines", "Two lines");
        row("😀", "😀");
        row("😀_faces", "😀 faces");
        row("größeInCm", "Größe in cm");
        row("éléments", "Éléments");
        row("注文番号一覧", "注文番号一覧");
    }

    void names() { QTEST(readableName(QString::fromUtf8(QTest::currentDataTag())), "expected"); }

    void anEmptyNameStaysEmpty()
    {
        QCOMPARE(readableName({}), QString());
        QCOMPARE(readableReference({}), QString());
        QCOMPARE(readableSingular({}), QString());
    }

    void references_data()
    {
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *column, const char *expected) {
            QTest::newRow(column) << QString::fromUtf8(expected);
        };
        row("customer_id", "Customer");
        row("CustomerId", "Customer");
        row("CustomerID", "Customer");
        row("CUSTOMER_ID", "Customer");
        row("customer id", "Customer");
        row("billing_customer_id", "Billing customer");
        row("id_customer", "Customer");
        row("customer_key", "Customer");
        row("CustomerKey", "Customer");
        row("customer", "Customer");
        row("ReportsTo", "Reports to");
        row("PAID", "PAID");
        row("paid", "Paid");
        row("monkey", "Monkey");
        row("id", "Id");
        row("_id", "Id");
        row("😀_id", "😀");
    }

    void references() { QTEST(readableReference(QString::fromUtf8(QTest::currentDataTag())), "expected"); }

    void singulars_data()
    {
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *table, const char *expected) {
            QTest::newRow(table) << QString::fromUtf8(expected);
        };
        row("orders", "Order");
        row("ORDERS", "Order");
        row("Invoice", "Invoice");
        row("addresses", "Address");
        row("categories", "Category");
        row("boxes", "Box");
        row("batches", "Batch");
        row("order_lines", "Order line");
        row("InvoiceLines", "Invoice line");
        row("houses", "House");
        row("purchases", "Purchase");
        row("people", "Person");
        row("Movies", "Movie");
        row("series", "Series");
        row("status", "Status");
        row("statuses", "Status");
        row("order_statuses", "Order status");
        row("address", "Address");
        row("analysis", "Analysis");
        row("bus", "Bus");
        row("SMS", "SMS");
        row("Kunden", "Kunden");
        row("😀", "😀");
    }

    void singulars() { QTEST(readableSingular(QString::fromUtf8(QTest::currentDataTag())), "expected"); }
};

RELATA_TEST(LabelTest, "label");
#include "test_label.moc"
