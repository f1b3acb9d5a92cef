#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "ui/connect_page.h"
#include "ui/saved_connections.h"
#include "ui/secret_store.h"
#include "ui/settings.h"
#include "ui/typing.h"

#include <QtWidgets/QCheckBox>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Long = 30'000; ///< milliseconds, on a busy machine
const QString Password = u"top secret"_s;

/// A keyring that is a map, or one that cannot be used.
class TestKeyring : public SecretStore
{
public:
    struct State
    {
        QMap<QString, QString> secrets;
        QString problem;
        int asked = 0;
    };

    explicit TestKeyring(State &state)
        : m_state(state)
    {
    }

    void find(const QString &name, QObject *receiver, Found found) override
    {
        ++m_state.asked;
        QMetaObject::invokeMethod(
            receiver, [this, name, found = std::move(found)] { found(m_state.secrets.value(name)); },
            Qt::QueuedConnection);
    }

    void keep(const QString &name, const QString &secret, QObject *receiver, Kept kept) override
    {
        if (m_state.problem.isEmpty())
            m_state.secrets.insert(name, secret);
        QMetaObject::invokeMethod(
            receiver, [this, kept = std::move(kept)] { kept(m_state.problem); }, Qt::QueuedConnection);
    }

    void forget(const QString &name) override { m_state.secrets.remove(name); }

private:
    State &m_state;
};

} // namespace

/// Connecting to a server day after day: what is typed once need not be typed again, and a password is in the
/// keyring or nowhere.
class ConnectingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_keyring = {};
        SecretStore::setInstance(std::make_unique<TestKeyring>(m_keyring));
        Settings().forgetAll();
    }

    void aPasswordThatIsToBeKeptIsInTheKeyringAndInNoFile()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        const DatabaseLocation place = placeOfAda(store);
        TestWindow window(store.location());
        QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), Long);
        type(window, place, Password, true);
        QTRY_COMPARE_WITH_TIMEOUT(window.window().windowTitle().contains(u"Customers"), true, Long);
        QTRY_COMPARE_WITH_TIMEOUT(m_keyring.secrets.value(place.toArgument()), Password, Long);
        QFile settings(Settings::file());
        QVERIFY(settings.open(QIODevice::ReadOnly));
        const QByteArray written = settings.readAll();
        QVERIFY(written.contains("ada"));
        QVERIFY(!written.contains("top") && !written.contains("secret"));
        qInfo("in the keyring under %s; in %s: %lld bytes without it", qPrintable(place.toArgument()),
              qPrintable(settings.fileName()), written.size());
    }

    void aPasswordThatIsNotToBeKeptIsNotKept()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        const DatabaseLocation place = placeOfAda(store);
        TestWindow window(store.location());
        QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), Long);
        type(window, place, Password, false);
        QTRY_VERIFY_WITH_TIMEOUT(opened(window, place), Long);
        QVERIFY(m_keyring.secrets.isEmpty());
    }

    void thePasswordInTheKeyringOpensTheDatabase()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        const DatabaseLocation place = placeOfAda(store);
        m_keyring.secrets.insert(place.toArgument(), Password);
        TestWindow window(place);
        QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), Long);
        QVERIFY(TestWindow::rows(window.master()).contains(u"Grace Hopper"));
        QCOMPARE(m_keyring.asked, 1);
    }

    void aWrongPasswordInTheKeyringIsAskedFor()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        const DatabaseLocation place = placeOfAda(store);
        m_keyring.secrets.insert(place.toArgument(), u"an old one"_s);
        TestWindow window(place);
        const auto *page = window.find<ConnectPage>(&window.window(), u"connectPage"_s);
        QTRY_COMPARE_WITH_TIMEOUT(page->findChild<MessageBar *>()->text(),
                                  u"The password for ada was not accepted."_s, Long);
        QVERIFY(page->isVisible());
        QCOMPARE(m_keyring.asked, 1);
    }

    void aServerThatWantsNoPasswordLeavesTheKeyringAlone()
    {
        const TestStore store(DatabaseLocation::Kind::PostgreSQL);
        TestWindow window(store.location());
        QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), Long);
        QCOMPARE(m_keyring.asked, 0);
    }

    void withoutAKeyringItIsSaidAndTheDatabaseIsOpen()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        const DatabaseLocation place = placeOfAda(store);
        m_keyring.problem = u"There is no keyring."_s;
        TestWindow window(store.location());
        QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), Long);
        type(window, place, Password, true);
        QTRY_COMPARE_WITH_TIMEOUT(windowMessage(window), m_keyring.problem, Long);
        QTRY_VERIFY_WITH_TIMEOUT(opened(window, place), Long);
    }

    void aServerThatWasUsedBeforeIsChosenFromAList()
    {
        const TestStore store(DatabaseLocation::Kind::PostgreSQL);
        TestWindow window(store.location());
        QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), Long);
        window.press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        auto *page = window.find<ConnectPage>(&window.window(), u"connectPage"_s);
        auto *saved = page->findChild<SavedConnections *>();
        QCOMPARE(saved->count(), 2);
        saved->setFocus();
        QTest::keyClick(saved, Qt::Key_Down);
        QCOMPARE(page->findChild<QLineEdit *>(u"connect:dbname"_s)->text(),
                 store.location().parameters.value(u"dbname"_s));
        QCOMPARE(page->location()->parameters.value(u"host"_s), store.location().parameters.value(u"host"_s));
        picture(window, u"connect"_s);
    }

    void anEmptyDatabaseIsOfferedTablesAndTheirSqlIsShown()
    {
        TestDatabase database(DatabaseLocation::Kind::PostgreSQL);
        TestWindow window(database.location());
        QTRY_VERIFY_WITH_TIMEOUT(window.window().view(), Long);
        QTRY_VERIFY(windowMessage(window).startsWith(u"There are no tables in this database yet."));
        QCOMPARE(database.value(u"SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"_s).toInt(), 0);
        const int height = window.window().height();
        QTest::mouseClick(windowButton(window, u"Details"_s), Qt::LeftButton);
        const auto labels = windowMessages(window)->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"CREATE TABLE customers");
        }));
        QTRY_VERIFY(windowMessages(window)->height() > 150);
        QCOMPARE(window.window().height(), height); // a long text is scrolled
        QVERIFY(windowMessages(window)->height() < height / 2);
        picture(window, u"empty"_s);
        QTest::mouseClick(windowButton(window, u"Make the Tables"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(window.isReady() && window.master()->query().table.name == u"customers",
                                 Long);
        QCOMPARE(windowMessage(window), QString());
    }

    void whatTheServerSaysAboutAColumnIsTheHelpOfItsField()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        store.execute({u"COMMENT ON COLUMN customers.phone IS 'With the country''s number'"_s});
        TestWindow window(store.location());
        QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), Long);
        QLineEdit *name = newCustomer(window);
        QCOMPARE(name->accessibleDescription(), u"Required"_s);
        const auto *phone = window.find<QLineEdit>(window.master(), u"field:phone"_s);
        QCOMPARE(phone->toolTip(), u"With the country's number"_s);
        QCOMPARE(phone->accessibleDescription(), u"With the country's number"_s);
    }

private:
    /// The store, for somebody from whom the server wants a password.
    static DatabaseLocation placeOfAda(TestStore &store)
    {
        QFile rules(store.value(u"SHOW hba_file"_s).toString());
        if (!rules.open(QIODevice::ReadOnly))
            qFatal("no rules of who may enter");
        const QByteArray before = rules.readAll();
        rules.close();
        if (!before.contains("ada")) {
            store.execute({u"CREATE ROLE ada LOGIN PASSWORD '%1'"_s.arg(Password)});
            if (!rules.open(QIODevice::WriteOnly))
                qFatal("the rules cannot be written");
            rules.write("local all ada scram-sha-256\n" + before);
            rules.close();
            store.value(u"SELECT pg_reload_conf()"_s);
        }
        store.execute({u"GRANT SELECT ON ALL TABLES IN SCHEMA public TO ada"_s});
        DatabaseLocation place = store.location();
        place.parameters.insert(u"user"_s, u"ada"_s);
        // The rules take a moment to be read.
        const auto refused = [&] { return !Connection::open(place); };
        if (!QTest::qWaitFor(refused, Long))
            qFatal("the server lets ada in without a password");
        return place;
    }

    static void type(TestWindow &window, const DatabaseLocation &place, const QString &password, bool keep)
    {
        window.press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        auto *page = window.find<ConnectPage>(&window.window(), u"connectPage"_s);
        for (const QString &name : {u"host"_s, u"dbname"_s, u"user"_s})
            fill(*page, name, place.parameters.value(name));
        fill(*page, u"password"_s, password);
        auto *check = page->findChild<QCheckBox *>(u"keepPassword"_s);
        if (keep != check->isChecked())
            QTest::keyClick(check, Qt::Key_Space);
        QTest::mouseClick(page->findChild<QPushButton *>(u"connect"_s), Qt::LeftButton);
    }

    static void fill(const ConnectPage &page, const QString &name, const QString &text)
    {
        auto *field = page.findChild<QLineEdit *>(u"connect:"_s + name);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }

    static bool opened(TestWindow &window, const DatabaseLocation &place)
    {
        return window.window().view() && window.window().view()->isVisible() && window.isReady() &&
               Settings().recentDatabases().constFirst().location.toArgument() == place.toArgument();
    }

    static void picture(TestWindow &window, const QString &name)
    {
        if (qEnvironmentVariableIsSet("RELATA_PICTURES"))
            window.window().grab().save(qEnvironmentVariable("RELATA_PICTURES") + u'/' + name + u".png"_s);
    }

    TestKeyring::State m_keyring;
};

RELATA_TEST(ConnectingTest, "connecting");
#include "test_connecting.moc"
