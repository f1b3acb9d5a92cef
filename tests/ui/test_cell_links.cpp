#include "support/test_registry.h"
#include "support/test_window.h"
#include "ui/deep_shop.h"

#include <QtGui/QHelpEvent>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolTip>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The orders in a window, of which 101 belongs to Ada Lovelace and 104 to nobody.
class Orders : public TestWindow
{
public:
    explicit Orders(const DeepShop &shop)
        : TestWindow(shop.location(), {u"orders"_s, u"1"_s})
    {
    }

    QModelIndex cell(const QString &column, const QString &number)
    {
        const RecordTableModel *model = master()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, int(model->columns().indexOf(u"order_number"_s))).data().toString() ==
                number)
                return model->index(row, int(model->columns().indexOf(column)));
        }
        return {};
    }

    QPoint middle(const QModelIndex &cell) { return master()->table()->visualRect(cell).center(); }

    void click(const QModelIndex &cell, Qt::KeyboardModifiers modifiers)
    {
        QTest::mouseClick(master()->table()->viewport(), Qt::LeftButton, modifiers, middle(cell));
    }

    /// As the mouse does that rests there.
    void hover(const QModelIndex &cell)
    {
        QWidget *viewport = master()->table()->viewport();
        QTest::mouseMove(viewport, middle(cell));
        QHelpEvent event(QEvent::ToolTip, middle(cell), viewport->mapToGlobal(middle(cell)));
        QApplication::sendEvent(viewport, &event);
    }

    using TestWindow::click;
};

} // namespace

/// Cells that lead to the records that they name or count.
class CellLinksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void cleanup() { QToolTip::hideText(); }

    void ctrlClickOnAReferenceGoesThere_data() { addDatabaseKinds(); }

    void ctrlClickOnAReferenceGoesThere()
    {
        DeepShop shop(databaseKind());
        Orders window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.master()->model()->rowCount(), 4);
        QTRY_COMPARE(window.cell(u"customer_id"_s, u"103"_s).data().toString(), u"Grace Hopper"_s);
        window.click(window.cell(u"customer_id"_s, u"103"_s), Qt::ControlModifier);
        QTRY_COMPARE(window.current(window.master()), u"Grace Hopper"_s);
        QTRY_COMPARE(window.current(window.detail()), u"103"_s);
    }

    void ctrlClickElsewhereSelects()
    {
        DeepShop shop;
        Orders window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.master()->model()->rowCount(), 4);
        window.click(window.cell(u"order_number"_s, u"101"_s), {});
        window.click(window.cell(u"order_number"_s, u"103"_s), Qt::ControlModifier);
        QCOMPARE(window.master()->table()->selectionModel()->selection().size(), 2);
        window.click(window.cell(u"customer_id"_s, u"104"_s), Qt::ControlModifier); // it leads nowhere
        QCOMPARE(window.master()->table()->selectionModel()->selection().size(), 3);
        QCOMPARE(window.master()->heading(), u"Orders"_s);
    }

    void ctrlClickOnACountGoesDown()
    {
        DeepShop shop;
        Orders window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.master()->model()->rowCount(), 4);
        const int lines = window.master()->model()->columnCount() - 1;
        QTRY_COMPARE(window.cell(u"order_number"_s, u"101"_s).siblingAtColumn(lines).data().toString(),
                     u"2"_s);
        window.click(window.cell(u"order_number"_s, u"101"_s).siblingAtColumn(lines), Qt::ControlModifier);
        QTRY_COMPARE(window.master()->heading(), u"Line of 101"_s);
        QCOMPARE(window.master()->model()->rowCount(), 2);
    }

    void theMenuOfACellLeadsThereByKeys()
    {
        DeepShop shop;
        Orders window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.cell(u"customer_id"_s, u"103"_s).data().toString(), u"Grace Hopper"_s);
        RecordTableView *table = window.master()->table();
        table->setCurrentIndex(window.cell(u"customer_id"_s, u"103"_s));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(table, &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QCOMPARE(menu->activeAction()->text(), u"&Go to Customer Grace Hopper"_s);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(window.current(window.master()), u"Grace Hopper"_s);
    }

    void theMouseRestingOnAReferenceShowsTheRecord_data() { addDatabaseKinds(); }

    void theMouseRestingOnAReferenceShowsTheRecord()
    {
        DeepShop shop(databaseKind());
        shop.execute({u"UPDATE customers SET city = '<b>New</b> York' WHERE id = 2"_s});
        Orders window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.cell(u"customer_id"_s, u"103"_s).data().toString(), u"Grace Hopper"_s);
        window.hover(window.cell(u"customer_id"_s, u"103"_s));
        QTRY_VERIFY(QToolTip::text().contains(u"<b>Grace Hopper</b>"_s));
        QVERIFY(QToolTip::text().contains(u"City"_s));
        QVERIFY(QToolTip::text().contains(u"&lt;b&gt;New&lt;/b&gt; York"_s)); // a value is never markup

        window.press(Qt::Key_Down);
        QTRY_VERIFY(!QToolTip::isVisible());
    }

    void aReferenceThatWasLeftIsNotShown()
    {
        DeepShop shop;
        Orders window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.cell(u"customer_id"_s, u"103"_s).data().toString(), u"Grace Hopper"_s);
        window.hover(window.cell(u"customer_id"_s, u"103"_s));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(window.master()->table()->viewport(), &leave);
        window.hover(window.cell(u"customer_id"_s, u"101"_s)); // read behind it
        QTRY_VERIFY(QToolTip::text().contains(u"Ada Lovelace"_s));
    }

    void aCellWithoutAReferenceShowsNothing()
    {
        DeepShop shop;
        Orders window(shop);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.cell(u"customer_id"_s, u"103"_s).data().toString(), u"Grace Hopper"_s);
        window.hover(window.cell(u"customer_id"_s, u"104"_s));
        window.hover(window.cell(u"customer_id"_s, u"103"_s));
        QTRY_VERIFY(QToolTip::text().contains(u"Grace Hopper"_s));
        window.hover(window.cell(u"order_number"_s, u"103"_s));
        QTRY_VERIFY(!QToolTip::isVisible());
    }
};

RELATA_TEST(CellLinksTest, "cell_links");
#include "test_cell_links.moc"
