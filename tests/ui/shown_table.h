#pragma once

#include "ui/computed_table.h"
#include "ui/record_table_view.h"
#include "ui/row_window.h"

#include <QtTest/QtTest>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

namespace relata::test {

/// A RecordTableView on screen with the focus, over a ComputedTable; six columns of 100 pixels.
struct ShownTable
{
    explicit ShownTable(int rows = ComputedTable::huge)
        : model(rows)
    {
        view.setModel(&model);
        view.resize(500, 400);
        view.horizontalHeader()->setDefaultSectionSize(100);
        view.show();
        view.activateWindow();
        view.setFocus();
    }

    bool isReady() { return QTest::qWaitForWindowActive(&view) && view.hasFocus(); }

    QModelIndex at(int row, int column = 0) const { return model.index(row, column); }

    QPoint pointAt(int row, int column = 0) const { return view.visualRect(at(row, column)).center(); }

    void click(int row, Qt::KeyboardModifiers modifiers = {}, int column = 0)
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, pointAt(row, column));
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view, key, modifiers); }

    /// Moves the mouse with the left button held.
    void drag(QPoint to)
    {
        QMouseEvent move(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &move);
    }

    /// The selected rows as text, one range after the other: "3-7 12".
    QString selectedRows() const
    {
        QStringList ranges;
        for (const QItemSelectionRange &range : view.selectionModel()->selection()) {
            const QString top = QString::number(range.top());
            ranges.append(range.height() == 1 ? top : top + u'-' + QString::number(range.bottom()));
        }
        return ranges.join(u' ');
    }

    QString textAtTop() const { return at(view.topRow()).data().toString(); }

    ComputedTable model;
    RecordTableView view;
};

} // namespace relata::test
