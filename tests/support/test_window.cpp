#include "support/test_window.h"

#include "models/record_table_model.h"

#include <QtWidgets/QHeaderView>

#include <tuple>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<int> visibleColumns(RecordPane *pane)
{
    QList<int> columns;
    const QHeaderView *header = pane->table()->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (!header->isSectionHidden(column))
            columns << column;
    }
    return columns;
}

} // namespace

TestWindow::TestWindow(const DatabaseLocation &location, const StartPlace &start)
{
    m_window.open(location, start);
    m_window.show();
    m_window.activateWindow();
}

/// As a window manager does it when a menu or another window has closed; the offscreen platform leaves no
/// window active then.
void TestWindow::activate()
{
    if (!m_window.isActiveWindow() && !QApplication::activePopupWidget())
        m_window.activateWindow();
    // An active window takes keys only once it has been told so.
    std::ignore = QTest::qWaitFor(
        [this] { return m_window.isActiveWindow() || QApplication::activePopupWidget() != nullptr; }, 1'000);
}

bool TestWindow::isReady()
{
    if (!m_window.isActiveWindow())
        m_window.activateWindow();
    return m_window.view() && m_window.isActiveWindow() && master()->model()->isLoaded() &&
           !master()->table()->isWaitingForFonts();
}

void TestWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    activate();
    QWidget *focused = QApplication::focusWidget();
    QTest::keyClick(focused ? focused : &m_window, key, modifiers);
}

void TestWindow::type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

void TestWindow::click(RecordPane *pane, const QString &cellText)
{
    for (int row = 0; row < pane->model()->rowCount(); ++row) {
        for (const int column : visibleColumns(pane)) {
            const QModelIndex index = pane->model()->index(row, column);
            if (index.data().toString() != cellText)
                continue;
            pane->table()->scrollTo(index);
            QTest::mouseClick(pane->table()->viewport(), Qt::LeftButton, {},
                              pane->table()->visualRect(index).center());
            return;
        }
    }
    QTest::qFail(qPrintable(u"no cell shows "_s + cellText), __FILE__, __LINE__);
}

void TestWindow::click(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton);
}

QString TestWindow::rows(RecordPane *pane)
{
    QStringList lines;
    for (int row = 0; row < pane->model()->rowCount(); ++row) {
        QStringList cells;
        for (const int column : visibleColumns(pane))
            cells << pane->model()->index(row, column).data().toString();
        lines << cells.join(u'|');
    }
    return lines.join(u'\n');
}

QString TestWindow::current(RecordPane *pane)
{
    const QList<int> columns = visibleColumns(pane);
    if (pane->currentRow() < 0 || columns.isEmpty())
        return {};
    return pane->model()->index(pane->currentRow(), columns.first()).data().toString();
}

} // namespace relata::test
