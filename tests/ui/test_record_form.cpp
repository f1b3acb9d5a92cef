#include "models/record_draft.h"
#include "support/store_schema.h"
#include "support/test_registry.h"
#include "typing.h"
#include "ui/field_editor.h"
#include "ui/message_colors.h"
#include "ui/record_form.h"

#include <QtTest/QtTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

/// A clerk types an order for Ada Lovelace, by keyboard alone.
class RecordFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theFormNamesTheParent();
    void elevenCharactersBringAnErrorUnderTheField();
    void tabWalksThroughTheFieldsAndButtons();
    void enterGoesThroughTheFieldsAndSavesInTheLast();
    void ctrlEnterSavesAndBeginsTheNext();
    void ctrlSSaves();
    void escClosesAndCancelDiscards();
    void theFirstBadFieldGetsTheFocusAndTheRestStaysTyped();
    void aServersErrorFindsItsField();
    void whatBelongsToNoFieldStandsOnTop();
    void aHalfTypedDateIsNotAnErrorYet();
    void whileSavingNothingCanBeTyped();
    void escMayTakeTheDraftAwayAtOnce();
    void fieldsAreNamedForScreenReaders();
    void errorsAreReadableInLightAndDark_data();
    void errorsAreReadableInLightAndDark();
    void aNarrowFormHasOneColumnAWideOneThree();
    void anotherDraftReplacesTheFields();
    void referencesShowNamesAndAreChosenFromTheList();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_window->findChild<Widget *>(QString::fromLatin1(name));
    }

    QLineEdit *number() const { return find<QLineEdit>("field:order_number"); }

    QLineEdit *date() const { return find<QLineEdit>("field:ordered_on"); }

    QString errorOf(const char *column) const
    {
        const auto *label = m_window->findChild<QLabel *>(u"error:"_s + QString::fromLatin1(column));
        return label->isVisible() ? label->text() : QString();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    void type(const QString &text) const { QTest::keyClicks(QApplication::focusWidget(), text); }

    std::unique_ptr<RecordDraft> m_draft;
    std::unique_ptr<QWidget> m_window;
    RecordForm *m_form = nullptr;
};

void RecordFormTest::init()
{
    m_draft = RecordDraft::newRecord(storeSchema(), Orders, ada(), u"Ada Lovelace"_s);
    m_window = std::make_unique<QWidget>();
    m_form = new RecordForm;
    auto *layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_form);
    m_form->setDraft(m_draft.get());
    m_window->resize(900, 500);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_form->focusFirstField();
}

void RecordFormTest::cleanup()
{
    m_window.reset();
    m_draft.reset();
}

void RecordFormTest::theFormNamesTheParent()
{
    QCOMPARE(m_form->accessibleName(), u"New Order for Ada Lovelace"_s);
    const auto *customer = find<QLineEdit>("field:customer_id");
    QCOMPARE(customer->text(), u"Ada Lovelace"_s);
    QVERIFY(customer->isReadOnly());
    QCOMPARE(QApplication::focusWidget(), number());
}

void RecordFormTest::elevenCharactersBringAnErrorUnderTheField()
{
    type(u"1234567890"_s);
    QCOMPARE(errorOf("order_number"), QString());
    type(u"1"_s);
    QCOMPARE(errorOf("order_number"), u"Order number must be at most 10 characters."_s);
    QCOMPARE(number()->text(), u"12345678901"_s);
    QCOMPARE(number()->accessibleDescription(), errorOf("order_number"));
    const auto *label = find<QLabel>("error:order_number");
    QTRY_VERIFY(label->mapTo(m_form, QPoint()).y() >=
                number()->mapTo(m_form, QPoint()).y() + number()->height());
    press(Qt::Key_Backspace);
    QCOMPARE(errorOf("order_number"), QString());
}

void RecordFormTest::tabWalksThroughTheFieldsAndButtons()
{
    QStringList walked;
    for (int i = 0; i < 8; ++i) {
        walked += QApplication::focusWidget()->objectName();
        press(Qt::Key_Tab);
    }
    QCOMPARE(walked.join(u' '), u"field:order_number field:ordered_on field:status field:total field:note "
                                "saveAndNew save cancel"_s);
}

void RecordFormTest::enterGoesThroughTheFieldsAndSavesInTheLast()
{
    QSignalSpy saves(m_form, &RecordForm::saveRequested);
    for (const QString &text : {u"12346"_s, u"5/3"_s, u"s"_s, u"120"_s, u"by post"_s}) {
        type(text);
        press(Qt::Key_Return);
    }
    QCOMPARE(saves.count(), 1);
    QCOMPARE(saves.first().first().toBool(), false);
    const ColumnValues after = m_draft->change().after;
    QCOMPARE(after.value(u"ordered_on"_s).toString(), u"%1-05-03"_s.arg(QDate::currentDate().year()));
    QCOMPARE(date()->text(), u"5/3/%1"_s.arg(QDate::currentDate().year()));
    QCOMPARE(after.value(u"status"_s), Value(u"shipped"_s));
    QCOMPARE(after.value(u"total"_s), Value(u"120"_s));
    QCOMPARE(after.value(u"note"_s), Value(u"by post"_s));
}

void RecordFormTest::ctrlEnterSavesAndBeginsTheNext()
{
    QSignalSpy saves(m_form, &RecordForm::saveRequested);
    type(u"12346"_s);
    press(Qt::Key_Tab);
    type(u"t"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(saves.count(), 1);
    QCOMPARE(saves.first().first().toBool(), true);
}

void RecordFormTest::ctrlSSaves()
{
    QSignalSpy saves(m_form, &RecordForm::saveRequested);
    type(u"12346"_s);
    press(Qt::Key_Tab);
    type(u"t"_s);
    press(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saves.count(), 1);
    QTest::mouseClick(find<QPushButton>("saveAndNew"), Qt::LeftButton);
    QCOMPARE(saves.count(), 2);
}

void RecordFormTest::escClosesAndCancelDiscards()
{
    QSignalSpy closes(m_form, &RecordForm::closeRequested);
    QSignalSpy cancels(m_form, &RecordForm::cancelRequested);
    press(Qt::Key_Escape);
    QCOMPARE(closes.count(), 1);
    QCOMPARE(cancels.count(), 0);
    QTest::mouseClick(find<QPushButton>("cancel"), Qt::LeftButton);
    QCOMPARE(cancels.count(), 1);
}

void RecordFormTest::theFirstBadFieldGetsTheFocusAndTheRestStaysTyped()
{
    QSignalSpy saves(m_form, &RecordForm::saveRequested);
    press(Qt::Key_Tab);
    type(u"31.12."_s);
    find<QLineEdit>("field:total")->setFocus();
    type(u"12"_s);
    press(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saves.count(), 0);
    QCOMPARE(QApplication::focusWidget(), number());
    QCOMPARE(errorOf("order_number"), u"Order number is required."_s);
    QVERIFY(errorOf("ordered_on").startsWith(u"Ordered on must be a date"));
    QCOMPARE(date()->text(), u"31.12."_s);
    QCOMPARE(find<QLineEdit>("field:total")->text(), u"12.00"_s);
}

void RecordFormTest::aServersErrorFindsItsField()
{
    type(u"12346"_s);
    date()->setFocus();
    m_form->setBusy(true);
    m_draft->setErrors({{DatabaseError::Kind::Constraint, u"Order number 12346 is taken."_s,
                         u"order_number"_s, u"UNIQUE constraint failed"_s}});
    QCOMPARE(errorOf("order_number"), u"Order number 12346 is taken."_s);
    QCOMPARE(QApplication::focusWidget(), number());
    QCOMPARE(number()->text(), u"12346"_s);
}

void RecordFormTest::whatBelongsToNoFieldStandsOnTop()
{
    const auto *message = find<QLabel>("formMessage");
    QVERIFY(!message->isVisible());
    m_draft->setErrors({{DatabaseError::Kind::ConnectionLost, u"The server went away."_s, {}, u"08006"_s}});
    QVERIFY(message->isVisible());
    QCOMPARE(message->text(), u"The server went away."_s);
    QCOMPARE(message->toolTip(), u"08006"_s);
    type(u"1"_s);
    QVERIFY(!message->isVisible());
}

void RecordFormTest::aHalfTypedDateIsNotAnErrorYet()
{
    press(Qt::Key_Tab);
    type(u"12/"_s);
    QCOMPARE(errorOf("ordered_on"), QString());
    press(Qt::Key_Tab);
    QVERIFY(errorOf("ordered_on").startsWith(u"Ordered on must be a date"));
}

void RecordFormTest::whileSavingNothingCanBeTyped()
{
    QSignalSpy saves(m_form, &RecordForm::saveRequested);
    m_draft->setText(u"order_number"_s, u"1"_s);
    m_draft->setText(u"ordered_on"_s, u"t"_s);
    m_form->setBusy(true);
    QVERIFY(!number()->isEnabled());
    QVERIFY(!find<QPushButton>("save")->isEnabled());
    QTest::keyClick(m_form, Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saves.count(), 0);
    m_form->setBusy(false);
    QCOMPARE(QApplication::focusWidget(), number());
    QTest::keyClick(m_form, Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saves.count(), 1);
}

void RecordFormTest::escMayTakeTheDraftAwayAtOnce()
{
    connect(m_form, &RecordForm::closeRequested, m_form, [this] {
        m_form->setDraft(nullptr);
        m_draft.reset();
    });
    type(u"1"_s);
    press(Qt::Key_Escape);
    QVERIFY(!number());
    QCOMPARE(m_form->draft(), nullptr);
}

void RecordFormTest::fieldsAreNamedForScreenReaders()
{
    QCOMPARE(number()->accessibleName(), u"Order number"_s);
    QCOMPARE(date()->accessibleName(), u"Ordered on"_s);
    QCOMPARE(find<QLineEdit>("field:customer_id")->accessibleName(), u"Customer"_s);
    QCOMPARE(find<QPushButton>("saveAndNew")->accessibleName(), u"Save & New"_s);
    for (const FieldEditor *editor : m_form->findChildren<FieldEditor *>())
        QVERIFY(!editor->input()->accessibleName().isEmpty());
}

void RecordFormTest::errorsAreReadableInLightAndDark_data()
{
    QTest::addColumn<QColor>("window");
    QTest::newRow("light") << QColor(0xef, 0xef, 0xef);
    QTest::newRow("dark") << QColor(0x2b, 0x2b, 0x2b);
    QTest::newRow("grey") << QColor(0x50, 0x50, 0x55);
}

void RecordFormTest::errorsAreReadableInLightAndDark()
{
    QFETCH(QColor, window);
    m_window->setPalette(QPalette(window));
    type(u"12345678901"_s);
    const auto *label = find<QLabel>("error:order_number");
    QCOMPARE(label->palette().color(QPalette::Window), window);
    QVERIFY(contrast(label->palette().color(QPalette::WindowText), window) >= 4.5);
    const QPalette field = number()->palette();
    QVERIFY(contrast(field.color(QPalette::Text), field.color(QPalette::Base)) >= 4.5);
}

void RecordFormTest::aNarrowFormHasOneColumnAWideOneThree()
{
    const auto left = [this](QWidget *field) { return field->mapTo(m_form, QPoint()).x(); };
    const auto top = [this](QWidget *field) { return field->mapTo(m_form, QPoint()).y(); };
    QTRY_VERIFY(left(date()) > left(number()));
    QCOMPARE(top(date()), top(number()));
    m_window->resize(260, 700);
    QTRY_COMPARE(left(date()), left(number()));
    QVERIFY(top(date()) > top(number()));
}

void RecordFormTest::anotherDraftReplacesTheFields()
{
    const auto customer = RecordDraft::newRecord(storeSchema(), Customers);
    m_form->setDraft(customer.get());
    QVERIFY(!number());
    QCOMPARE(m_form->accessibleName(), u"New Customer"_s);
    m_form->focusFirstField();
    QInputMethodEvent composed;
    composed.setCommitString(u"\u05E2\u05D3\u05D4 \U0001F600"_s);
    QApplication::sendEvent(QApplication::focusWidget(), &composed);
    QCOMPARE(customer->value(u"name"_s), Value(u"\u05E2\u05D3\u05D4 \U0001F600"_s));
    m_form->setDraft(nullptr);
    QVERIFY(!find<QWidget>("field:name"));
}

void RecordFormTest::referencesShowNamesAndAreChosenFromTheList()
{
    const auto order = RecordDraft::editing(storeSchema(), Orders, orderOfAda());
    QString asked;
    std::function<void(Candidates)> answer;
    m_form->setParentSource({.find = [&](const Relationship &to, const QString &words, auto reply) {
        asked = to.parentTable.name + u' ' + words;
        answer = std::move(reply);
    }});
    m_form->setDraft(order.get());
    auto *customer = find<QLineEdit>("field:customer_id");
    QCOMPARE(customer->text(), u"Ada Lovelace"_s);
    customer->setFocus();
    customer->selectAll();
    type(u"gra"_s);
    QCOMPARE(asked, u"customers gra"_s);
    answer({{43LL, u"Grace Hopper"_s}});
    QTRY_VERIFY(highlightedCandidates());
    QTest::keyClick(highlightedCandidates(), Qt::Key_Return);
    QCOMPARE(customer->text(), u"Grace Hopper"_s);
    QCOMPARE(order->change().after.value(u"customer_id"_s), Value(43LL));
    m_form->setDraft(nullptr);
}

RELATA_TEST(RecordFormTest, "record_form");
#include "test_record_form.moc"
