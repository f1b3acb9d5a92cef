#include "models/record_copy.h"
#include "models/record_table_model.h"
#include "support/open_session.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// Cells as other programs get them.
class RecordCopyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase_data() { addDatabaseKinds(); }

    void init()
    {
        QFETCH_GLOBAL(DatabaseLocation::Kind, kind);
        m_open = std::make_unique<OpenSession>(kind);
        m_model = std::make_unique<RecordTableModel>(&m_open->session);
    }

    void cleanup()
    {
        m_atStep = {};
        m_copy.reset();
        m_model.reset();
        m_open.reset();
    }

    void severalCellsHaveTheirTitles()
    {
        showCustomers();
        copy(0, 1, {Name, City});
        QCOMPARE(m_text, u"Name\tCity\nAda Lovelace\tLondon\nGrace Hopper\tNew York"_s);
        QVERIFY(m_html.contains(u">Name</th>"_s));
        QVERIFY(m_html.contains(u">Grace Hopper</td>"_s));
        QCOMPARE(m_html.count(u"<tr>"_s), 3);
    }

    void oneCellIsItsValueAlone()
    {
        showCustomers();
        copy(1, 1, {Name});
        QCOMPARE(m_text, u"Grace Hopper"_s);
    }

    void whatWouldBreakALineIsQuoted()
    {
        m_open->store.execute({u"UPDATE customers SET name = 'Ada \"the\"\tCountess', city = 'two\nlines' "
                               "WHERE id = 1"_s});
        showCustomers();
        copy(0, 0, {Name, City});
        QCOMPARE(m_text, u"Name\tCity\n\"Ada \"\"the\"\"\tCountess\"\t\"two\nlines\""_s);
        QVERIFY(m_html.contains(u"two<br>lines"_s));
    }

    void whatLooksLikeMarkupOrAFormulaIsText()
    {
        m_open->store.execute({u"UPDATE customers SET name = '<b>=1+1</b>', phone = '007' WHERE id = 1"_s});
        showCustomers();
        copy(0, 0, {Name, Phone});
        QVERIFY(m_html.contains(u"&lt;b&gt;=1+1&lt;/b&gt;"_s));
        QVERIFY(m_html.contains(u"<td style=\"mso-number-format:'\\@'\">007</td>"_s));
    }

    void rowsThatNobodyHasLookedAtAreRead()
    {
        m_open->addCustomers(5'000);
        showCustomers();
        QTRY_COMPARE(m_model->rowCount(), 5'003);
        copy(0, 5'002, {Name});
        const QStringList lines = m_text.split(u'\n');
        QCOMPARE(lines.size(), 5'004);
        QCOMPARE(lines.at(4), u"Customer 1"_s);
        QCOMPARE(lines.at(3'003), u"Customer 3000"_s);
        QCOMPARE(lines.constLast(), u"Customer 5000"_s);
        QVERIFY(m_steps >= 5);
        QVERIFY(m_model->recordAt(4'000) == nullptr); // and are not kept at hand
    }

    /// Of which the rows at hand, and those that are read for it, have the beginnings alone.
    void largeValuesAreCopiedWhole()
    {
        const QString large = m_open->store.isSqlite() ? u"replace(hex(zeroblob(70000)), '00', 'x')"_s
                                                       : u"repeat('x', 70000)"_s;
        const int before = m_open->store.value(u"SELECT count(*) FROM orders"_s).toInt();
        const QSignalSpy noticed(&m_open->session, &DatabaseSession::changedElsewhere);
        m_open->store.execute(
            {u"INSERT INTO orders (order_number, customer_id, note) WITH RECURSIVE n (i) AS "
             "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150) SELECT 'N' || i, 1, %1 || i "
             "FROM n"_s.arg(large)});
        QTRY_VERIFY(!noticed.isEmpty());
        m_model = std::make_unique<RecordTableModel>(&m_open->session); // which has noticed nothing
        m_model->setQuery({.table = m_open->table(u"orders"_s)});
        QTRY_VERIFY(m_model->isLoaded());
        QTRY_COMPARE(m_model->rowCount(), before + 150);
        begin(0, before + 149, {OrderNumber, Note});
        QTRY_VERIFY2_WITH_TIMEOUT(!m_text.isEmpty(), qPrintable(m_error), 30'000);
        const QStringList lines = m_text.split(u'\n').sliced(before + 1);
        QCOMPARE(lines.size(), 150);
        for (int i = 1; i <= 150; ++i) {
            const QString &line = lines.at(i - 1);
            QCOMPARE(line.size(), u"N%1\t%1"_s.arg(i).size() + 70'000);
            QVERIFY(line.endsWith(u'x' + QString::number(i)));
        }
        copy(0, before + 149, {OrderNumber}); // where they are not copied they are not read
        QVERIFY2(m_steps < 5, qPrintable(QString::number(m_steps)));
    }

    void nothingIsCopiedWhereRowsGoMeanwhile()
    {
        m_open->addCustomers(5'000);
        showCustomers();
        QTRY_COMPARE(m_model->rowCount(), 5'003);
        bool removed = false;
        m_atStep = [&] {
            if (!std::exchange(removed, true))
                remove(RecordKey({2}));
        };
        begin(0, 4'001, {Name});
        QTRY_COMPARE(m_error, u"Nothing was copied: rows were added or removed meanwhile."_s);
        QCOMPARE(m_text, QString());
    }

    void stoppingIsDestroying()
    {
        m_open->addCustomers(5'000);
        showCustomers();
        QTRY_COMPARE(m_model->rowCount(), 5'003);
        begin(0, 5'002, {Name});
        m_copy.reset();
        copy(0, 0, {Name});
        QCOMPARE(m_text, u"Ada Lovelace"_s);
        QCOMPARE(m_steps, 0);
    }

    void moreThanAClipboardTakesIsNotBegun()
    {
        showCustomers();
        m_copy =
            std::make_unique<RecordCopy>(&m_open->session, m_model.get(), QItemSelection(), QList<int>{Name});
        QCOMPARE(m_copy->cellCount(), 0);
        const QSignalSpy finished(m_copy.get(), &RecordCopy::finished);
        m_copy->start();
        QCOMPARE(finished.size(), 0);
    }

private:
    enum Columns
    {
        OrderNumber = 1, // of orders
        Note = 6,
        Name = 1, // of customers
        Phone = 3,
        City = 4,
    };

    void showCustomers()
    {
        m_model->setQuery({.table = m_open->table(u"customers"_s)});
        QTRY_VERIFY(m_model->isLoaded());
    }

    void begin(int firstRow, int lastRow, const QList<int> &columns)
    {
        m_text.clear();
        m_html.clear();
        m_error.clear();
        m_steps = 0;
        const QItemSelection cells(m_model->index(firstRow, 0),
                                   m_model->index(lastRow, m_model->columnCount() - 1));
        m_copy = std::make_unique<RecordCopy>(&m_open->session, m_model.get(), cells, columns);
        connect(m_copy.get(), &RecordCopy::progressed, this, [this] {
            ++m_steps;
            if (m_atStep)
                m_atStep();
        });
        connect(m_copy.get(), &RecordCopy::finished, this, [this](const QString &text, const QString &html) {
            m_text = text;
            m_html = html;
        });
        connect(m_copy.get(), &RecordCopy::failed, this,
                [this](const DatabaseError &error) { m_error = error.message; });
        m_copy->start();
    }

    void copy(int firstRow, int lastRow, const QList<int> &columns)
    {
        begin(firstRow, lastRow, columns);
        QTRY_VERIFY(!m_text.isEmpty());
    }

    void remove(const RecordKey &key)
    {
        m_open->session.write(
            [key, table = m_model->query().table](Repository &repository) {
                return repository.writer().remove(table, {key}, true);
            },
            this, [](const Result<ChangeOutcome> &outcome) { QVERIFY(outcome && outcome->succeeded()); });
    }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<RecordTableModel> m_model;
    std::unique_ptr<RecordCopy> m_copy;
    QString m_text;
    QString m_html;
    QString m_error;
    int m_steps = 0;
    std::function<void()> m_atStep;
};

RELATA_TEST(RecordCopyTest, "record_copy");
#include "test_record_copy.moc"
