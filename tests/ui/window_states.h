#pragma once

#include "support/test_store.h"
#include "support/test_window.h"

#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

/// What a window can show, entered as a person enters it: the window on a store of its own, with Ada Lovelace
/// without orders and Grace Hopper with two.
class WindowStates
{
public:
    WindowStates()
        : m_store(DatabaseLocation::Kind::SQLite)
        , m_window(m_store.location())
    {
    }

    /// A row for each in a test function's _data(); another column may be added to them.
    static void addRows()
    {
        QTest::addColumn<QString>("state");
        for (const QString &state : names())
            QTest::newRow(qPrintable(state)) << state;
    }

    static QStringList names()
    {
        return {u"browsing"_s,      u"form"_s,    u"form with an error"_s,
                u"customer form"_s, u"details"_s, u"search everything"_s,
                u"paste"_s,         u"welcome"_s, u"connect"_s,
                u"message"_s,       u"draft"_s};
    }

    TestWindow &window() { return m_window; }

    void enter(const QString &state)
    {
        QTRY_VERIFY(m_window.isReady());
        m_window.press(Qt::Key_Down);
        QTRY_VERIFY(m_window.rows(m_window.detail()).contains(u"20001"_s));
        if (state == u"form" || state == u"form with an error" || state == u"draft")
            beginOrder(state == u"form" ? QString() : u"12345678901"_s);
        if (state == u"form with an error")
            m_window.press(Qt::Key_S, Qt::ControlModifier);
        else if (state == u"draft")
            m_window.press(Qt::Key_Escape);
        else if (state == u"customer form")
            beginCustomer();
        else if (state == u"details")
            showDetails();
        else if (state == u"search everything")
            searchEverything();
        else if (state == u"paste")
            paste();
        else if (state == u"welcome")
            trigger(u"Welcome"_s);
        else if (state == u"connect")
            trigger(u"Connect to a Server…"_s);
        else if (state == u"message")
            deleteCustomer();
    }

    /// Chooses what a menu has.
    void trigger(const QString &text)
    {
        for (QAction *action : m_window.window().findChildren<QAction *>()) {
            if (QString(action->text()).remove(u'&') == text)
                return action->trigger();
        }
        QTest::qFail(qPrintable(u"no menu has "_s + text), __FILE__, __LINE__);
    }

private:
    void beginOrder(const QString &number)
    {
        m_window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        auto *field = m_window.find<QLineEdit>(m_window.detail(), u"field:order_number"_s);
        QTRY_COMPARE(field->text(), u"30002"_s);
        if (number.isEmpty())
            return;
        field->selectAll();
        m_window.type(number);
    }

    void beginCustomer()
    {
        m_window.press(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(m_window.find<QLineEdit>(m_window.master(), u"field:name"_s)->hasFocus());
    }

    void showDetails()
    {
        m_window.press(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(m_window.find<QLineEdit>(m_window.detail(), u"field:name"_s)->isVisible());
    }

    void searchEverything()
    {
        m_window.press(Qt::Key_K, Qt::ControlModifier);
        m_window.type(u"hopper"_s);
        QTRY_VERIFY(m_window.find(&m_window.window(), u"searchHits"_s)->isVisible());
        QTRY_VERIFY(m_window.status(u"searchSummary"_s).startsWith(u'1'));
    }

    void paste()
    {
        QGuiApplication::clipboard()->setText(u"Name\tCity\nEdsger Dijkstra\tRotterdam\n"_s);
        m_window.press(Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(m_window.find(m_window.master(), u"savePasted"_s)->isEnabled());
    }

    /// With two orders, it is asked about.
    void deleteCustomer()
    {
        m_window.press(Qt::Key_Delete);
        QTRY_VERIFY(m_window.message(m_window.master()).contains(u"Delete them too"_s));
    }

    TestStore m_store;
    TestWindow m_window;
};

} // namespace relata::test
