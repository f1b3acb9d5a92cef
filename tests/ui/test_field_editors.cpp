#include "models/database/schema.h"
#include "support/test_registry.h"
#include "ui/field_editor.h"
#include "ui/reference_field.h"

#include <QtGui/QClipboard>
#include <QtTest/QtTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCalendarWidget>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

using namespace relata;
using namespace Qt::Literals::StringLiterals;

/// Each editor by itself, with real keys.
class FieldEditorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void undoTakesBackTypingThenBelongsToTheWindow_data();
    void undoTakesBackTypingThenBelongsToTheWindow();
    void aHundredThousandCharactersArePastedWhole_data();
    void aHundredThousandCharactersArePastedWhole();
    void theCountAppearsNearTheLimit();
    void rightToLeftTextAndEmojiStayWhatTheyAre_data();
    void rightToLeftTextAndEmojiStayWhatTheyAre();
    void shiftEnterBeginsALineEnterGoesOn();
    void windowsLineEndsAndNoBreakSpacesStay();
    void theNumberPadWritesTheLocalesPoint();
    void altDownOpensTheCalendar();
    void choosingADayKeepsTheTime();
    void choicesAreMadeByTheirFirstLetterAndEmptied();
    void aValueNoLongerAllowedIsStillShown();
    void theWheelDoesNotChangeAChoice();
    void spaceWalksThroughYesNoAndNeither();
    void aLateAnswerIsNotChosen();
    void downOnTheOnlyCandidateStaysOnIt();
    void readOnlyFieldsTakeNoTyping();

private:
    FieldEditor *show(const Column &column)
    {
        m_editor = makeFieldEditor(column, m_window.get());
        return place(m_editor);
    }

    FieldEditor *place(FieldEditor *editor)
    {
        m_window->layout()->addWidget(editor);
        editor->show();
        editor->input()->setFocus();
        return editor;
    }

    void type(const QString &text) const { QTest::keyClicks(m_editor->input(), text); }

    /// As an input method does, for what is on no key.
    void compose(const QString &text) const
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QApplication::sendEvent(m_editor->input(), &event);
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(m_editor->input(), key, modifiers);
    }

    std::unique_ptr<QWidget> m_window;
    FieldEditor *m_editor = nullptr;
};

namespace {

const Column Name{.name = u"name"_s, .kind = ValueKind::Text, .lengthLimit = 10};
const Column Note{.name = u"note"_s, .kind = ValueKind::Text};
const Column Total{.name = u"total"_s, .kind = ValueKind::Decimal};
const Column Day{.name = u"day"_s, .kind = ValueKind::Date};
const Column Status{.name = u"status"_s, .allowedValues = {u"open"_s, u"shipped"_s}};

void addTextColumns()
{
    QTest::addColumn<Column>("column");
    QTest::newRow("one line") << Name;
    QTest::newRow("several lines") << Note;
}

} // namespace

void FieldEditorsTest::init()
{
    m_window = std::make_unique<QWidget>();
    new QVBoxLayout(m_window.get());
    m_window->resize(400, 200);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void FieldEditorsTest::cleanup()
{
    m_window.reset();
}

void FieldEditorsTest::undoTakesBackTypingThenBelongsToTheWindow_data()
{
    addTextColumns();
    QTest::newRow("number") << Total;
    QTest::newRow("date") << Day;
}

void FieldEditorsTest::undoTakesBackTypingThenBelongsToTheWindow()
{
    QFETCH(Column, column);
    show(column)->setText(u"1"_s);
    QAction undo;
    undo.setShortcut(QKeySequence::Undo);
    m_window->addAction(&undo);
    QSignalSpy undone(&undo, &QAction::triggered);
    press(Qt::Key_End);
    type(u"2"_s);
    QCOMPARE(m_editor->text(), u"12"_s);
    QSignalSpy edited(m_editor, &FieldEditor::edited);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_editor->text(), u"1"_s);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(undone.count(), 0);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_editor->text(), u"1"_s);
    QCOMPARE(undone.count(), 1);
}

void FieldEditorsTest::aHundredThousandCharactersArePastedWhole_data()
{
    addTextColumns();
    QTest::newRow("number") << Total;
}

void FieldEditorsTest::aHundredThousandCharactersArePastedWhole()
{
    QFETCH(Column, column);
    show(column);
    const QString pasted = u"12345 7890"_s.repeated(10'000);
    QApplication::clipboard()->setText(pasted);
    QElapsedTimer clock;
    clock.start();
    press(Qt::Key_V, Qt::ControlModifier);
    type(u"!"_s);
    m_window->repaint();
    QVERIFY2(clock.elapsed() < 1'000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(m_editor->text().size(), 100'001);
    QVERIFY(m_editor->text() == pasted + u'!');
}

void FieldEditorsTest::theCountAppearsNearTheLimit()
{
    show(Name);
    const auto *count = m_editor->findChild<QLabel *>();
    type(u"1234567"_s);
    QVERIFY(!count->isVisible());
    type(u"8"_s);
    QVERIFY(count->isVisible());
    QCOMPARE(count->text(), u"8 of 10"_s);
    type(u"901"_s);
    QCOMPARE(count->text(), u"11 of 10"_s);
}

void FieldEditorsTest::rightToLeftTextAndEmojiStayWhatTheyAre_data()
{
    addTextColumns();
}

void FieldEditorsTest::rightToLeftTextAndEmojiStayWhatTheyAre()
{
    QFETCH(Column, column);
    show(column);
    const QString family = u"\U0001F469\u200D\U0001F467"_s;
    compose(u"\u05E9\u05DC\u05D5\u05DD "_s);
    QApplication::clipboard()->setText(family);
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_editor->text(), u"\u05E9\u05DC\u05D5\u05DD "_s + family);
}

void FieldEditorsTest::shiftEnterBeginsALineEnterGoesOn()
{
    show(Note);
    QSignalSpy next(m_editor, &FieldEditor::nextRequested);
    const int oneLine = m_editor->input()->height();
    type(u"one"_s);
    press(Qt::Key_Return, Qt::ShiftModifier);
    type(u"two"_s);
    QCOMPARE(next.count(), 0);
    QCOMPARE(m_editor->text(), u"one\ntwo"_s);
    QTRY_VERIFY(m_editor->input()->height() > oneLine);
    press(Qt::Key_Return);
    QCOMPARE(next.count(), 1);
    QCOMPARE(m_editor->text(), u"one\ntwo"_s);
}

void FieldEditorsTest::windowsLineEndsAndNoBreakSpacesStay()
{
    const QString stored = u"12\u00A0kg\r\nnext"_s;
    show(Note)->setText(stored);
    QCOMPARE(m_editor->text(), stored);
    QTest::keyClick(m_editor->input(), Qt::Key_End, Qt::ControlModifier);
    type(u"!"_s);
    QCOMPARE(m_editor->text(), stored + u'!');
}

void FieldEditorsTest::theNumberPadWritesTheLocalesPoint()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    const auto restore =
        qScopeGuard([] { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); });
    show(Total);
    type(u"12"_s);
    QTest::keyClick(m_editor->input(), Qt::Key_Period, Qt::KeypadModifier);
    type(u"5"_s);
    QCOMPARE(m_editor->text(), u"12,5"_s);
}

void FieldEditorsTest::altDownOpensTheCalendar()
{
    show(Day)->setText(u"5/12/2026"_s);
    press(Qt::Key_Down, Qt::AltModifier);
    QPointer<QWidget> popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    auto *calendar = popup->findChild<QCalendarWidget *>();
    QCOMPARE(calendar->selectedDate(), QDate(2026, 5, 12));
    auto *days = calendar->findChild<QAbstractItemView *>();
    QTest::keyClick(days, Qt::Key_Right);
    QTest::keyClick(days, Qt::Key_Return);
    QTRY_VERIFY(!popup);
    QCOMPARE(m_editor->text(), u"5/13/2026"_s);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_editor->text(), u"5/12/2026"_s);
}

void FieldEditorsTest::choosingADayKeepsTheTime()
{
    show({.name = u"at"_s, .kind = ValueKind::DateTime})->setText(u"5/12/2026 2:30 PM"_s);
    press(Qt::Key_Down, Qt::AltModifier);
    auto *calendar = QApplication::activePopupWidget()->findChild<QCalendarWidget *>();
    Q_EMIT calendar->activated(QDate(2026, 6, 1));
    QCOMPARE(m_editor->text(), u"6/1/2026 2:30 PM"_s);
}

void FieldEditorsTest::choicesAreMadeByTheirFirstLetterAndEmptied()
{
    show(Status);
    type(u"s"_s);
    QCOMPARE(m_editor->text(), u"shipped"_s);
    press(Qt::Key_Delete);
    QCOMPARE(m_editor->text(), QString());
    QSignalSpy next(m_editor, &FieldEditor::nextRequested);
    press(Qt::Key_Return);
    QCOMPARE(next.count(), 1);
}

void FieldEditorsTest::aValueNoLongerAllowedIsStillShown()
{
    show(Status)->setText(u"lost"_s);
    QCOMPARE(m_editor->text(), u"lost"_s);
}

void FieldEditorsTest::theWheelDoesNotChangeAChoice()
{
    show(Status)->setText(u"open"_s);
    m_editor->input()->clearFocus();
    QWheelEvent wheel({5, 5}, m_editor->input()->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_editor->input(), &wheel);
    QCOMPARE(m_editor->text(), u"open"_s);
}

void FieldEditorsTest::spaceWalksThroughYesNoAndNeither()
{
    show({.name = u"paid"_s, .kind = ValueKind::Boolean})->setText(QString());
    QStringList seen{m_editor->text()};
    for (int i = 0; i < 3; ++i) {
        press(Qt::Key_Space);
        seen += m_editor->text();
    }
    QCOMPARE(seen, QStringList({u""_s, u"Yes"_s, u"No"_s, u""_s}));
}

void FieldEditorsTest::aLateAnswerIsNotChosen()
{
    QList<std::function<void(Candidates)>> answers;
    auto *field = new ReferenceField(
        [&answers](const QString &, auto answer) { answers += std::move(answer); }, m_window.get());
    m_editor = place(field);
    QSignalSpy chosen(field, &ReferenceField::chosen);
    type(u"ad"_s);
    QCOMPARE(answers.size(), 2);
    answers.at(0)({{1LL, u"Aaron"_s}});
    QVERIFY(!QApplication::activePopupWidget());
    answers.at(1)({{42LL, u"Ada Lovelace"_s}, {44LL, u"Adam"_s}});
    QPointer<QWidget> popup = QApplication::activePopupWidget();
    QVERIFY(popup);
    // Two could be meant, none is highlighted: Enter chooses neither.
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(chosen.count(), 0);
    press(Qt::Key_Down, Qt::AltModifier);
    answers.last()({{42LL, u"Ada Lovelace"_s}, {44LL, u"Adam"_s}});
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().at(0).value<Value>(), Value(42LL));
    QCOMPARE(field->text(), u"Ada Lovelace"_s);
}

void FieldEditorsTest::downOnTheOnlyCandidateStaysOnIt()
{
    auto *field = new ReferenceField(
        [](const QString &, const auto &answer) { answer({{42LL, u"Ada Lovelace"_s}}); }, m_window.get());
    m_editor = place(field);
    QSignalSpy chosen(field, &ReferenceField::chosen);
    type(u"lov"_s);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(field->text(), u"Ada Lovelace"_s);
}

void FieldEditorsTest::readOnlyFieldsTakeNoTyping()
{
    for (const Column &column : {Name, Note, Total, Day}) {
        show(column)->setText(u"1"_s);
        m_editor->setReadOnly(true);
        type(u"2"_s);
        QCOMPARE(m_editor->text(), u"1"_s);
    }
}

RELATA_TEST(FieldEditorsTest, "field_editors");
#include "test_field_editors.moc"
