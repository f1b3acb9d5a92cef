#include "models/journal.h"
#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "typing.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A data folder in which nothing can be kept: something else is where the drafts would be.
class NoPlaceForDrafts
{
public:
    explicit NoPlaceForDrafts(const DatabaseLocation &location)
        : m_inTheWay(Journal::folder(u"drafts"_s, location))
    {
        QDir().mkpath(QFileInfo(m_inTheWay).absolutePath());
        if (!m_inTheWay.open(QIODevice::WriteOnly))
            qFatal("Cannot write %s.", qPrintable(m_inTheWay.fileName()));
    }

    ~NoPlaceForDrafts() { m_inTheWay.remove(); }

    Q_DISABLE_COPY_MOVE(NoPlaceForDrafts)

private:
    QFile m_inTheWay;
};

} // namespace

/// Closing the window while something is typed and not saved.
class QuittingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatIsTypedIsKeptAndNothingIsAsked_data() { addDatabaseKinds(); }

    void whatIsTypedIsKeptAndNothingIsAsked()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        newCustomer(window);
        window.type(u"Alan"_s);
        QVERIFY(window.window().close());
        QVERIFY(!window.window().isVisible());
        QCOMPARE(store.value(u"SELECT count(*) FROM customers"_s).toInt(), 3);
    }

    void whatCannotBeKeptIsSaidAndAskedAboutFirst_data() { addDatabaseKinds(); }

    void whatCannotBeKeptIsSaidAndAskedAboutFirst()
    {
        TestStore store(databaseKind());
        const NoPlaceForDrafts nowhere(store.location());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QLineEdit *name = newCustomer(window);
        window.type(u"Alan"_s);
        QTRY_VERIFY(windowMessage(window).startsWith(
            u"What you type is not kept safe at the moment: save it before Relata ends."_s));

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

    void whenTheDataFolderCanBeWrittenAgainTheWarningGoes()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        auto nowhere = std::make_unique<NoPlaceForDrafts>(store.location());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        newCustomer(window);
        window.type(u"Alan"_s);
        QTRY_VERIFY(!windowMessage(window).isEmpty());
        nowhere.reset();
        window.type(u" Turing"_s);
        QTRY_COMPARE(windowMessage(window), QString());
        QVERIFY(window.window().close());
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
