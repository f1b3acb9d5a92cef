#include "support/test_registry.h"
#include "ui/window_states.h"

#include <QtGui/QAccessible>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostSteps = 100;

/// As a screen reader names it.
QString nameOf(QWidget *widget)
{
    // Of lists and tabs Qt gives out what is chosen in them, and the name by the label beside them.
    if (!widget->accessibleName().isEmpty())
        return widget->accessibleName();
    const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
    return accessible ? accessible->text(QAccessible::Name) : QString();
}

/// Its class and where it is, for whoever has to find one without a name.
QString placeOf(const QWidget *widget)
{
    QStringList path;
    for (const QObject *part = widget; part; part = part->parent())
        path.prepend(part->objectName().isEmpty() ? QLatin1StringView(part->metaObject()->className())
                                                  : part->objectName());
    return path.join(u'/');
}

bool takes(const QWidget &widget, Qt::FocusPolicy focus)
{
    return widget.isVisible() && widget.isEnabled() && !widget.focusProxy() &&
           (widget.focusPolicy() & focus) == focus;
}

QList<QWidget *> allThatTake(Qt::FocusPolicy focus, const QWidget &window)
{
    QList<QWidget *> found;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->window() == &window && takes(*widget, focus))
            found << widget;
    }
    return found;
}

} // namespace

/// Everything has a name that can be spoken, and the Tab key comes by everything once, as it is read.
class TabChainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatTakesTheFocusHasAName_data() { WindowStates::addRows(); }

    void whatTakesTheFocusHasAName()
    {
        QFETCH(QString, state);
        WindowStates states;
        states.enter(state);
        QStringList unnamed;
        for (const auto focus : {Qt::TabFocus, Qt::ClickFocus}) {
            for (QWidget *widget : allThatTake(focus, states.window().window())) {
                if (nameOf(widget).trimmed().isEmpty())
                    unnamed << placeOf(widget);
            }
        }
        QCOMPARE(unnamed.join(u'\n'), QString());
    }

    void buttonsThatAreOnlyClickedHaveNamesToo_data() { WindowStates::addRows(); }

    void buttonsThatAreOnlyClickedHaveNamesToo()
    {
        QFETCH(QString, state);
        WindowStates states;
        states.enter(state);
        QStringList unnamed;
        for (QAbstractButton *button : states.window().window().findChildren<QAbstractButton *>()) {
            if (button->isVisible() && nameOf(button).trimmed().isEmpty())
                unnamed << placeOf(button);
        }
        QCOMPARE(unnamed.join(u'\n'), QString());
    }

    void tabComesByEverythingAsItIsRead_data()
    {
        const QString master = u"New Customer | Search Customers | Customers"_s;
        const QString detail = u" | Related records | New Order | Search Orders | Orders"_s;
        const QString form =
            u" | Order number | Ordered on | Status | Total | Note | Save & New | Save | Cancel"_s;
        const QString unsaved = u" | 1 record not saved yet"_s;
        const QString path = u" | Go to Customers | Go to Grace Hopper | Go to Orders"_s;
        const QString actions = u" | Delete Customer | Refresh | Search everything"_s;
        const QString bar = u" | List of Tables"_s + path + actions;
        const QString barBelow = u" | List of Tables | To the Parent"_s + path + actions;
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("expected");
        const QList<std::pair<QString, QString>> expected = {
            {u"browsing"_s, master + detail + barBelow},
            {u"form"_s, master + detail + form + barBelow},
            {u"form with an error"_s, master + detail + form + unsaved + barBelow},
            {u"customer form"_s,
             master + u" | Name | Email | Phone | City | Add Orders | Save & New | Save | Cancel"_s + detail +
                 barBelow},
            // With nothing typed there is nothing to save or to cancel.
            {u"details"_s, master + u" | Related records | Name | Email | Phone | City"_s +
                               u" | List of Tables | Go to Customers | Go to Grace Hopper"_s + actions},
            {u"search everything"_s, master + detail + barBelow},
            {u"paste"_s,
             master + u" | Pasted rows | Save 1 customer | Cancel"_s + detail + unsaved + barBelow},
            {u"welcome"_s,
             u"Recent databases | New Store… | Open a File… | Connect to a Server… | Open Sample | "
             u"Back to store.db | Clear List"_s},
            {u"connect"_s,
             u"Host | Port | Database | User | Password | Keep the password in the keyring | Address | "
             "Test | Connect | Cancel"_s},
            {u"message"_s,
             u"New Customer | Delete All | Move to Another… | Keep | Close message | Search Customers | Customers"_s +
                 detail + barBelow},
            {u"draft"_s, master + detail + u" | New Order for Grace Hopper"_s + unsaved + barBelow}};
        for (const auto &[state, names] : expected)
            QTest::newRow(qPrintable(state)) << state << names;
        QCOMPARE(expected.size(), WindowStates::names().size());
    }

    void tabComesByEverythingAsItIsRead()
    {
        QFETCH(QString, state);
        QFETCH(QString, expected);
        WindowStates states;
        states.enter(state);
        const QList<QWidget *> forwards = walk(states, Qt::Key_Tab);
        QVERIFY2(names(forwards) == expected, qPrintable(names(forwards)));
        QStringList missed;
        for (QWidget *widget : allThatTake(Qt::TabFocus, states.window().window())) {
            if (!forwards.contains(widget))
                missed << placeOf(widget);
        }
        QCOMPARE(missed.join(u'\n'), QString());

        QList<QWidget *> backwards = walk(states, Qt::Key_Backtab);
        std::reverse(backwards.begin() + 1, backwards.end());
        // The way up is there for who comes from the detail alone.
        const QString there = names(forwards).remove(u" | To the Parent"_s);
        QVERIFY2(names(backwards) == there, qPrintable(names(backwards)));
    }

private:
    /// From where one begins until one is there again.
    static QList<QWidget *> walk(WindowStates &states, Qt::Key key)
    {
        QWidget *start = startOf(states);
        start->setFocus(Qt::TabFocusReason);
        QList<QWidget *> seen{start};
        for (int step = 0; step < MostSteps; ++step) {
            states.window().press(key);
            if (QApplication::focusWidget() == start)
                return seen;
            seen << QApplication::focusWidget();
        }
        QTest::qFail(qPrintable(u"never back, trapped in "_s + names(seen.last(5))), __FILE__, __LINE__);
        return seen;
    }

    /// The master's New button; where there is none, the first that takes the focus.
    static QWidget *startOf(WindowStates &states)
    {
        auto *button = states.window().find<QPushButton>(states.window().master(), u"newButton"_s);
        return button->isVisible() ? button : QApplication::focusWidget();
    }

    static QString names(const QList<QWidget *> &widgets)
    {
        QStringList names;
        for (QWidget *widget : widgets)
            names << nameOf(widget);
        return names.join(u" | "_s);
    }
};

RELATA_TEST(TabChainTest, "tab_chain");
#include "test_tab_chain.moc"
