#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "typing.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// Closing the window while something is typed and not saved.
class QuittingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatIsTypedIsAskedAboutFirst_data() { addDatabaseKinds(); }

    void whatIsTypedIsAskedAboutFirst()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QLineEdit *name = newCustomer(window);
        window.type(u"Alan"_s);

        QVERIFY(!window.window().close());
        QCOMPARE(windowMessage(window), u"What you have typed is not saved yet. Quit and discard it?"_s);
        QVERIFY(!window.window().close()); // nor the second time
        QVERIFY(window.window().isVisible());
        QVERIFY(windowButton(window, u"Keep Editing"_s)->hasFocus());
        window.press(Qt::Key_Return);
        QCOMPARE(windowMessage(window), QString());
        QVERIFY(name->hasFocus());
        QCOMPARE(name->text(), u"Alan"_s);

        QVERIFY(!window.window().close());
        window.press(Qt::Key_Escape);
        QVERIFY(name->hasFocus());

        QVERIFY(!window.window().close());
        window.click(windowButton(window, u"Discard and Quit"_s));
        QVERIFY(!window.window().isVisible());
        QCOMPARE(store.value(u"SELECT count(*) FROM customers"_s).toInt(), 3);
    }

    void withoutAnythingTypedItClosesAtOnce_data() { addDatabaseKinds(); }

    void withoutAnythingTypedItClosesAtOnce()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        newCustomer(window); // a form that is open and empty loses nothing
        QVERIFY(window.window().close());
    }
};

RELATA_TEST(QuittingTest, "quitting");
#include "test_quitting.moc"
