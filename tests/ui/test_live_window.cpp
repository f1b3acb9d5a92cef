#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "ui/cell_editor.h"
#include "ui/child_tabs.h"
#include "ui/form_host.h"
#include "ui/record_details.h"
#include "ui/row_window.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QProcess>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Another program that writes rows: so many a second, in transactions of ten.
class WritingProgram
{
public:
    WritingProgram(const QString &path, int rowsPerSecond)
    {
        const QString script =
            u"import sqlite3, sys, time\n"
            "db = sqlite3.connect(sys.argv[1], timeout=30, isolation_level=None)\n"
            "rate, begun, n = int(sys.argv[2]), time.monotonic(), 0\n"
            "while True:\n"
            "    db.execute('BEGIN IMMEDIATE')\n"
            "    for i in range(10):\n"
            "        n += 1\n"
            "        db.execute('INSERT INTO orders (order_number, customer_id) VALUES (?, 1)',"
            " (f'W{n}',))\n"
            "        db.execute('UPDATE orders SET note = ? WHERE id = ?',"
            " (f'Note {n}', 1 + n % 30))\n"
            "    db.execute('COMMIT')\n"
            "    time.sleep(max(0, begun + n / rate - time.monotonic()))\n"_s;
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QString::fromLatin1(RELATA_PYTHON),
                        {u"-c"_s, script, path, QString::number(rowsPerSecond)});
    }

    ~WritingProgram() { end(); }

    Q_DISABLE_COPY_MOVE(WritingProgram)

    void end()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    bool isRunning() { return m_process.waitForStarted() && m_process.state() == QProcess::Running; }

private:
    QProcess m_process;
};

/// The longest time in which the event loop did nothing for anybody.
class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        m_timer.setInterval(1);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, m_since.nsecsElapsed());
            m_since.start();
        });
        m_since.start();
        m_timer.start();
    }

    double longestMs() const { return double(m_longest) / 1e6; }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

/// What stands in a file, seen from outside.
class TestedFile
{
public:
    explicit TestedFile(const DatabaseLocation &location)
        : m_connection(Connection::open(location))
    {
    }

    Value value(const QString &sql) const
    {
        return m_connection ? (*m_connection)->fetchValue({sql, {}}).value_or(Value()) : Value();
    }

private:
    Result<std::unique_ptr<Connection>> m_connection;
};

QString error(TestWindow &window, QWidget *inside, const QString &column)
{
    auto *label = inside->findChild<QLabel *>(u"error:"_s + column);
    Q_UNUSED(window)
    return label ? label->text() : QString();
}

} // namespace

/// The window while somebody else writes: what is shown follows, and what somebody is doing stays.
class LiveWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatIsWrittenElsewhereAppearsByItself_data() { addDatabaseKinds(); }

    void whatIsWrittenElsewhereAppearsByItself()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.click(window.master(), u"Grace Hopper"_s);
        QTRY_VERIFY(window.rows(window.detail()).contains(u"20001"_s));
        const ChildTabs *tabs = window.window().view()->tabs();
        QCOMPARE(tabs->tabText(0), u"Orders  2"_s);
        store.execute({u"INSERT INTO orders (order_number, customer_id) VALUES ('20009', 2)"_s,
                       u"INSERT INTO customers (id, name) VALUES (-1, 'First of all')"_s,
                       u"UPDATE customers SET city = 'Boston' WHERE id = 2"_s});
        QTRY_VERIFY(window.rows(window.detail()).contains(u"20009"_s));
        QTRY_VERIFY(window.rows(window.master()).startsWith(u"First of all"_s));
        QTRY_VERIFY(window.rows(window.master()).contains(u"Boston"_s));
        QTRY_COMPARE(tabs->tabText(0), u"Orders  3"_s);
        QCOMPARE(window.current(window.master()), u"Grace Hopper"_s);
        QCOMPARE(window.master()->table()->selectionModel()->selectedRows().size(), 1);
        QVERIFY(window.master()->table()->hasFocus());
    }

    void whatIsTypedInACellStaysAndIsSaidToBeChanged_data() { addDatabaseKinds(); }

    void whatIsTypedInACellStaysAndIsSaidToBeChanged()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.click(window.master(), u"New York"_s);
        window.press(Qt::Key_F2);
        QTRY_VERIFY(window.master()->table()->openEditor());
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.type(u"Arlington"_s);
        QWidget *editor = window.master()->table()->openEditor();
        store.execute({u"UPDATE customers SET city = 'Boston' WHERE id = 2"_s,
                       u"INSERT INTO customers (id, name) VALUES (-1, 'First of all')"_s});
        QTRY_COMPARE(error(window, editor, u"city"_s),
                     u"This has been changed elsewhere to Boston meanwhile."_s);
        QTRY_VERIFY(window.rows(window.master()).startsWith(u"First of all"_s));
        QCOMPARE(window.master()->table()->openEditor(), editor);
        QCOMPARE(window.master()->table()->openEditorIndex().row(), 2);
        QCOMPARE(window.find<QLineEdit>(editor, u"field:city"_s)->text(), u"Arlington"_s);
        QVERIFY(editor->isAncestorOf(QApplication::focusWidget()));
    }

    void aFormFollowsWhereNothingIsTyped_data() { addDatabaseKinds(); }

    void aFormFollowsWhereNothingIsTyped()
    {
        TestStore store(databaseKind());
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_Return);
        QTRY_VERIFY(window.master()->forms()->isOpen());
        QWidget *form = window.master()->forms();
        auto *city = window.find<QLineEdit>(form, u"field:city"_s);
        auto *phone = window.find<QLineEdit>(form, u"field:phone"_s);
        phone->setFocus();
        window.type(u"12"_s);
        store.execute({u"UPDATE customers SET city = 'Paris', phone = '99' WHERE id = 1"_s});
        QTRY_COMPARE(city->text(), u"Paris"_s);
        QTRY_COMPARE(error(window, form, u"phone"_s), u"This has been changed elsewhere to 99 meanwhile."_s);
        QVERIFY(phone->text().startsWith(u"12"_s));
        QVERIFY(phone->hasFocus());
        store.execute({u"DELETE FROM customers WHERE id = 1"_s});
        QTRY_COMPARE(window.find<QLabel>(form, u"formMessage"_s)->text(),
                     u"This record has been deleted elsewhere meanwhile."_s);
        QVERIFY(phone->text().startsWith(u"12"_s));
    }

    void theDetailsFollowToo()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_2, Qt::ControlModifier);
        const RecordDetails *details = window.window().view()->details();
        const auto city = [details] {
            const auto *field = details->findChild<QLineEdit *>(u"field:city"_s);
            return field ? field->text() : QString();
        };
        QTRY_COMPARE(city(), u"London"_s);
        store.execute({u"UPDATE customers SET city = 'Paris' WHERE id = 1"_s});
        QTRY_COMPARE(city(), u"Paris"_s);
    }

    void aRecordThatFitsNoLongerStaysGreyUntilItIsLeft()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_F, Qt::ControlModifier);
        window.type(u"o"_s);
        QTRY_VERIFY(window.master()->query().isFiltered());
        window.master()->focusTable();
        QTRY_COMPARE(window.current(window.master()), u"Ada Lovelace"_s);
        store.execute({u"UPDATE customers SET name = 'Ada', city = NULL WHERE id = 1"_s});
        const QAbstractItemModel *model = window.master()->model();
        QTRY_VERIFY(!model->index(0, 0).data(RecordTableModel::HeldRole).toString().isEmpty());
        QCOMPARE(window.current(window.master()), u"Ada"_s);
        const int rows = model->rowCount();
        window.press(Qt::Key_Down);
        QTRY_COMPARE(model->rowCount(), rows - 1);
        QCOMPARE(window.current(window.master()), u"Grace Hopper"_s);
        QVERIFY(!window.rows(window.master()).contains(u"Ada"_s));
    }

    void otherTablesAreSaidOnce()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        TestWindow window(store.location());
        QTRY_VERIFY(window.isReady());
        store.execute({u"CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)"_s});
        auto *messages = window.window().centralWidget()->findChild<MessageBar *>(u"message"_s,
                                                                                  Qt::FindDirectChildrenOnly);
        QVERIFY(messages);
        QTRY_VERIFY(messages->text().contains(u"other tables"_s));
    }

    /// Prints the longest gap of the event loop. RELATA_LIVE_STORE is a store to be used instead, as large as
    /// one likes, of which nothing has to be left.
    void anotherProgramWritesAThousandRowsASecond()
    {
        TestStore store(DatabaseLocation::Kind::SQLite);
        const DatabaseLocation location = largeStore(store);
        TestWindow window(location, {.table = u"orders"_s, .key = {}});
        QTRY_VERIFY_WITH_TIMEOUT(window.isReady(), 60'000);
        const auto *model = window.master()->model();
        QTRY_VERIFY_WITH_TIMEOUT(model->isCountExact(), 120'000);
        RecordTableView *table = window.master()->table();
        table->setCurrentIndex(model->index(15, 1));
        table->setTopRow(5);
        const RecordKey current = model->keyAt(15);
        QVERIFY(!current.isEmpty());
        const int before = model->rowCount();
        const int note = int(model->columns().indexOf(u"note"_s));

        WritingProgram other(location.path, 1'000);
        QVERIFY(other.isRunning());
        const Heartbeat heart;
        QElapsedTimer took;
        took.start();
        QTRY_VERIFY_WITH_TIMEOUT(!model->index(15, note).data().toString().isEmpty(), 120'000);
        const qint64 firstSeen = took.elapsed();
        QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() >= before + 3'000, 120'000);
        qInfo("%d rows: the first change seen %lld ms after the other program began, 3,000 more rows after "
              "%lld "
              "ms; longest gap of the event loop %.1f ms",
              before, firstSeen, took.elapsed(), heart.longestMs());
        other.end();
        QCOMPARE(model->keyAt(table->currentIndex().row()), current);
        QCOMPARE(table->topRow(), 5);
        TestedFile file(location);
        QTRY_COMPARE_WITH_TIMEOUT(qint64(model->rowCount()),
                                  file.value(u"SELECT count(*) FROM orders"_s).toLongLong(), 60'000);
        QTRY_COMPARE(
            model->index(15, note).data().toString(),
            file.value(u"SELECT note FROM orders WHERE id = %1"_s.arg(current.values().first().toString()))
                .toString());
    }

private:
    static DatabaseLocation largeStore(TestStore &store)
    {
        const QString other = qEnvironmentVariable("RELATA_LIVE_STORE");
        if (!other.isEmpty())
            return {.path = other};
        store.execute({u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
                       "INSERT INTO orders (order_number, customer_id) SELECT 'N' || i, 1 FROM n"_s});
        return store.location();
    }
};

RELATA_TEST(LiveWindowTest, "live_window");
#include "test_live_window.moc"
