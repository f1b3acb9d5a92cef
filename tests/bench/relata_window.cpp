#include "bench/relata_window.h"

#include "bench/paint_clock.h"
#include "models/record_table_model.h"
#include "ui/record_pane.h"
#include "ui/record_table_view.h"
#include "ui/relationship_view.h"
#include "ui/settings.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

namespace relata::bench {

RelataWindow::RelataWindow(const DatabaseLocation &location, const QString &table)
{
    QFile::remove(Settings::file()); // no order and no columns from the window before
    const auto viewport = [this]() -> QWidget * {
        return m_window.view() ? master()->table()->viewport() : nullptr;
    };
    const auto open = [&] {
        m_window.open(location, {table, {}});
        m_window.show();
    };
    m_openingTime = PaintClock::instance()->timeUntilPainted(
        viewport, open, [this] { return master()->model()->isLoaded() && showsRows(master()); });
}

RecordPane *RelataWindow::master() const
{
    return m_window.view()->master();
}

RecordPane *RelataWindow::detail() const
{
    return m_window.view()->detail();
}

int RelataWindow::masterRow() const
{
    return master()->currentRow();
}

void RelataWindow::press(RecordPane *pane, Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QTest::keyClick(pane->table(), key, modifiers);
}

bool RelataWindow::showsRows(const RecordPane *pane)
{
    const RecordTableModel *model = pane->model();
    const RecordTableView *table = pane->table();
    const int inSight = table->viewport()->height() / table->rowHeight();
    const int end = std::min(table->topRow() + inSight, model->rowCount());
    for (int row = table->topRow(); row < end; ++row) {
        if (!model->recordAt(row))
            return false;
    }
    return !model->isPending() && !table->isWaitingForFonts();
}

double RelataWindow::timeToRows(RecordPane *pane, const std::function<void()> &act,
                                const std::function<bool()> &also) const
{
    return PaintClock::instance()->timeUntilPainted([pane] { return pane->table()->viewport(); }, act,
                                                    [&] { return also() && showsRows(pane); });
}

bool RelataWindow::followsMaster() const
{
    const auto record = master()->currentRecord();
    const auto &parent = detail()->query().parent;
    return record && parent && parent->key == record->key;
}

double RelataWindow::goToRow(int row)
{
    const auto go = [this, row] {
        RecordTableView *table = master()->table();
        table->setCurrentIndex(master()->model()->index(row, table->currentIndex().column()));
        table->viewport()->update(); // where it was there already, too
    };
    return timeToRows(master(), go, [this, row] { return masterRow() == row; });
}

void RelataWindow::settle() const
{
    PaintClock::instance()->timeUntil([] {}, [this] { return followsMaster() && showsRows(detail()); });
    QCoreApplication::processEvents(); // and paint it, which is not for the next one to wait for
}

double RelataWindow::selectNext()
{
    const int next = masterRow() + 1;
    return timeToRows(
        detail(), [this] { press(master(), Qt::Key_Down); },
        [this, next] { return masterRow() == next && followsMaster(); });
}

double RelataWindow::timeToExactCount(const RecordPane *pane, const std::function<void()> &act)
{
    return PaintClock::instance()->timeUntil(
        act, [pane] { return !pane->model()->isPending() && pane->model()->isCountExact(); });
}

} // namespace relata::bench
