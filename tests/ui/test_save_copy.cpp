#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"

#include <QtCore/QDir>
#include <QtGui/QAction>
#include <QtWidgets/QFileDialog>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QAction *entry(TestWindow &window)
{
    for (QAction *action : window.window().findChildren<QAction *>()) {
        if (QString(action->text()).remove(u'&') == u"Save a Copy…")
            return action;
    }
    return nullptr;
}

QString message(TestWindow &window)
{
    const auto *bar =
        window.window().centralWidget()->findChild<MessageBar *>(u"message"_s, Qt::FindDirectChildrenOnly);
    return bar ? bar->text() : QString();
}

void choose(TestWindow &window, const QString &path)
{
    entry(window)->trigger();
    auto *dialog = window.find<QFileDialog>(&window.window(), u"saveCopy"_s);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->selectFile(path);
    static_cast<QDialog *>(dialog)->accept();
}

} // namespace

/// File › Save a Copy, as a person does it.
class SaveCopyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aCopyIsSavedAndCheckedWhileOneWorks()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QVERIFY(entry(window)->isEnabled());
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"backup.db"_s);
        choose(window, path);
        QTRY_COMPARE(message(window), u"Saved a copy as backup.db, and checked it."_s);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"backup.db"_s});

        TestWindow copy({.path = path});
        QTRY_VERIFY(copy.window().view() && copy.master()->model()->isLoaded());
        QVERIFY(copy.rows(copy.master()).contains(u"Ada Lovelace"_s));
    }

    void whatWentWrongIsSaidWithAWayToTryAgain()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        choose(window, store.location().path);
        QTRY_COMPARE(message(window), u"store.db is the database itself. Choose another name."_s);
    }

    void onAServerTheEntrySaysWhyNot()
    {
        TestStore store(DatabaseLocation::Kind::PostgreSQL);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QVERIFY(!entry(window)->isEnabled());
        QVERIFY(entry(window)->toolTip().contains(u"on a server"_s));
    }
};

RELATA_TEST(SaveCopyTest, "save_copy");
#include "test_save_copy.moc"
