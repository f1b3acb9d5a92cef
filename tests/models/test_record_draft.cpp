#include "models/record_draft.h"
#include "support/store_schema.h"
#include "support/test_registry.h"

#include <QtTest/QtTest>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// A record being typed, from its first key to the change that saving asks for.
class RecordDraftTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void titlesNameTheRecordAndItsParent();
    void aNewOrderShowsWhatCanBeTyped();
    void theParentIsFixedAndSaved();
    void elevenCharactersAreTooManyForTen();
    void charactersAreCountedAsTheDatabaseCountsThem();
    void whatIsMissingIsSaidWhenSavingNotBefore();
    void anEmptiedRequiredFieldComplainsAtOnce();
    void anInsertNamesOnlyWhatWasGiven();
    void proposalsFillUntouchedFieldsAndAreSaved();
    void defaultsAreShownAndLeftToTheDatabase();
    void anUpdateHoldsOnlyWhatChangedWithItsOldValue();
    void theSameNumberInOtherDigitsIsNoChange();
    void typingBackTheOldTextIsNoChange();
    void shortDatesSettleIntoDates();
    void serverErrorsGoToTheirFieldElseToTheForm();
    void serverErrorsGoAwayWithTheNextKey();
    void textThatIsNotUtf8IsReadOnly();
    void referencesShowNamesAndHoldKeys();
    void signalsSayWhatChanged();

private:
    QString errorOf(const char *column) const { return m_order->error(QString::fromLatin1(column)); }

    std::unique_ptr<RecordDraft> m_order;    ///< new, for Ada
    std::unique_ptr<RecordDraft> m_existing; ///< hers, number 12345
};

void RecordDraftTest::init()
{
    m_order = RecordDraft::newRecord(storeSchema(), Orders, ada(), u"Ada Lovelace"_s);
    m_existing = RecordDraft::editing(storeSchema(), Orders, orderOfAda());
}

void RecordDraftTest::titlesNameTheRecordAndItsParent()
{
    QCOMPARE(m_order->title(), u"New Order for Ada Lovelace"_s);
    QCOMPARE(m_existing->title(), u"Order 12345"_s);
    QCOMPARE(RecordDraft::newRecord(storeSchema(), Customers)->title(), u"New Customer"_s);
}

void RecordDraftTest::aNewOrderShowsWhatCanBeTyped()
{
    QCOMPARE(m_order->shownColumns().join(u' '), u"customer_id order_number ordered_on status total note"_s);
    QCOMPARE(m_existing->shownColumns().constFirst(), u"id"_s);
    QVERIFY(m_existing->field(u"id"_s)->isReadOnly());
}

void RecordDraftTest::theParentIsFixedAndSaved()
{
    QCOMPARE(m_order->field(u"customer_id"_s)->label(), u"Customer"_s);
    QCOMPARE(m_order->text(u"customer_id"_s), u"Ada Lovelace"_s);
    m_order->setText(u"customer_id"_s, u"43"_s);
    QCOMPARE(m_order->change().after.value(u"customer_id"_s), Value(42LL));
    QVERIFY(!m_order->isDirty());
}

void RecordDraftTest::elevenCharactersAreTooManyForTen()
{
    m_order->setText(u"order_number"_s, u"1234567890"_s);
    QCOMPARE(errorOf("order_number"), QString());
    m_order->setText(u"order_number"_s, u"12345678901"_s);
    QCOMPARE(errorOf("order_number"), u"Order number must be at most 10 characters."_s);
    QCOMPARE(m_order->text(u"order_number"_s), u"12345678901"_s);
}

void RecordDraftTest::charactersAreCountedAsTheDatabaseCountsThem()
{
    m_order->setText(u"order_number"_s, u"\U0001F600"_s.repeated(10));
    QCOMPARE(errorOf("order_number"), QString());
}

void RecordDraftTest::whatIsMissingIsSaidWhenSavingNotBefore()
{
    QVERIFY(!m_order->hasErrors());
    QSignalSpy shown(m_order.get(), &RecordDraft::errorsSet);
    QVERIFY(!m_order->validate());
    QCOMPARE(shown.count(), 1);
    QCOMPARE(errorOf("order_number"), u"Order number is required."_s);
    QCOMPARE(errorOf("status"), QString()); // has a default
    QCOMPARE(m_order->firstErrorColumn(), u"order_number"_s);
}

void RecordDraftTest::anEmptiedRequiredFieldComplainsAtOnce()
{
    m_existing->setText(u"order_number"_s, QString());
    QCOMPARE(m_existing->error(u"order_number"_s), u"Order number is required."_s);
    m_existing->setText(u"total"_s, QString());
    QCOMPARE(m_existing->error(u"total"_s), QString());
}

void RecordDraftTest::anInsertNamesOnlyWhatWasGiven()
{
    m_order->setText(u"order_number"_s, u"12346"_s);
    m_order->setText(u"ordered_on"_s, u"2026-05-12"_s);
    m_order->setText(u"total"_s, u"1,234.50"_s);
    QVERIFY(m_order->validate());
    const ColumnValues expected{{u"customer_id"_s, 42LL},
                                {u"order_number"_s, u"12346"_s},
                                {u"ordered_on"_s, u"2026-05-12"_s},
                                {u"total"_s, u"1234.50"_s}};
    QCOMPARE(m_order->change(), Change::insertion(Orders, expected));
}

void RecordDraftTest::proposalsFillUntouchedFieldsAndAreSaved()
{
    m_order->setText(u"order_number"_s, u"mine"_s);
    m_order->propose(u"order_number"_s, u"theirs"_s);
    m_order->propose(u"ordered_on"_s, u"2026-05-12"_s);
    QCOMPARE(m_order->text(u"order_number"_s), u"mine"_s);
    QCOMPARE(m_order->text(u"ordered_on"_s), u"5/12/2026"_s);
    QVERIFY(!m_order->field(u"ordered_on"_s)->isDirty());
    QCOMPARE(m_order->change().after.value(u"ordered_on"_s), Value(u"2026-05-12"_s));
}

void RecordDraftTest::defaultsAreShownAndLeftToTheDatabase()
{
    m_order->setDefaults({{u"status"_s, u"open"_s}});
    QCOMPARE(m_order->text(u"status"_s), u"open"_s);
    QVERIFY(!m_order->isDirty());
    QVERIFY(!m_order->change().after.contains(u"status"_s));
    m_order->setText(u"status"_s, u"PAID"_s);
    QCOMPARE(m_order->change().after.value(u"status"_s), Value(u"paid"_s));
}

void RecordDraftTest::anUpdateHoldsOnlyWhatChangedWithItsOldValue()
{
    m_existing->setText(u"status"_s, u"paid"_s);
    m_existing->setText(u"note"_s, u"left at the door"_s);
    // And the number, by which another order under the same key would be told.
    const Change expected =
        Change::update(Orders, RecordKey({7LL}),
                       {{u"status"_s, u"shipped"_s}, {u"note"_s, Value()}, {u"order_number"_s, u"12345"_s}},
                       {{u"status"_s, u"paid"_s}, {u"note"_s, u"left at the door"_s}});
    QCOMPARE(m_existing->change(), expected);
}

void RecordDraftTest::theSameNumberInOtherDigitsIsNoChange()
{
    QCOMPARE(m_existing->text(u"total"_s), u"120.00"_s);
    m_existing->setText(u"total"_s, u"120"_s);
    QVERIFY(!m_existing->isDirty());
    m_existing->setText(u"total"_s, u"120.01"_s);
    QVERIFY(m_existing->isDirty());
}

void RecordDraftTest::typingBackTheOldTextIsNoChange()
{
    QSignalSpy dirty(m_existing.get(), &RecordDraft::dirtyChanged);
    m_existing->setText(u"order_number"_s, u"1234"_s);
    m_existing->setText(u"order_number"_s, u"12345"_s);
    QVERIFY(!m_existing->isDirty());
    QCOMPARE(dirty.count(), 2);
    QVERIFY(m_existing->change().after.isEmpty());
}

void RecordDraftTest::shortDatesSettleIntoDates()
{
    m_order->setText(u"ordered_on"_s, u"5/3"_s);
    QCOMPARE(m_order->text(u"ordered_on"_s), u"5/3"_s);
    m_order->settle(u"ordered_on"_s);
    QCOMPARE(m_order->text(u"ordered_on"_s), u"5/3/%1"_s.arg(QDate::currentDate().year()));
}

void RecordDraftTest::serverErrorsGoToTheirFieldElseToTheForm()
{
    const DatabaseError taken{
        DatabaseError::Kind::Constraint, u"Order number is taken."_s, u"order_number"_s, {}};
    const DatabaseError gone{DatabaseError::Kind::ConnectionLost, u"The server is gone."_s, {}, {}};
    const DatabaseError parent{
        DatabaseError::Kind::Constraint, u"There is no such customer."_s, u"customer_id"_s, {}};
    m_order->setErrors({taken, gone, parent});
    QCOMPARE(errorOf("order_number"), u"Order number is taken."_s);
    // Nothing can be corrected in a fixed field.
    QCOMPARE(m_order->formErrors(), QList({gone, parent}));
}

void RecordDraftTest::serverErrorsGoAwayWithTheNextKey()
{
    m_existing->setErrors({{DatabaseError::Kind::Constraint, u"Taken."_s, u"order_number"_s, {}}});
    QVERIFY(m_existing->hasErrors());
    m_existing->setText(u"order_number"_s, u"12346"_s);
    QVERIFY(!m_existing->hasErrors());
}

void RecordDraftTest::textThatIsNotUtf8IsReadOnly()
{
    Record order = orderOfAda();
    order.values[6] = u"caf\uFFFD"_s;
    const auto draft = RecordDraft::editing(storeSchema(), Orders, order);
    draft->setText(u"note"_s, u"café"_s);
    QCOMPARE(draft->text(u"note"_s), u"caf\uFFFD"_s);
    QCOMPARE(draft->field(u"note"_s)->readOnlyReason(),
             u"This text is not valid UTF-8 and is left as it is."_s);
}

void RecordDraftTest::referencesShowNamesAndHoldKeys()
{
    QCOMPARE(m_existing->text(u"customer_id"_s), u"Ada Lovelace"_s);
    QCOMPARE(m_existing->referenceOf(u"customer_id"_s)->parentTable, Customers);
    m_existing->setUnresolved(u"customer_id"_s, u"gra"_s);
    QCOMPARE(m_existing->error(u"customer_id"_s), u"Customer: choose one from the list."_s);
    m_existing->setValue(u"customer_id"_s, 43LL, u"Grace Hopper"_s);
    m_existing->settle(u"customer_id"_s);
    QCOMPARE(m_existing->text(u"customer_id"_s), u"Grace Hopper"_s);
    QCOMPARE(m_existing->change().after.value(u"customer_id"_s), Value(43LL));
}

void RecordDraftTest::signalsSayWhatChanged()
{
    QSignalSpy values(m_order.get(), &RecordDraft::valueChanged);
    QSignalSpy errors(m_order.get(), &RecordDraft::errorChanged);
    m_order->setText(u"total"_s, u"many"_s);
    QCOMPARE(values.value(0).value(0).toString(), u"total"_s);
    QCOMPARE(errors.value(0).value(0).toString(), u"total"_s);
    QCOMPARE(errorOf("total"), u"Total must be a number such as 12.50."_s);
}

RELATA_TEST(RecordDraftTest, "record_draft");
#include "test_record_draft.moc"
