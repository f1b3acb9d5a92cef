#pragma once

#include "models/database/database_location.h"
#include "models/database/database_session.h"
#include "models/record_table_model.h"
#include "ui/main_window.h"
#include "ui/message_bar.h"
#include "ui/record_pane.h"
#include "ui/record_table_view.h"
#include "ui/relationship_view.h"

#include <QtTest/QtTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace relata::test {

/// The real window on a database, as a person's hands and eyes meet it: keys go where the focus is, clicks
/// where the widget is, and what is read is what is shown.
class TestWindow
{
public:
    explicit TestWindow(const DatabaseLocation &location, const StartPlace &start = {});

    MainWindow &window() { return m_window; }

    RecordPane *master() { return m_window.view()->master(); }

    RecordPane *detail() { return m_window.view()->detail(); }

    /// Whether the first rows are there.
    bool isReady();

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text);
    /// Clicks the middle of a cell, whose text is given.
    void click(RecordPane *pane, const QString &cellText);
    void click(QWidget *widget);

    template <typename Widget = QWidget>
    Widget *find(QWidget *inside, const QString &objectName);

    /// The rows that are shown, a line each, hidden columns left out, values separated by '|'.
    static QString rows(RecordPane *pane);
    /// The text of the current row's first visible column.
    static QString current(RecordPane *pane);

    static QString message(RecordPane *pane) { return pane->messages()->text(); }

    QString status(const QString &objectName)
    {
        return find(&m_window, objectName)->property("text").toString();
    }

private:
    void activate();

    MainWindow m_window;
};

template <typename Widget>
Widget *TestWindow::find(QWidget *inside, const QString &objectName)
{
    auto *found = inside->findChild<Widget *>(objectName);
    if (!found)
        QTest::qFail(qPrintable(QStringLiteral("there is no ") + objectName), __FILE__, __LINE__);
    return found;
}

} // namespace relata::test
