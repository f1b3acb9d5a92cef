#include "support/test_registry.h"
#include "support/test_window.h"
#include "ui/deep_shop.h"
#include "ui/settings.h"
#include "ui/sidebar.h"

#include <QtWidgets/QTreeWidget>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

class TablesWindow : public TestWindow
{
public:
    explicit TablesWindow(const DeepShop &shop)
        : TestWindow(shop.location(), {u"customers"_s, {}})
    {
    }

    Sidebar *sidebar() { return window().view()->sidebar(); }

    QTreeWidget *tables() { return find<QTreeWidget>(sidebar(), u"tables"_s); }

    QLineEdit *filter() { return find<QLineEdit>(sidebar(), u"tableFilter"_s); }

    /// As they stand there, one below the other.
    QString shown()
    {
        QStringList names;
        for (int i = 0; i < tables()->topLevelItemCount(); ++i) {
            if (!tables()->topLevelItem(i)->isHidden())
                names << tables()->topLevelItem(i)->text(0);
        }
        return names.join(u'|');
    }

    /// The one that is marked as the one that is shown.
    QString marked()
    {
        QStringList names;
        for (int i = 0; i < tables()->topLevelItemCount(); ++i) {
            if (tables()->topLevelItem(i)->font(0).weight() > QFont::Medium)
                names << tables()->topLevelItem(i)->text(0);
        }
        return names.join(u'|');
    }

    void find() { press(Qt::Key_T, Qt::ControlModifier); }

    using TestWindow::find;
};

} // namespace

/// The list of tables beside the records.
class SidebarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QSettings(Settings::file(), QSettings::IniFormat).remove(u"window"_s); }

    void tablesComeBeforeViewsAndTheShownOneIsMarked_data() { addDatabaseKinds(); }

    void tablesComeBeforeViewsAndTheShownOneIsMarked()
    {
        DeepShop shop(databaseKind());
        shop.execute({u"CREATE VIEW everybody AS SELECT name FROM customers"_s});
        TablesWindow window(shop);
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_F9);
        QVERIFY(window.sidebar()->isVisible());
        QCOMPARE(window.shown(), u"Customers|Line|Orders|Product|Supplier|Everybody (view)"_s);
        QCOMPARE(window.marked(), u"Customers"_s);
        window.window().view()->showTable(shop.isSqlite() ? TableName{{}, u"product"_s}
                                                          : TableName{u"public"_s, u"product"_s});
        QTRY_COMPARE(window.marked(), u"Product"_s);
    }

    void aTableIsFoundByTypingAndOpenedByEnter()
    {
        DeepShop shop;
        TablesWindow window(shop);
        QTRY_VERIFY(window.isReady());
        window.find();
        QVERIFY(window.filter()->hasFocus());
        window.type(u"UPP"_s);
        QCOMPARE(window.shown(), u"Supplier"_s);
        window.press(Qt::Key_Return);
        QTRY_COMPARE(window.current(window.master()), u"Acme"_s);
        QVERIFY(window.master()->table()->hasFocus());
        QCOMPARE(window.shown(), u"Customers|Line|Orders|Product|Supplier"_s);
    }

    void arrowsWalkThroughTheListAndEscapeLeavesIt()
    {
        DeepShop shop;
        TablesWindow window(shop);
        QTRY_VERIFY(window.isReady());
        window.find();
        window.press(Qt::Key_Down); // from Customers
        QVERIFY(window.tables()->hasFocus());
        QCOMPARE(window.tables()->currentItem()->text(0), u"Line"_s);
        window.press(Qt::Key_Escape);
        QVERIFY(window.master()->table()->hasFocus());
        QCOMPARE(window.master()->heading(), u"Customers"_s);
        window.find();
        window.press(Qt::Key_Down);
        window.press(Qt::Key_Return);
        QTRY_COMPARE(window.master()->heading(), u"Line"_s);
    }

    void aClickOpensATable()
    {
        DeepShop shop;
        TablesWindow window(shop);
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_F9);
        QTreeWidget *tables = window.tables();
        QTest::mouseClick(tables->viewport(), Qt::LeftButton, {},
                          tables->visualItemRect(tables->topLevelItem(3)).center());
        QTRY_COMPARE(window.master()->heading(), u"Product"_s);
    }

    void belowATableStandsThePlaceOfRecordsWithoutAParent()
    {
        DeepShop shop;
        TablesWindow window(shop);
        QTRY_VERIFY(window.isReady());
        window.find();
        window.type(u"orders"_s);
        window.press(Qt::Key_Down);  // to the list
        window.press(Qt::Key_Right); // opens it
        window.press(Qt::Key_Down);
        QCOMPARE(window.tables()->currentItem()->text(0), u"Without customer"_s);
        window.press(Qt::Key_Return);
        QTRY_COMPARE(window.master()->heading(), u"Orders without customer"_s);
        QCOMPARE(window.tables()->currentItem()->text(0), u"Without customer"_s);
    }

    void whetherItIsShownIsRemembered()
    {
        DeepShop shop;
        {
            TablesWindow window(shop);
            QTRY_VERIFY(window.isReady());
            QVERIFY(!window.sidebar()->isVisible()); // of five tables there need be no list
            window.press(Qt::Key_F9);
        }
        TablesWindow again(shop);
        QTRY_VERIFY(again.isReady());
        QVERIFY(again.sidebar()->isVisible());
        again.find();
        again.press(Qt::Key_F9);
        QVERIFY(!again.sidebar()->isVisible());
        QVERIFY(again.master()->table()->hasFocus());
    }

    void ofManyTablesItIsThereAtOnce()
    {
        DeepShop shop;
        for (int i = 0; i < 4; ++i)
            shop.execute({u"CREATE TABLE more%1 (id integer PRIMARY KEY)"_s.arg(i)});
        TablesWindow window(shop);
        QTRY_VERIFY(window.isReady());
        QVERIFY(window.sidebar()->isVisible());
    }
};

RELATA_TEST(SidebarTest, "sidebar");
#include "test_sidebar.moc"
