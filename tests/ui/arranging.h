#pragma once

#include "support/test_store.h"
#include "support/test_window.h"

#include <QtWidgets/QHeaderView>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

inline QHeaderView *header(RecordPane *pane)
{
    return pane->table()->horizontalHeader();
}

inline int columnCalled(RecordPane *pane, const QString &title)
{
    for (int i = 0; i < pane->model()->columnCount(); ++i) {
        if (pane->model()->headerData(i, Qt::Horizontal, Qt::DisplayRole) == title)
            return i;
    }
    return -1;
}

/// The titles that are shown, in the order they are seen.
inline QString titles(RecordPane *pane)
{
    QStringList result;
    for (int visual = 0; visual < header(pane)->count(); ++visual) {
        const int column = header(pane)->logicalIndex(visual);
        if (!header(pane)->isSectionHidden(column))
            result += pane->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    }
    return result.join(u'|');
}

inline int widthOf(RecordPane *pane, const QString &title)
{
    return header(pane)->sectionSize(columnCalled(pane, title));
}

inline void drag(QWidget *widget, const QPoint &from, const QPoint &to)
{
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    QTest::mouseMove(widget, (from + to) / 2);
    QTest::mouseMove(widget, to);
    QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
}

/// Drags the right edge of a column.
inline void widen(RecordPane *pane, const QString &title, int by)
{
    const int column = columnCalled(pane, title);
    const QHeaderView *h = header(pane);
    const QPoint edge(h->sectionViewportPosition(column) + h->sectionSize(column) - 2, h->height() / 2);
    drag(h->viewport(), edge, edge + QPoint(by, 0));
}

/// Drags a title into the middle of another one.
inline void moveBehind(RecordPane *pane, const QString &title, const QString &other)
{
    const auto middle = [pane](const QString &of) {
        const int column = columnCalled(pane, of);
        const QHeaderView *h = header(pane);
        return QPoint(h->sectionViewportPosition(column) + h->sectionSize(column) / 2, h->height() / 2);
    };
    drag(header(pane)->viewport(), middle(title), middle(other) + QPoint(widthOf(pane, other) / 3, 0));
}

inline void clickTitle(RecordPane *pane, const QString &title)
{
    const int column = columnCalled(pane, title);
    QTest::mouseClick(header(pane)->viewport(), Qt::LeftButton, {},
                      {header(pane)->sectionViewportPosition(column) + 20, header(pane)->height() / 2});
}

} // namespace relata::test
