#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "ui/draft_offer.h"
#include "ui/opening_page.h"
#include "ui/recent_delegate.h"
#include "ui/recent_list.h"
#include "ui/settings.h"
#include "ui/welcome_page.h"

#include <QtCore/QMimeData>
#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtGui/QDropEvent>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = DatabaseLocation::Kind;

/// The window as it is before anything is open.
class EmptyWindow
{
public:
    EmptyWindow()
    {
        window.show();
        window.activateWindow();
    }

    template <typename Widget>
    Widget *find(const QString &name = {})
    {
        auto *found = window.findChild<Widget *>(name);
        if (!found)
            QTest::qFail(qPrintable(u"there is no "_s + name), __FILE__, __LINE__);
        return found;
    }

    WelcomePage *welcome() { return find<WelcomePage>(); }

    RecentList *recent() { return find<RecentList>(); }

    QString message() { return window.centralWidget()->findChild<MessageBar *>(u"message"_s)->text(); }

    QPushButton *messageButton(const QString &text)
    {
        for (auto *button :
             window.centralWidget()->findChild<MessageBar *>()->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    }

    QAction *entry(const QString &text)
    {
        for (QAction *action : window.findChildren<QAction *>()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        QTest::qFail(qPrintable(u"there is no entry "_s + text), __FILE__, __LINE__);
        return nullptr;
    }

    bool shows(const QString &name)
    {
        return window.view() && window.view()->isVisible() && window.view()->master()->model()->isLoaded() &&
               window.windowTitle().contains(name);
    }

    void drop(QWidget *target, const QList<QUrl> &urls)
    {
        QMimeData data;
        data.setUrls(urls);
        const QPoint middle = target->rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &drop);
        QCOMPARE(drop.dropAction(), Qt::CopyAction);
    }

    MainWindow window;
};

/// Chooses a file in the dialog that is open, as if its name had been typed.
void choose(EmptyWindow &window, const QString &dialogName, const QString &path)
{
    auto *dialog = window.find<QFileDialog>(dialogName);
    QVERIFY(dialog->isVisible());
    auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    name->setText(path);
    QTest::keyClick(name, Qt::Key_Return);
}

QStringList names(const RecentList &list)
{
    QStringList texts;
    for (int row = 0; row < list.count(); ++row)
        texts << list.item(row)->text();
    return texts;
}

} // namespace

/// The ways to a database, and what stands in the window where there is none.
class OpeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { Settings().forgetAll(); }

    void whereNothingIsOpenThereAreTheWaysToADatabase()
    {
        EmptyWindow empty;
        QVERIFY(empty.welcome()->isVisible());
        QVERIFY(!empty.recent()->isVisible());
        QVERIFY(!empty.find<QPushButton>(u"back"_s)->isVisible());
        for (const QString &name :
             {u"New Store…"_s, u"Open Sample"_s, u"Open a File…"_s, u"Connect to a Server…"_s}) {
            const auto buttons = empty.welcome()->findChildren<QPushButton *>();
            QVERIFY2(std::ranges::any_of(buttons, [&](auto *b) { return b->accessibleName() == name; }),
                     qPrintable(name));
        }
        QVERIFY(!empty.entry(u"Close Database"_s)->isEnabled());
    }

    void aNewStoreIsMadeWhereOneWantsIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"shop.db"_s);
        EmptyWindow empty;
        QTRY_VERIFY(empty.window.isActiveWindow());
        auto *button = empty.welcome()->findChild<QPushButton *>();
        QCOMPARE(button->accessibleName(), u"New Store…"_s);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Return);
        choose(empty, u"newStore"_s, path);
        QTRY_VERIFY(empty.shows(u"shop.db"_s));
        QCOMPARE(empty.window.windowTitle().section(u" — "_s, 0, 0), u"Customers"_s);
        QVERIFY(QFile::exists(path));

        EmptyWindow next; // it stands in the list, and is the one that a next run begins with
        QCOMPARE(names(*next.recent()), QStringList{u"shop.db"_s});
        QCOMPARE(Settings().lastDatabase()->path, path);
        QVERIFY(Settings().lastDatabase()->ownStore);
    }

    void aNewStoreReplacesNoFile()
    {
        const TestStore store(Kind::SQLite);
        EmptyWindow empty;
        empty.entry(u"New Store…"_s)->trigger();
        choose(empty, u"newStore"_s, store.location().path);
        QTRY_COMPARE(empty.message(),
                     u"There is a file store.db already, and a new store does not replace it. "
                     "Choose another name."_s);
        QVERIFY(QFileInfo(store.location().path).size() > 0);
    }

    void theSampleIsFullAndNotRemembered()
    {
        EmptyWindow empty;
        empty.entry(u"Open Sample"_s)->trigger();
        QTRY_VERIFY(empty.shows(u"sample.db"_s));
        QTRY_COMPARE(empty.window.view()->master()->model()->rowCount(), 1'000);
        QVERIFY(Settings().recentDatabases().isEmpty());
    }

    void aFileIsOpenedReadOnlyAndStaysSoInTheList()
    {
        const TestStore store(Kind::SQLite);
        {
            EmptyWindow empty;
            empty.entry(u"Open a File Read-Only…"_s)->trigger();
            choose(empty, u"openFile"_s, store.location().path);
            QTRY_VERIFY(empty.shows(u"store.db"_s));
            QVERIFY(empty.find<QLabel>(u"readOnly"_s)->isVisible());
        }
        EmptyWindow next;
        QVERIFY(next.recent()->item(0)->data(RecentDelegate::PlaceRole).toString().contains(u"read only"));
        QTest::mouseClick(next.recent()->viewport(), Qt::LeftButton, {},
                          next.recent()->visualItemRect(next.recent()->item(0)).center());
        QTRY_VERIFY(next.shows(u"store.db"_s));
        QVERIFY(next.find<QLabel>(u"readOnly"_s)->isVisible());
        QVERIFY(!next.window.view()->master()->isWritable());
    }

    void theListOpensByEnterForgetsByDeleteAndIsCleared_data() { addDatabaseKinds(); }

    void theListOpensByEnterForgetsByDeleteAndIsCleared()
    {
        const TestStore store(databaseKind());
        const TestStore other(Kind::SQLite);
        Settings().remember(other.location());
        Settings().remember(store.location());
        EmptyWindow empty;
        QTRY_VERIFY(empty.window.isActiveWindow());
        QCOMPARE(empty.recent()->count(), 2);
        QCOMPARE(empty.recent()->item(0)->text(), store.location().displayName());
        empty.recent()->setFocus();
        QTest::keyClick(empty.recent(), Qt::Key_Return);
        QTRY_VERIFY(empty.shows(store.location().displayName()));

        empty.entry(u"Welcome"_s)->trigger();
        QTRY_COMPARE(QApplication::focusWidget(), empty.recent());
        QTest::keyClick(empty.recent(), Qt::Key_Delete);
        QCOMPARE(empty.recent()->count(), 1);
        QCOMPARE(Settings().recentDatabases().size(), 1);
        QTest::mouseClick(empty.find<QPushButton>(u"clearRecent"_s), Qt::LeftButton);
        QVERIFY(Settings().recentDatabases().isEmpty());
        QVERIFY(!empty.recent()->isVisible());
        QTest::mouseClick(empty.find<QPushButton>(u"back"_s), Qt::LeftButton);
        QVERIFY(empty.shows(store.location().displayName()));
    }

    void theListHoldsTenAndNeverAPassword()
    {
        for (int i = 0; i < 12; ++i)
            Settings().remember({.path = u"/tmp/store %1.db"_s.arg(i)});
        QCOMPARE(Settings().recentDatabases().size(), 10);
        QCOMPARE(Settings().recentDatabases().constFirst().location.path, u"/tmp/store 11.db"_s);

        const auto server = DatabaseLocation::fromArgument(
            u"postgresql://ada:open%20sesame@db.example.org:5433/shop?sslmode=require&sslpassword=abracadabra"_s);
        Settings().remember(*server);
        QFile written(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
                      u"/settings.ini"_s);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QVERIFY(text.contains("db.example.org"));
        QVERIFY(!text.contains("sesame") && !text.contains("abracadabra"));
        QCOMPARE(Settings().recentDatabases().constFirst().location.toArgument(),
                 u"postgresql://ada@db.example.org:5433/shop?sslmode=require"_s);
    }

    void aFileThatIsGoneIsPaleAndCanBeTakenOff()
    {
        Settings().remember({.path = u"/nowhere/gone.db"_s});
        EmptyWindow empty;
        QTRY_VERIFY(empty.recent()->item(0)->data(RecentDelegate::VanishedRole).toBool());
        QCOMPARE(empty.recent()->item(0)->data(RecentDelegate::WhenRole).toString(), u"No longer there"_s);
        empty.recent()->setFocus();
        QTest::keyClick(empty.recent(), Qt::Key_Return);
        QTRY_COMPARE(empty.message(), u"There is no file /nowhere/gone.db."_s);
        QVERIFY(empty.welcome()->isVisible());
        QTest::keyClick(empty.recent(), Qt::Key_Delete);
        QCOMPARE(empty.recent()->count(), 0);
    }

    void whatCannotBeOpenedIsSaidAboveTheWaysToAnother_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("letter") << u"letter.db"_s << u"letter.db is not a SQLite database."_s;
        QTest::newRow("folder") << u"folder"_s << u"folder is a folder, not a database."_s;
        QTest::newRow("missing") << u"missing.db"_s << u"There is no file "_s;
    }

    void whatCannotBeOpenedIsSaidAboveTheWaysToAnother()
    {
        QFETCH(QString, name);
        QFETCH(QString, sentence);
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"folder"_s));
        QFile letter(folder.filePath(u"letter.db"_s));
        QVERIFY(letter.open(QIODevice::WriteOnly) && letter.write("Dear Sir or Madam,\n") > 0);
        letter.close();
        EmptyWindow empty;
        empty.window.open({.path = folder.filePath(name)});
        QTRY_VERIFY(empty.message().startsWith(sentence));
        QVERIFY(empty.welcome()->isVisible());
        QVERIFY(empty.messageButton(u"Retry"_s));

        const TestStore store(Kind::SQLite); // with one open, that stays, with all that was typed
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_N, Qt::ControlModifier);
        window.type(u"Alan Turing"_s);
        window.window().open({.path = folder.filePath(name)});
        auto *bar = window.window().centralWidget()->findChild<MessageBar *>();
        QTRY_VERIFY(bar->text().startsWith(sentence));
        QCOMPARE(window.find<QLineEdit>(window.master(), u"field:name"_s)->text(), u"Alan Turing"_s);
        QVERIFY(window.window().view()->isVisible());
    }

    void retryOpensWhatIsThereByNow()
    {
        const TestStore store(Kind::SQLite);
        const QString away = store.location().path + u".away"_s;
        QVERIFY(QFile::rename(store.location().path, away));
        EmptyWindow empty;
        empty.window.open(store.location());
        QTRY_VERIFY(empty.message().startsWith(u"There is no file"));
        QVERIFY(QFile::rename(away, store.location().path));
        QTest::mouseClick(empty.messageButton(u"Retry"_s), Qt::LeftButton);
        QTRY_VERIFY(empty.shows(u"store.db"_s));
        QCOMPARE(empty.message(), QString());
    }

    void anEmptyFileIsADatabaseWithoutTables()
    {
        const TestDatabase database(Kind::SQLite);
        EmptyWindow empty;
        empty.window.open(database.location());
        QTRY_VERIFY(empty.window.view());
        const RecordPane *pane = empty.window.view()->master();
        QTRY_VERIFY(pane->table()->emptyText().startsWith(u"There are no tables in this database yet."_s));
    }

    void aLockedFileIsWaitedForAndItCanBeStopped()
    {
        TestStore store(Kind::SQLite);
        store.execute({u"BEGIN EXCLUSIVE"_s});
        EmptyWindow empty;
        empty.window.open(store.location());
        auto *stop = empty.find<QPushButton>(u"stop"_s);
        QTRY_VERIFY(stop->isVisible());
        QTRY_COMPARE(QApplication::focusWidget(), stop);
        QTest::keyClick(stop, Qt::Key_Escape);
        QTRY_VERIFY(empty.welcome()->isVisible());
        QCOMPARE(empty.message(), QString());

        empty.window.open(store.location());
        QTRY_VERIFY(stop->isVisible());
        store.execute({u"COMMIT"_s});
        QTRY_VERIFY(empty.shows(u"store.db"_s));
    }

    void aFileThatStaysLockedIsSaidAndRetried()
    {
        TestStore store(Kind::SQLite);
        store.execute({u"BEGIN EXCLUSIVE"_s});
        EmptyWindow empty;
        empty.window.open(store.location());
        QTRY_COMPARE_WITH_TIMEOUT(empty.message(),
                                  u"Another program is writing to the database. Try again."_s, 15'000);
        QVERIFY(empty.messageButton(u"Details"_s));
        store.execute({u"COMMIT"_s});
        QTest::mouseClick(empty.messageButton(u"Retry"_s), Qt::LeftButton);
        QTRY_VERIFY(empty.shows(u"store.db"_s));
    }

    void whatIsNotSavedIsKeptWhileAnotherIsOpenAndWhenItIsClosed()
    {
        const TestStore store(Kind::SQLite);
        const TestStore other(Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        const auto *offer = window.window().findChild<DraftOffer *>();
        window.press(Qt::Key_N, Qt::ControlModifier);
        window.type(u"Alan Turing"_s);
        window.window().requestOpen(other.location());
        QTRY_VERIFY(window.isReady() && window.window().view()->unsavedCount() == 0);
        QVERIFY(!offer->isVisible());

        window.window().requestOpen(store.location());
        QTRY_VERIFY(offer->isVisible());
        QTest::mouseClick(offer->findChild<QPushButton *>(u"restore"_s), Qt::LeftButton);
        QTRY_COMPARE(window.window().view()->unsavedCount(), 1);
        QCOMPARE(window.find<QLineEdit>(window.master(), u"field:name"_s)->text(), u"Alan Turing"_s);
        window.press(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!window.window().view());
        QVERIFY(!offer->isVisible());
        QVERIFY(window.window().findChild<WelcomePage *>()->isVisible());
        QCOMPARE(window.window().windowTitle(), QApplication::applicationDisplayName());
    }

    void aFileDroppedAnywhereOpens_data()
    {
        QTest::addColumn<QString>("target");
        for (const char *target : {"window", "table", "search"})
            QTest::newRow(target) << QString::fromLatin1(target);
    }

    void aFileDroppedAnywhereOpens()
    {
        QFETCH(QString, target);
        const TestStore store(Kind::SQLite);
        TestStore other(Kind::SQLite);
        other.execute({u"INSERT INTO customers (name) VALUES ('Alan Turing')"_s});
        EmptyWindow empty;
        empty.drop(&empty.window, {QUrl::fromLocalFile(store.location().path)});
        QTRY_VERIFY(empty.shows(u"store.db"_s));
        QCOMPARE(empty.window.view()->master()->model()->rowCount(), 3);
        auto *widget =
            target == u"window" ? &empty.window : empty.window.view()->master()->findChild<QWidget *>(target);
        empty.drop(widget, {QUrl::fromLocalFile(other.location().path)});
        QTRY_VERIFY(empty.shows(u"store.db"_s) && empty.window.view()->master()->model()->rowCount() == 4);
        QCOMPARE(empty.window.view()->master()->findChild<QLineEdit *>(u"search"_s)->text(), QString());
    }

    void whatIsNoFileIsRefusedAndOfSeveralTheFirstOpens()
    {
        const TestStore store(Kind::SQLite);
        EmptyWindow empty;
        empty.drop(&empty.window, {QUrl(u"https://example.org/shop.db"_s)});
        QCOMPARE(empty.message(),
                 u"https://example.org/shop.db is no file on this computer. Drop a database file here."_s);
        empty.drop(&empty.window,
                   {QUrl::fromLocalFile(store.location().path), QUrl::fromLocalFile(u"/tmp/other.db"_s)});
        QTRY_VERIFY(empty.shows(u"store.db"_s));
        QCOMPARE(empty.message(), u"Of the 2 files that you dropped, the first is open: store.db."_s);
    }

    void tabLeadsThroughTheWelcomePageAndEverythingHasAName()
    {
        const TestStore store(Kind::SQLite);
        Settings().remember(store.location());
        EmptyWindow empty;
        QTRY_VERIFY(empty.window.isActiveWindow());
        empty.recent()->setFocus();
        QSet<QWidget *> visited;
        for (int i = 0; i < 30 && !visited.contains(QApplication::focusWidget()); ++i) {
            QWidget *focused = QApplication::focusWidget();
            visited += focused;
            QVERIFY2(!QAccessible::queryAccessibleInterface(focused)->text(QAccessible::Name).isEmpty(),
                     focused->metaObject()->className());
            QTest::keyClick(focused, Qt::Key_Tab);
        }
        QVERIFY(visited.contains(empty.find<QPushButton>(u"clearRecent"_s)));
        const auto buttons = empty.welcome()->findChildren<QPushButton *>();
        QCOMPARE(std::ranges::count_if(buttons, [&](auto *b) { return visited.contains(b); }), 5);
    }

private:
    static QPushButton *buttonOf(const MessageBar &bar, const QString &text)
    {
        for (auto *button : bar.findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        QTest::qFail(qPrintable(u"there is no button "_s + text), __FILE__, __LINE__);
        return nullptr;
    }
};

RELATA_TEST(OpeningTest, "opening");
#include "test_opening.moc"
