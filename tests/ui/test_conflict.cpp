#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "ui/conflict_panel.h"
#include "ui/form_host.h"
#include "ui/record_details.h"

#include <QtWidgets/QRadioButton>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QLineEdit *field(TestWindow &window, const QString &column)
{
    return window.find<QLineEdit>(window.master()->forms(), u"field:"_s + column);
}

ConflictPanel *panel(TestWindow &window)
{
    return window.master()->forms()->findChild<ConflictPanel *>();
}

/// What the panel says, a line for each widget with a text.
QString shown(TestWindow &window)
{
    QStringList texts;
    for (const auto *label : panel(window)->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts << label->text();
    }
    for (const auto *button : panel(window)->findChildren<QRadioButton *>())
        texts << button->text();
    return texts.join(u'|');
}

/// Puts something else into a field of Ada's open form, as a person does.
void type(TestWindow &window, const QString &column, const QString &text)
{
    field(window, column)->setFocus();
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(text);
}

QString ada(TestStore &store)
{
    return store.rows(u"SELECT name, city, phone, email FROM customers WHERE id = 1"_s);
}

} // namespace

/// Two who change the same record: nothing is overwritten, nothing typed is lost, and only what both have
/// changed is asked about.
class ConflictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase_data() { addDatabaseKinds(); }

    void init()
    {
        QFETCH_GLOBAL(DatabaseLocation::Kind, kind);
        m_store = std::make_unique<TestStore>(kind);
        m_store->execute(
            {u"UPDATE customers SET city = 'London', phone = '1', email = 'a@b' WHERE id = 1"_s});
        m_window = std::make_unique<TestWindow>(m_store->location());
        QTRY_VERIFY(m_window->isReady());
        QTRY_COMPARE(m_window->current(m_window->master()), u"Ada Lovelace"_s);
    }

    void cleanup()
    {
        m_window.reset();
        m_store.reset();
    }

    void eachColumnThatBothHaveChangedIsChosen()
    {
        openForm();
        type(*m_window, u"city"_s, u"Paris"_s);
        type(*m_window, u"phone"_s, u"2"_s);
        elsewhere(u"UPDATE customers SET city = 'Rome', phone = '3', email = 'c@d' WHERE id = 1"_s);
        save();
        QTRY_VERIFY(panel(*m_window)->isVisible());
        // What is not decided is kept, and asked about again.
        m_window->press(Qt::Key_Escape);
        QTRY_COMPARE(field(*m_window, u"phone"_s)->text(), u"2"_s);
        save();
        QTRY_VERIFY(panel(*m_window)->isVisible());
        for (const QString &text : {u"London"_s, u"Paris"_s, u"Rome"_s, u"a@b"_s, u"c@d"_s})
            QVERIFY2(shown(*m_window).contains(text), qPrintable(shown(*m_window)));
        QCOMPARE(ada(*m_store), u"Ada Lovelace|Rome|3|c@d"_s);

        QTRY_VERIFY(
            !m_window->find<QRadioButton>(panel(*m_window), u"theirs:phone"_s)->visibleRegion().isEmpty());
        // By keyboard: the first choice has the focus, arrows choose, Enter saves.
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"mine:phone"_s);
        m_window->press(Qt::Key_Right);
        QTRY_VERIFY(m_window->find<QRadioButton>(panel(*m_window), u"theirs:phone"_s)->isChecked());
        m_window->press(Qt::Key_Return);
        QTRY_COMPARE(ada(*m_store), u"Ada Lovelace|Paris|3|c@d"_s);
        QTRY_VERIFY(!m_window->master()->forms()->isOpen());
        QTRY_VERIFY(m_window->master()->table()->hasFocus());
        QTRY_COMPARE(m_window->status(u"saved"_s), u"All saved"_s);

        m_window->press(Qt::Key_Z, Qt::ControlModifier); // only what was ours
        QTRY_COMPARE(ada(*m_store), u"Ada Lovelace|Rome|3|c@d"_s);
    }

    void whatOnlyOneHasChangedGoesTogetherWithoutAQuestion()
    {
        openForm();
        type(*m_window, u"phone"_s, u"2"_s);
        elsewhere(u"UPDATE customers SET city = 'Rome' WHERE id = 1"_s);
        save();
        QTRY_COMPARE(ada(*m_store), u"Ada Lovelace|Rome|2|a@b"_s);
        QVERIFY(!panel(*m_window)->isVisible());
        QTRY_VERIFY(!m_window->master()->forms()->isOpen());
    }

    void whatWentTogetherIsSaid()
    {
        openForm();
        type(*m_window, u"phone"_s, u"2"_s);
        // At the moment of saving: nobody has noticed before.
        elsewhere(u"UPDATE customers SET city = 'Rome' WHERE id = 1"_s);
        m_window->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(ada(*m_store), u"Ada Lovelace|Rome|2|a@b"_s);
        QTRY_COMPARE(m_window->message(m_window->master()),
                     u"Saved, together with what somebody else has changed meanwhile: City."_s);
    }

    void theSameTypedByBothIsNoConflict()
    {
        openForm();
        type(*m_window, u"city"_s, u"Rome"_s);
        type(*m_window, u"phone"_s, u"2"_s);
        elsewhere(u"UPDATE customers SET city = 'Rome' WHERE id = 1"_s);
        save();
        QTRY_COMPARE(ada(*m_store), u"Ada Lovelace|Rome|2|a@b"_s);
        QTRY_VERIFY(!m_window->master()->forms()->isOpen());
        QVERIFY(!panel(*m_window)->isVisible());
    }

    void everythingTheirsLeavesTheRecordAsItIs()
    {
        openForm();
        type(*m_window, u"city"_s, u"Paris"_s);
        elsewhere(u"UPDATE customers SET city = 'Rome' WHERE id = 1"_s);
        save();
        QTRY_VERIFY(panel(*m_window)->isVisible());
        m_window->click(m_window->find<QRadioButton>(panel(*m_window), u"theirs:city"_s));
        m_window->click(m_window->find<QPushButton>(panel(*m_window), u"saveConflict"_s));
        QTRY_VERIFY(!m_window->master()->forms()->isOpen());
        QCOMPARE(ada(*m_store), u"Ada Lovelace|Rome|1|a@b"_s);
        QTRY_COMPARE(m_window->status(u"saved"_s), u"All saved"_s);
        QCOMPARE(m_window->message(m_window->master()), u"The record stays as somebody else has saved it."_s);
    }

    void aDeletedRecordIsBroughtBackWithMine()
    {
        openForm();
        type(*m_window, u"city"_s, u"Paris"_s);
        elsewhere(u"DELETE FROM customers WHERE id = 1"_s);
        save();
        QTRY_VERIFY(panel(*m_window)->isVisible());
        QCOMPARE(QApplication::focusWidget()->objectName(), u"saveConflict"_s);
        QVERIFY(shown(*m_window).contains(u"deleted"_s));
        m_window->press(Qt::Key_Return);
        QTRY_COMPARE(ada(*m_store), u"Ada Lovelace|Paris|1|a@b"_s);
        QTRY_VERIFY(!m_window->master()->forms()->isOpen());
        QTRY_VERIFY(m_window->rows(m_window->master()).contains(u"Ada Lovelace"_s));
    }

    void backInTheFormEverythingIsStillThere()
    {
        openForm();
        type(*m_window, u"city"_s, u"Paris"_s);
        elsewhere(u"UPDATE customers SET city = 'Rome' WHERE id = 1"_s);
        save();
        QTRY_VERIFY(panel(*m_window)->isVisible());
        m_window->press(Qt::Key_Escape);
        QVERIFY(!panel(*m_window)->isVisible());
        QCOMPARE(field(*m_window, u"city"_s)->text(), u"Paris"_s);
        QTRY_COMPARE(m_window->find<QLabel>(m_window->master()->forms(), u"error:city"_s)->text(),
                     u"This has been changed elsewhere to Rome meanwhile."_s);
        save(); // and comes back here
        QTRY_VERIFY(panel(*m_window)->isVisible());
        m_window->click(m_window->find<QPushButton>(panel(*m_window), u"discardMine"_s));
        QTRY_VERIFY(!m_window->master()->forms()->isOpen());
        QCOMPARE(ada(*m_store), u"Ada Lovelace|Rome|1|a@b"_s);
        QTRY_COMPARE(m_window->status(u"saved"_s), u"All saved"_s);
    }

    void whoChangesItAgainMeanwhileIsAskedAboutAgain()
    {
        openForm();
        type(*m_window, u"city"_s, u"Paris"_s);
        elsewhere(u"UPDATE customers SET city = 'Rome' WHERE id = 1"_s);
        save();
        QTRY_VERIFY(panel(*m_window)->isVisible());
        elsewhere(u"UPDATE customers SET city = 'Oslo' WHERE id = 1"_s);
        m_window->press(Qt::Key_Return); // mine, on top of Rome
        QTRY_VERIFY(shown(*m_window).contains(u"Oslo"_s));
        QCOMPARE(ada(*m_store), u"Ada Lovelace|Oslo|1|a@b"_s);
        m_window->press(Qt::Key_Return);
        QTRY_COMPARE(ada(*m_store), u"Ada Lovelace|Paris|1|a@b"_s);
    }

    void whatIsTypedInACellIsComparedWhenSomebodyWantsTo()
    {
        m_window->click(m_window->master(), u"London"_s);
        m_window->press(Qt::Key_F2);
        QTRY_VERIFY(m_window->master()->table()->openEditor());
        m_window->press(Qt::Key_A, Qt::ControlModifier);
        m_window->type(u"Paris"_s);
        elsewhere(u"UPDATE customers SET city = 'Rome' WHERE id = 1"_s);
        m_window->press(Qt::Key_Return);
        QTRY_COMPARE(
            m_window->message(m_window->master()),
            u"Customer Ada Lovelace is not saved yet. Somebody else changed this record meanwhile."_s);
        QVERIFY(m_window->master()->table()->hasFocus()); // whoever types on is somewhere else by now
        QCOMPARE(ada(*m_store), u"Ada Lovelace|Rome|1|a@b"_s);
        QPushButton *compare = button(u"Compare"_s);
        QVERIFY(compare);
        m_window->click(compare);
        QTRY_VERIFY(panel(*m_window)->isVisible());
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"mine:city"_s);
        m_window->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(ada(*m_store), u"Ada Lovelace|Paris|1|a@b"_s);
    }

    void twoWindowsOnOneDatabase()
    {
        TestWindow other(m_store->location());
        QTRY_VERIFY(other.window().view() && other.master()->model()->isLoaded());
        m_window->window().activateWindow();
        QTRY_VERIFY(m_window->window().isActiveWindow());
        openForm();
        type(*m_window, u"city"_s, u"Paris"_s);

        other.window().activateWindow();
        QTRY_VERIFY(other.window().isActiveWindow());
        other.master()->focusTable();
        other.press(Qt::Key_Return);
        QTRY_VERIFY(other.master()->forms()->isOpen());
        type(other, u"city"_s, u"Rome"_s);
        other.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(ada(*m_store), u"Ada Lovelace|Rome|1|a@b"_s);

        // Said at once, where it is being typed.
        QTRY_COMPARE(m_window->find<QLabel>(m_window->master()->forms(), u"error:city"_s)->text(),
                     u"This has been changed elsewhere to Rome meanwhile."_s);
        QCOMPARE(field(*m_window, u"city"_s)->text(), u"Paris"_s);
        m_window->window().activateWindow();
        QTRY_VERIFY(m_window->window().isActiveWindow());
        m_window->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(panel(*m_window)->isVisible());
        m_window->press(Qt::Key_Return);
        QTRY_COMPARE(ada(*m_store), u"Ada Lovelace|Paris|1|a@b"_s);
        QTRY_VERIFY(other.rows(other.master()).contains(u"Paris"_s));
    }

private:
    void openForm()
    {
        m_window->master()->focusTable();
        m_window->press(Qt::Key_Return);
        QTRY_VERIFY(m_window->master()->forms()->isOpen());
    }

    void save() { m_window->press(Qt::Key_S, Qt::ControlModifier); }

    QPushButton *button(const QString &text) const
    {
        const auto buttons = m_window->master()->findChildren<QPushButton *>();
        const auto found = std::ranges::find_if(
            buttons, [&](const QPushButton *b) { return b->isVisible() && b->text().remove(u'&') == text; });
        return found == buttons.end() ? nullptr : *found;
    }

    void elsewhere(const QString &sql) { m_store->execute({sql}); }

    std::unique_ptr<TestStore> m_store;
    std::unique_ptr<TestWindow> m_window;
};

RELATA_TEST(ConflictTest, "conflict");
#include "test_conflict.moc"
