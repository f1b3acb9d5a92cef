#include "models/record_paste.h"
#include "support/open_session.h"
#include "support/test_registry.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// Rows from a spreadsheet that become records, all of them or none.
class RecordPasteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase_data() { addDatabaseKinds(); }

    void init()
    {
        QFETCH_GLOBAL(DatabaseLocation::Kind, kind);
        m_open = std::make_unique<OpenSession>(kind);
    }

    void cleanup()
    {
        m_tester.reset();
        m_paste.reset();
        m_open.reset();
    }

    void whatTheRowsLeaveOutBeginsAsInAForm()
    {
        pasteOrdersOf(1, {.columns = {u"total"_s}, .rows = {{u"10"_s}, {u"20.5"_s}, {u""_s}}});
        QCOMPARE(m_paste->title(), u"3 orders for Ada Lovelace"_s);
        QCOMPARE(column(u"order_number"_s), (QStringList{u"30002"_s, u"30003"_s, u"30004"_s}));
        QVERIFY(save());
        QCOMPARE(ordersOf(1), u"30002|new\n30003|new\n30004|new"_s);
        QCOMPARE(m_open->store.rows(u"SELECT count(*) FROM orders WHERE total = 20.5"_s), u"1"_s);
    }

    void allErrorsShowAtOnceAndNothingIsSaved()
    {
        pasteOrdersOf(1, {.columns = {u"order_number"_s, u"status"_s},
                          .rows = {{u"20001"_s, u"new"_s}, {u"40001"_s, u"shipped"_s}, {u"30001"_s, u""_s}}});
        QVERIFY(!save());
        QCOMPARE(m_paste->model()->errorCount(), 2);
        QCOMPARE(m_paste->model()->firstError(), m_paste->model()->index(0, 0));
        QVERIFY(!error(0, 0).isEmpty());
        QVERIFY(error(1, 0).isEmpty());
        QVERIFY(!error(2, 0).isEmpty());
        QCOMPARE(ordersOf(1), QString());

        type(0, 0, u"40000"_s);
        type(2, 0, u"40002"_s);
        QCOMPARE(m_paste->model()->errorCount(), 0);
        QVERIFY(save());
        QCOMPARE(ordersOf(1), u"40000|new\n40001|shipped\n40002|new"_s);
    }

    void whatTheDeclarationForbidsIsFoundWithoutTheDatabase()
    {
        pasteOrdersOf(1, {.columns = {u"order_number"_s, u"ordered_on"_s, u"total"_s},
                          .rows = {{u"12345678901"_s, u"no date"_s, u"much"_s}}});
        QCOMPARE(m_paste->model()->errorCount(), 3);
        QVERIFY(!save());
    }

    void referencesAreFoundByTheNamesOfTheirRecordsOrTheirKeys()
    {
        paste(u"orders"_s, {},
              {.columns = {u"order_number"_s, u"customer_id"_s},
               .rows = {{u"1"_s, u"grace hopper"_s}, {u"2"_s, u"3"_s}, {u"3"_s, u"Nobody"_s}}});
        QTRY_VERIFY(!m_paste->isBusy());
        QCOMPARE(column(u"customer_id"_s), (QStringList{u"Grace Hopper"_s, u"Åsa Öberg"_s, u"Nobody"_s}));
        QVERIFY(!save());
        QCOMPARE(m_paste->model()->errorCount(), 1);
        QVERIFY(!error(2, 1).isEmpty());

        type(2, 1, u"Ada Lovelace"_s);
        QTRY_VERIFY(!m_paste->isBusy());
        QVERIFY(save());
        QCOMPARE(ordersOf(1), u"3|new"_s);
        QCOMPARE(ordersOf(2), u"1|new\n20001|new\n20002|new"_s);
    }

    void whatIsRequiredAndWasNotPastedCanBeAdded()
    {
        paste(u"customers"_s, {}, {.columns = {u"city"_s}, .rows = {{u"Paris"_s}}});
        QCOMPARE(m_paste->model()->columnCount(), 2);
        QCOMPARE(m_paste->model()->headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"Name"_s);
        QVERIFY(!save());
        type(0, 1, u"Marie Curie"_s);
        QVERIFY(save());
        QCOMPARE(m_open->store.rows(u"SELECT name, city FROM customers WHERE city = 'Paris'"_s),
                 u"Marie Curie|Paris"_s);
    }

    void thousandsAreOneTransaction()
    {
        PastedRecords records{.columns = {u"order_number"_s}, .rows = {}};
        for (int i = 0; i < 2'000; ++i)
            records.rows.append({u"P%1"_s.arg(i)});
        pasteOrdersOf(1, records);
        QVERIFY(save());
        QCOMPARE(m_open->store.rows(u"SELECT count(*) FROM orders WHERE customer_id = 1"_s), u"2000"_s);
    }

private:
    void paste(const QString &table, const std::optional<ParentRecord> &parent, const PastedRecords &records)
    {
        m_paste = std::make_unique<RecordPaste>(&m_open->session, m_open->table(table), parent,
                                                parent ? u"Ada Lovelace"_s : QString(), records);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_paste->model());
        const QSignalSpy ready(m_paste.get(), &RecordPaste::ready);
        m_paste->prepare();
        QTRY_COMPARE(ready.size(), 1);
    }

    void pasteOrdersOf(qlonglong customer, const PastedRecords &records)
    {
        paste(u"orders"_s, m_open->ordersOf(customer), records);
    }

    QString ordersOf(int customer)
    {
        return m_open->store.rows(
            u"SELECT order_number, status FROM orders WHERE customer_id = %1 ORDER BY order_number"_s.arg(
                customer));
    }

    bool save()
    {
        const QSignalSpy saved(m_paste.get(), &RecordPaste::saved);
        const QSignalSpy refused(m_paste.get(), &RecordPaste::refused);
        m_paste->save();
        [&] { QTRY_COMPARE_WITH_TIMEOUT(saved.size() + refused.size(), 1, 30'000); }();
        return saved.size() == 1;
    }

    void type(int row, int section, const QString &text)
    {
        DraftTableModel *model = m_paste->model();
        QVERIFY(model->setData(model->index(row, section), text, Qt::EditRole));
    }

    QString error(int row, int section)
    {
        return m_paste->model()->index(row, section).data(DraftTableModel::ErrorRole).toString();
    }

    QStringList column(const QString &name)
    {
        QStringList texts;
        for (int row = 0; row < m_paste->model()->rowCount(); ++row)
            texts.append(m_paste->model()->draft(row).text(name));
        return texts;
    }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<RecordPaste> m_paste;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

RELATA_TEST(RecordPasteTest, "record_paste");
#include "test_record_paste.moc"
