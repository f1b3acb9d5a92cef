#include "support/music_shop.h"
#include "support/test_registry.h"
#include "support/test_window.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What a column shows in the current row.
QString shown(RecordPane *pane, const QString &header)
{
    for (int column = 0; column < pane->model()->columnCount(); ++column) {
        if (pane->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() == header)
            return pane->model()->index(pane->currentRow(), column).data().toString();
    }
    return u"there is no column "_s + header;
}

/// The children that are shown, once they are those of the master's current record.
int shownChildren(TestWindow &window)
{
    return window.detail()->model()->isPending() ? -1 : window.detail()->model()->rowCount();
}

} // namespace

/// Other people's databases: nobody told Relata of their tables, and they serve a person as its own do.
class ForeignDatabasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void customersStandBesideTheirInvoices_data() { MusicShop::addRows(); }

    void customersStandBesideTheirInvoices()
    {
        const auto shop = MusicShop::ofRow();
        TestWindow window(shop->location(), {shop->name(u"Customer"_s), {}});
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(shown(window.master(), u"First name"_s), u"Luís"_s);
        QTRY_COMPARE(shownChildren(window), invoicesOf(*shop, 1));
        QCOMPARE(window.detail()->table()->accessibleName(), u"Invoice"_s);

        window.press(Qt::Key_Down);
        QTRY_COMPARE(shown(window.master(), u"First name"_s), u"Leonie"_s);
        QTRY_COMPARE(shownChildren(window), invoicesOf(*shop, 2));
    }

    void aReferenceIsShownByItsName_data() { MusicShop::addRows(); }

    void aReferenceIsShownByItsName()
    {
        const auto shop = MusicShop::ofRow();
        TestWindow window(shop->location(), {shop->name(u"Customer"_s), {}});
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(shown(window.master(), u"Support rep"_s), u"Jane Peacock"_s);
    }

    void anInvoiceIsAddedByKeysAndOthersSeeIt_data() { MusicShop::addRows(); }

    void anInvoiceIsAddedByKeysAndOthersSeeIt()
    {
        const auto shop = MusicShop::ofRow();
        TestWindow window(shop->location(), {shop->name(u"Customer"_s), u"2"_s});
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(shown(window.master(), u"First name"_s), u"Leonie"_s);
        QTRY_COMPARE(shownChildren(window), invoicesOf(*shop, 2));

        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        if (!shop->isSqlite()) { // there the database numbers it
            auto *number = window.find<QLineEdit>(window.detail(), u"field:invoice_id"_s);
            QTRY_COMPARE(number->text(), u"413"_s);
        }
        auto *date = window.find<QLineEdit>(window.detail(), u"field:"_s + shop->name(u"InvoiceDate"_s));
        date->setFocus();
        window.type(u"5/12/2026 14:30"_s);
        window.find(window.detail(), u"field:"_s + shop->name(u"Total"_s))->setFocus();
        window.type(u"25.86"_s);
        window.press(Qt::Key_S, Qt::ControlModifier);

        const QString added = u"SELECT %1, %2, %3, %4 FROM %5 WHERE %1 > 412"_s.arg(
            shop->name(u"InvoiceId"_s), shop->name(u"CustomerId"_s), shop->name(u"InvoiceDate"_s),
            shop->name(u"Total"_s), shop->name(u"Invoice"_s));
        QTRY_COMPARE(shop->seenFromOutside(added), u"413|2|2026-05-12 14:30:00|25.86"_s);
        QTRY_COMPARE(shown(window.detail(), u"Total"_s), u"25.86"_s);
        QCOMPARE(window.status(u"saved"_s), u"All saved"_s);
    }

    void anInvoiceWithoutItsTotalIsRefusedUnderTheField_data() { MusicShop::addRows(); }

    void anInvoiceWithoutItsTotalIsRefusedUnderTheField()
    {
        const auto shop = MusicShop::ofRow();
        TestWindow window(shop->location(), {shop->name(u"Customer"_s), u"2"_s});
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(shownChildren(window), invoicesOf(*shop, 2));

        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        window.press(Qt::Key_S, Qt::ControlModifier);
        auto *error = window.find<QLabel>(window.detail(), u"error:"_s + shop->name(u"Total"_s));
        QTRY_VERIFY(error->isVisible());
        QCOMPARE(error->text(), u"Total is required."_s);
    }

private:
    static int invoicesOf(MusicShop &shop, int customer)
    {
        return shop
            .value(u"SELECT count(*) FROM %1 WHERE %2 = %3"_s.arg(
                shop.name(u"Invoice"_s), shop.name(u"CustomerId"_s), QString::number(customer)))
            .toInt();
    }
};

RELATA_TEST(ForeignDatabasesTest, "foreign_databases");
#include "test_foreign_databases.moc"
