#include "support/test_registry.h"
#include "support/test_store.h"
#include "ui/typing.h"

#include <QtWidgets/QAbstractItemView>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A window on the orders, one of which is to be somebody else's; there are two people called Ada Lovelace.
struct Orders
{
    explicit Orders(DatabaseLocation::Kind kind)
        : store(kind)
    {
        store.execute({u"INSERT INTO customers (name, city) VALUES ('Ada Lovelace', 'Paris')"_s});
        window = std::make_unique<TestWindow>(store.location(), StartPlace{u"orders"_s, {}});
    }

    QLineEdit *openOrder()
    {
        window->click(window->master(), u"20001"_s);
        window->press(Qt::Key_Return);
        return window->find<QLineEdit>(window->master(), u"field:customer_id"_s);
    }

    static QAbstractItemView *list()
    {
        return qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
    }

    /// Types the name and chooses the one of that city.
    void choose(QLineEdit *field, const QString &city)
    {
        field->setFocus();
        field->selectAll();
        window->type(u"ada"_s);
        QTRY_VERIFY(list() && list()->model()->rowCount() == 2);
        for (int row = 0; row < 2; ++row) {
            QTest::keyClick(list(), Qt::Key_Down);
            if (list()->currentIndex().data(Qt::AccessibleTextRole).toString().contains(city))
                break;
        }
        QTest::keyClick(list(), Qt::Key_Return);
    }

    QString customer()
    {
        return store
            .value(u"SELECT city FROM customers WHERE id = (SELECT customer_id FROM orders WHERE "
                   "order_number = '20001')"_s)
            .toString();
    }

    TestStore store;
    std::unique_ptr<TestWindow> window;
};

} // namespace

/// Two records of one name in a reference's list.
class NamesakesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void theOneThatIsChosenIsTheOneThatIsSaved_data()
    {
        QTest::addColumn<DatabaseLocation::Kind>("kind");
        QTest::addColumn<QString>("city");
        for (const auto kind : {DatabaseLocation::Kind::SQLite, DatabaseLocation::Kind::PostgreSQL}) {
            for (const QString &city : {u"London"_s, u"Paris"_s})
                QTest::addRow("%s, %s", kind == DatabaseLocation::Kind::SQLite ? "sqlite" : "postgresql",
                              qPrintable(city))
                    << kind << city;
        }
    }

    void theOneThatIsChosenIsTheOneThatIsSaved()
    {
        QFETCH(QString, city);
        Orders orders(databaseKind());
        QTRY_VERIFY(orders.window->isReady());
        QLineEdit *field = orders.openOrder();
        orders.choose(field, city);
        QCOMPARE(field->text(), u"Ada Lovelace · "_s + city);
        orders.window->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(orders.customer(), city);
    }

    void takingBackAndPuttingBackTheTypingNeverChangesWhoIsMeant()
    {
        Orders orders(DatabaseLocation::Kind::SQLite);
        QTRY_VERIFY(orders.window->isReady());
        QLineEdit *field = orders.openOrder();
        orders.choose(field, u"London"_s);
        orders.choose(field, u"Paris"_s);
        field->undo();
        while (field->isUndoAvailable() && !field->text().endsWith(u"London"_s))
            field->undo();
        QCOMPARE(field->text(), u"Ada Lovelace · London"_s);
        orders.window->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(orders.customer(), u"London"_s);
    }
};

RELATA_TEST(NamesakesTest, "namesakes");
#include "test_namesakes.moc"
