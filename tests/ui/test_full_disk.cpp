#include "models/database/database_copy.h"
#include "support/small_disk.h"
#include "support/test_registry.h"
#include "support/test_store.h"
#include "ui/typing.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A store on a disk that has a few megabytes.
struct Shop
{
    Shop()
    {
        const DatabaseCopy copy(original.location(), disk.filePath(u"store.db"_s));
        if (const auto copied = copy.make({}, [](qint64, qint64) {}); !copied)
            QFAIL(qPrintable(copied.error().message));
        window = std::make_unique<TestWindow>(
            DatabaseLocation{.kind = DatabaseLocation::Kind::SQLite, .path = disk.filePath(u"store.db"_s)});
    }

    bool isReady() { return window->isReady() && window->detail()->model()->isLoaded(); }

    MessageBar *messages() { return window->master()->messages(); }

    SmallDisk disk;
    TestStore original{DatabaseLocation::Kind::SQLite};
    std::unique_ptr<TestWindow> window; // before its disk goes
};

} // namespace

/// A disk without room, a real one: where the file system can be made.
class FullDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        if (!SmallDisk().isThere())
            QSKIP("A file system can be mounted by the administrator alone.");
    }

    void aFormKeepsWhatWasTypedAndSavesItOnceThereIsRoom()
    {
        Shop shop;
        QTRY_VERIFY(shop.isReady());
        QLineEdit *name = newCustomer(*shop.window);
        shop.window->type(u"Alan Turing"_s);
        shop.disk.fill();
        save(*shop.window);
        QTRY_VERIFY2(formMessage(*shop.window).contains(u"disk"_s), qPrintable(formMessage(*shop.window)));
        QCOMPARE(name->text(), u"Alan Turing"_s);
        QCOMPARE(shop.window->status(u"saved"_s), u"1 record not saved yet"_s);

        shop.disk.makeRoom();
        save(*shop.window);
        QTRY_COMPARE(shop.window->current(shop.window->master()), u"Alan Turing"_s);
        QTRY_COMPARE(shop.window->status(u"saved"_s), u"All saved"_s);
    }

    void aCellIsSaidToBeKeptAndIsSavedByRetry()
    {
        Shop shop;
        QTRY_VERIFY(shop.isReady());
        shop.window->click(shop.window->master(), u"Grace Hopper"_s);
        shop.disk.fill();
        shop.window->press(Qt::Key_F2);
        shop.window->press(Qt::Key_A, Qt::ControlModifier);
        shop.window->type(u"Admiral Hopper"_s);
        shop.window->press(Qt::Key_Return);
        QTRY_VERIFY2(shop.messages()->text().contains(u"disk"_s), qPrintable(shop.messages()->text()));
        QVERIFY(shop.messages()->text().startsWith(u"Customer Grace Hopper is not saved yet."_s));
        QCOMPARE(shop.window->status(u"saved"_s), u"1 record not saved yet"_s);

        // Still none: it is said again.
        shop.window->click(buttonOf(*shop.messages(), u"Retry"_s));
        QTRY_VERIFY(shop.messages()->isVisible());
        shop.disk.makeRoom();
        QTRY_VERIFY2(tryAgain(shop), "it was not saved");
        QVERIFY(!shop.messages()->isVisible());
        QTRY_COMPARE(shop.window->status(u"saved"_s), u"All saved"_s);
    }

private:
    static bool tryAgain(Shop &shop)
    {
        if (TestWindow::rows(shop.window->master()).contains(u"Admiral Hopper"_s))
            return true;
        // None while the attempt before is under way.
        for (auto *button : shop.messages()->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == u"Retry")
                shop.window->click(button);
        }
        return false;
    }
};

RELATA_TEST(FullDiskTest, "full_disk");
#include "test_full_disk.moc"
