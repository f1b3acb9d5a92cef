#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "ui/connect_page.h"
#include "ui/recent_list.h"
#include "ui/settings.h"
#include "ui/welcome_page.h"

#include <QtNetwork/QTcpServer>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto Password = "top secret";

/// The server wants a password of ada, and of nobody else.
void demandPassword(TestStore &store)
{
    QFile rules(store.value(u"SHOW hba_file"_s).toString());
    QVERIFY(rules.open(QIODevice::ReadOnly));
    const QByteArray before = rules.readAll();
    rules.close();
    if (!before.contains("ada")) {
        QVERIFY(rules.open(QIODevice::WriteOnly));
        rules.write("local all ada scram-sha-256\n" + before);
        rules.close();
        store.execute({u"CREATE ROLE ada LOGIN PASSWORD '%1'"_s.arg(QLatin1StringView(Password))});
        QVERIFY(store.value(u"SELECT pg_reload_conf()"_s).toBool());
    }
    store.execute({u"GRANT SELECT ON ALL TABLES IN SCHEMA public TO ada"_s});
}

/// The page in the window, and a person's fingers on it.
class Page
{
public:
    Page()
    {
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            QTest::qFail("the window has no focus", __FILE__, __LINE__);
        QTest::keyClick(&window, Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    }

    ConnectPage *page() { return window.findChild<ConnectPage *>(); }

    QLineEdit *field(const QString &name) { return page()->findChild<QLineEdit *>(u"connect:"_s + name); }

    QString answer() { return page()->findChild<MessageBar *>()->text(); }

    void type(const QString &name, const QString &text)
    {
        field(name)->setFocus();
        field(name)->selectAll();
        QTest::keyClicks(field(name), text);
    }

    /// Fills the fields with a location of the test's, for somebody else.
    void fill(const DatabaseLocation &location, const QString &user, const QString &password)
    {
        type(u"host"_s, location.parameters.value(u"host"_s));
        type(u"dbname"_s, location.parameters.value(u"dbname"_s));
        type(u"user"_s, user);
        type(u"password"_s, password);
    }

    void press(const QString &button)
    {
        QTest::mouseClick(page()->findChild<QPushButton *>(button), Qt::LeftButton);
    }

    bool shows(const QString &customer)
    {
        return window.view() && window.view()->isVisible() && window.view()->master()->model()->isLoaded() &&
               TestWindow::rows(window.view()->master()).contains(customer);
    }

    MainWindow window;
};

} // namespace

/// Where a server is asked for: two ways to write the same, a test with a plain answer, and a password that
/// stays in the program.
class ConnectPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { Settings().forgetAll(); }

    void fieldsAndAddressFollowEachOther()
    {
        Page page;
        QVERIFY(page.page()->isVisible());
        page.type(u"host"_s, u"db.example.org"_s);
        page.type(u"port"_s, u"5433"_s);
        page.type(u"dbname"_s, u"shop"_s);
        page.type(u"user"_s, u"ada"_s);
        page.type(u"password"_s, u"secret"_s);
        QCOMPARE(page.field(u"address"_s)->text(), u"postgresql://ada@db.example.org:5433/shop"_s);
        QCOMPARE(page.field(u"password"_s)->echoMode(), QLineEdit::Password);

        page.type(u"address"_s, u"postgresql://grace:hidden@[::1]/store?sslmode=disable"_s);
        QCOMPARE(page.field(u"host"_s)->text(), u"::1"_s);
        QCOMPARE(page.field(u"port"_s)->text(), QString());
        QCOMPARE(page.field(u"user"_s)->text(), u"grace"_s);
        QCOMPARE(page.field(u"password"_s)->text(), u"hidden"_s);
        page.field(u"host"_s)->setFocus();
        QCOMPARE(page.field(u"address"_s)->text(), u"postgresql://grace@[::1]/store?sslmode=disable"_s);
        QCOMPARE(page.page()->location()->parameters.value(u"sslmode"_s), u"disable"_s);
    }

    void anAddressThatIsNoneIsSaid()
    {
        Page page;
        page.type(u"address"_s, u"postgresql://[::1/shop"_s);
        page.press(u"test"_s);
        QCOMPARE(page.answer(), u"This is no valid address of a PostgreSQL database."_s);
        page.type(u"address"_s, u"shop.db"_s);
        page.press(u"connect"_s);
        QCOMPARE(page.answer(), u"An address of a server begins with postgresql://"_s);
    }

    void theTestAnswersPlainly()
    {
        const TestStore store(DatabaseLocation::Kind::PostgreSQL);
        const QString database = store.location().parameters.value(u"dbname"_s);
        Page page;
        page.fill(store.location(), u"postgres"_s, {});
        page.press(u"test"_s);
        QTRY_COMPARE(page.answer(),
                     u"Connected to %1 on this computer as postgres: 3 tables."_s.arg(database));
        QVERIFY(!page.window.view());

        page.type(u"dbname"_s, u"nowhere"_s);
        page.press(u"test"_s);
        QTRY_COMPARE(page.answer(), u"There is no database nowhere on the server."_s);
        page.type(u"user"_s, u"nobody"_s);
        page.press(u"test"_s);
        QTRY_COMPARE(page.answer(), u"The server does not let nobody in."_s);
        page.type(u"host"_s, u"localhost"_s);
        page.type(u"port"_s, u"1"_s);
        page.press(u"test"_s);
        QTRY_COMPARE(page.answer(), u"The server at localhost:1 refused the connection."_s);
        page.type(u"host"_s, u"no.such.host.invalid"_s);
        page.press(u"test"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page.answer(), u"There is no server of the name no.such.host.invalid."_s,
                                  30'000);
    }

    void aPasswordIsAskedForAgainAndKeptInTheProgramAlone()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        demandPassword(store);
        Page page;
        page.fill(store.location(), u"ada"_s, u"wrong"_s);
        do { // the rules of who may enter take a moment to be read
            page.press(u"test"_s);
            QTRY_VERIFY(!page.answer().isEmpty());
        } while (page.answer().startsWith(u"Connected"));
        QCOMPARE(page.answer(), u"The password for ada was not accepted."_s);
        QCOMPARE(QApplication::focusWidget(), page.field(u"password"_s));
        page.type(u"password"_s, QString::fromLatin1(Password));
        QTest::keyClick(page.field(u"password"_s), Qt::Key_Return);
        QTRY_VERIFY(page.shows(u"Grace Hopper"_s));
        QVERIFY(!page.window.windowTitle().contains(QLatin1StringView(Password)));

        // In this run nobody is asked again …
        const DatabaseLocation remembered = Settings().recentDatabases().constFirst().location;
        QVERIFY(!remembered.hasPassword());
        page.window.open(remembered);
        QTRY_VERIFY(page.shows(u"Grace Hopper"_s));

        // … in the next one the page asks, with everything else filled in.
        MainWindow next;
        next.show();
        next.activateWindow();
        next.open(remembered);
        auto *connectPage = next.findChild<ConnectPage *>();
        QTRY_VERIFY(connectPage->isVisible());
        QTRY_COMPARE(connectPage->findChild<MessageBar *>()->text(),
                     u"The server wants a password for ada."_s);
        QCOMPARE(connectPage->findChild<QLineEdit *>(u"connect:user"_s)->text(), u"ada"_s);
        auto *password = connectPage->findChild<QLineEdit *>(u"connect:password"_s);
        QCOMPARE(password->text(), QString());
        QTRY_COMPARE(QApplication::focusWidget(), password);
        QTest::keyClicks(password, QString::fromLatin1(Password));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(next.view() && next.view()->isVisible());
    }

    void aServerThatDoesNotAnswerIsLeftAlone()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Page page;
        page.type(u"address"_s,
                  u"postgresql://ada@127.0.0.1:%1/shop?connect_timeout=2"_s.arg(silent.serverPort()));
        page.press(u"connect"_s);
        auto *cancel = page.page()->findChild<QPushButton *>(u"cancelConnect"_s);
        QCOMPARE(cancel->text().remove(u'&'), u"Stop"_s);
        QElapsedTimer clock;
        clock.start();
        QTest::keyClick(cancel, Qt::Key_Escape); // at once
        QVERIFY(clock.elapsed() < 1'000);
        QCOMPARE(cancel->text().remove(u'&'), u"Cancel"_s);
        QCOMPARE(page.answer(), QString());

        page.press(u"test"_s);
        QTRY_COMPARE_WITH_TIMEOUT(
            page.answer(),
            u"The server at 127.0.0.1:%1 did not answer within 2 seconds."_s.arg(silent.serverPort()),
            10'000);
        QTest::keyClick(page.page(), Qt::Key_Escape);
        QVERIFY(page.window.findChild<WelcomePage *>()->isVisible());
    }

    void cancelLeadsBackToWhatWasOpen()
    {
        const TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!window.window().view()->isVisible());
        window.press(Qt::Key_Escape);
        QVERIFY(window.window().view()->isVisible());
        QCOMPARE(QApplication::focusWidget(), window.master()->table());
    }
};

RELATA_TEST(ConnectPageTest, "connect_page");
#include "test_connect_page.moc"
