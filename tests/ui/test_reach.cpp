#include "models/database/store_file.h"
#include "support/test_registry.h"
#include "support/test_store.h"
#include "ui/typing.h"

#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtWidgets/QMenu>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QAction *actionFor(TestWindow &window, const QKeySequence &keys)
{
    for (QAction *action : window.window().findChildren<QAction *>()) {
        if (action->shortcut() == keys)
            return action;
    }
    QTest::qFail(qPrintable(u"there is no action for "_s + keys.toString()), __FILE__, __LINE__);
    return nullptr;
}

/// Of what changes records.
QList<QKeySequence> changingKeys()
{
    return {QKeySequence::New,
            QKeySequence(Qt::Key_F2),
            QKeySequence(Qt::CTRL | Qt::Key_D),
            QKeySequence::Delete,
            QKeySequence::Paste,
            QKeySequence::Save,
            QKeySequence(Qt::CTRL | Qt::Key_Return)};
}

void expectOutOfReach(TestWindow &window, const QString &why)
{
    for (const QKeySequence &keys : changingKeys()) {
        const QAction *action = actionFor(window, keys);
        QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
        QCOMPARE(action->toolTip(), why);
        QCOMPARE(action->statusTip(), why);
    }
}

} // namespace

/// What can be done is offered, and where something cannot, it says why.
class ReachTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatChangesRecordsIsOutOfReachInADatabaseForReading_data() { addDatabaseKinds(); }

    void whatChangesRecordsIsOutOfReachInADatabaseForReading()
    {
        TestStore store(databaseKind());
        DatabaseLocation location = store.location();
        location.readOnly = true;
        TestWindow window(location);
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        expectOutOfReach(window, u"This database is open for reading only."_s);

        window.press(Qt::Key_Return); // looking is possible
        QTRY_VERIFY(window.find(window.master(), u"form"_s)->isVisible());
        expectOutOfReach(window, u"This database is open for reading only."_s);
    }

    void whatChangesRecordsIsOutOfReachInAView_data() { addDatabaseKinds(); }

    void whatChangesRecordsIsOutOfReachInAView()
    {
        TestStore store(databaseKind());
        store.execute({u"CREATE VIEW somebody AS SELECT name, city FROM customers"_s});
        TestWindow window(store.location(), {u"somebody"_s, {}});
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.master()->currentRow() >= 0);
        expectOutOfReach(window, window.master()->whyReadOnly());
        QVERIFY(window.master()->whyReadOnly().startsWith(u"This is a view"_s));
    }

    void theSampleCanBeLookedAtOnly()
    {
        const QTemporaryDir folder;
        auto location = ownStore(folder.filePath(u"sample.db"_s));
        QVERIFY(location);
        location->sample = location->readOnly = true;
        TestWindow window(*location);
        QTRY_VERIFY(window.isReady());
        QTRY_COMPARE(window.current(window.master()), u"Ada Lovelace"_s);
        expectOutOfReach(window, u"This database is open for reading only."_s);
    }

    void whatCanBeChangedSaysTheKeyInstead()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(actionFor(window, QKeySequence(Qt::Key_F2))->isEnabled());
        QCOMPARE(actionFor(window, QKeySequence(Qt::Key_F2))->toolTip(), u"Edit Customer (F2)"_s);
        QCOMPARE(actionFor(window, QKeySequence(Qt::CTRL | Qt::Key_Return))->toolTip(),
                 u"Save & New (Ctrl+Return)"_s);
        QCOMPARE(actionFor(window, QKeySequence(Qt::Key_F2))->statusTip(), QString());
    }

    void savingIsOfferedOnceThereIsSomethingToSave_data() { addDatabaseKinds(); }

    void savingIsOfferedOnceThereIsSomethingToSave()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        QTRY_VERIFY(window.detail()->model()->isLoaded());
        window.press(Qt::Key_2, Qt::ControlModifier);
        QWidget *details = window.find(&window.window(), u"details"_s);
        QTRY_VERIFY(window.find(details, u"field:name"_s)->hasFocus());
        auto *button = window.find<QPushButton>(details, u"save"_s);
        const QAction *action = actionFor(window, QKeySequence::Save);
        QVERIFY(button->isVisible());
        QVERIFY(!button->isEnabled());
        QVERIFY(!action->isEnabled());

        window.type(u"A"_s);
        QVERIFY(button->isEnabled());
        QVERIFY(action->isEnabled());
        window.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!button->isEnabled());
        QVERIFY(!action->isEnabled());

        window.type(u"Augusta"_s);
        window.click(button);
        QTRY_COMPARE(window.current(window.master()), u"Augusta"_s);
        QTRY_VERIFY(!button->isEnabled());

        // A new record is something to save as it is.
        window.master()->focusTable();
        window.press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(window.find<QPushButton>(window.master(), u"save"_s)->isEnabled());
        QVERIFY(action->isEnabled());
    }
};

RELATA_TEST(ReachTest, "reach");
#include "test_reach.moc"
