#include "models/stored_changes.h"
#include "models/undo_keeper.h"
#include "support/open_session.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// One run of a program on a store: a session, its history, and what keeps it.
struct Run
{
    explicit Run(const DatabaseLocation &location)
        : session(location)
        , history(&session)
    {
        QSignalSpy opened(&session, &DatabaseSession::opened);
        session.open();
        QTRY_COMPARE(opened.size(), 1);
        keeper = std::make_unique<UndoKeeper>(&session, &history);
        QSignalSpy adopted(&history, &UndoHistory::changed);
        QTRY_VERIFY(!adopted.isEmpty());
    }

    TableName customers() const
    {
        const auto &tables = session.schema()->tables();
        return std::ranges::find_if(tables, [](const Table &t) { return t.name.name == u"customers"; })->name;
    }

    void save(const QString &text, const Change &change)
    {
        bool done = false;
        session.write([change](Repository &repository) { return repository.writer().apply({change}); },
                      &session,
                      [&](const Result<ChangeOutcome> &outcome) {
                          QVERIFY(outcome && outcome->succeeded());
                          history.push(text, outcome->done);
                          done = true;
                      });
        QTRY_VERIFY(done);
    }

    void rename(qlonglong customer, const QString &before, const QString &after)
    {
        save(u"change "_s + after,
             Change::update(customers(), RecordKey({customer}), {{u"name"_s, before}}, {{u"name"_s, after}}));
    }

    void go(UndoHistory::Direction direction)
    {
        history.go(direction);
        QTRY_VERIFY(!history.isBusy());
    }

    DatabaseSession session;
    UndoHistory history;
    std::unique_ptr<UndoKeeper> keeper;
};

} // namespace

/// Undo from one run of the program to the next.
class UndoKeeperTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatWasSavedIsTakenBackAfterARestart_data() { addDatabaseKinds(); }

    void whatWasSavedIsTakenBackAfterARestart()
    {
        TestStore store(databaseKind());
        {
            Run run(store.location());
            run.save(u"add Alan"_s, Change::insertion(run.customers(), {{u"name"_s, u"Alan"_s}}));
            run.rename(1, u"Ada Lovelace"_s, u"Ada King"_s);
        }
        Run run(store.location());
        QCOMPARE(run.history.undoText(), u"change Ada King"_s);
        run.go(UndoHistory::Direction::Undo);
        QCOMPARE(nameOf(store, 1), u"Ada Lovelace"_s);
        QCOMPARE(run.history.undoText(), u"add Alan"_s);
        run.go(UndoHistory::Direction::Undo);
        QCOMPARE(store.value(u"SELECT count(*) FROM customers"_s).toInt(), 3);
        QVERIFY(!run.history.canUndo());
    }

    void whatWasTakenBackIsPutBackAfterARestart_data() { addDatabaseKinds(); }

    void whatWasTakenBackIsPutBackAfterARestart()
    {
        TestStore store(databaseKind());
        {
            Run run(store.location());
            run.rename(1, u"Ada Lovelace"_s, u"Ada King"_s);
            run.rename(2, u"Grace Hopper"_s, u"Grace Murray"_s);
            run.go(UndoHistory::Direction::Undo);
        }
        {
            Run run(store.location());
            QCOMPARE(run.history.undoText(), u"change Ada King"_s);
            QCOMPARE(run.history.redoText(), u"change Grace Murray"_s);
            run.go(UndoHistory::Direction::Redo);
            QCOMPARE(nameOf(store, 2), u"Grace Murray"_s);
        }
        Run run(store.location());
        QCOMPARE(run.history.undoText(), u"change Grace Murray"_s);
        QVERIFY(!run.history.canRedo());
    }

    void whatSomebodyElseHasChangedSinceIsNotTakenBack_data() { addDatabaseKinds(); }

    void whatSomebodyElseHasChangedSinceIsNotTakenBack()
    {
        TestStore store(databaseKind());
        {
            Run run(store.location());
            run.rename(1, u"Ada Lovelace"_s, u"Ada King"_s);
        }
        store.execute({u"UPDATE customers SET name = 'Ada Byron' WHERE id = 1"_s});
        Run run(store.location());
        QSignalSpy failed(&run.history, &UndoHistory::failed);
        run.go(UndoHistory::Direction::Undo);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(nameOf(store, 1), u"Ada Byron"_s);
        QCOMPARE(run.history.undoText(), u"change Ada King"_s);
    }

    void whatWasNotSavedIsNotKept()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        {
            Run run(store.location());
            bool refused = false;
            const Change wrong = Change::insertion(run.customers(), {});
            run.session.write(
                [wrong](Repository &repository) { return repository.writer().apply({wrong}); }, &run.session,
                [&](const Result<ChangeOutcome> &outcome) { refused = !outcome || !outcome->succeeded(); });
            QTRY_VERIFY(refused);
        }
        QVERIFY(!Run(store.location()).history.canUndo());
    }

    void aTableThatIsGoneTakesItsEntriesAlong()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        store.execute({u"CREATE TABLE colour (id INTEGER PRIMARY KEY, name TEXT)"_s,
                       u"INSERT INTO colour VALUES (1, 'red')"_s});
        {
            Run run(store.location());
            run.rename(1, u"Ada Lovelace"_s, u"Ada King"_s);
            run.save(u"change blue"_s, Change::update({{}, u"colour"_s}, RecordKey({1LL}),
                                                      {{u"name"_s, u"red"_s}}, {{u"name"_s, u"blue"_s}}));
        }
        store.execute({u"DROP TABLE colour"_s});
        QCOMPARE(Run(store.location()).history.undoText(), u"change Ada King"_s);
    }

    void onlyTheNewestAreKept()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        {
            Run run(store.location());
            for (int i = 0; i < 210; ++i)
                run.rename(1, i == 0 ? u"Ada Lovelace"_s : QString::number(i - 1), QString::number(i));
        }
        Run run(store.location());
        QCOMPARE(run.history.saved().size(), 200);
        QCOMPARE(run.history.undoText(), u"change 209"_s);
    }

    void twoProgramsKeepWhatIsTheirs()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        Run one(store.location());
        one.rename(1, u"Ada Lovelace"_s, u"Ada King"_s);
        Run other(store.location());
        QVERIFY(!other.history.canUndo());
        other.rename(2, u"Grace Hopper"_s, u"Grace Murray"_s);
        QCOMPARE(one.history.undoText(), u"change Ada King"_s);
    }

    void bytesThatAreNoEntryAreNone()
    {
        const UndoHistory::Saved saved{
            "id", UndoHistory::Direction::Redo, 7, u"change"_s, {Change::insertion({{}, u"a"_s}, {})}};
        const QByteArray bytes = savedToBytes(saved);
        const auto read = savedFromBytes("id", bytes);
        QVERIFY(read);
        QCOMPARE(read->changes, saved.changes);
        QCOMPARE(read->direction, saved.direction);
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY(!savedFromBytes("id", bytes.first(length)));
    }

private:
    static QString nameOf(TestStore &store, int customer)
    {
        return store.value(u"SELECT name FROM customers WHERE id = %1"_s.arg(customer)).toString();
    }
};

RELATA_TEST(UndoKeeperTest, "undo_keeper");
#include "test_undo_keeper.moc"
