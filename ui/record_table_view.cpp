#include "ui/record_table_view.h"

#include "ui/font_warmup.h"
#include "ui/record_cell_delegate.h"
#include "ui/record_table_accessible.h"
#include "ui/record_table_announcer.h"
#include "ui/record_table_header.h"
#include "ui/record_table_painter.h"
#include "ui/row_window.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QPaintEvent>
#include <QtGui/QPainter>
#include <QtGui/QTextOption>
#include <QtWidgets/QApplication>

namespace relata {

namespace {

/// No rows are like these: whatever comes into sight next is announced.
constexpr std::pair notAnnounced(-1, -2);

constexpr std::chrono::milliseconds blink{120};

} // namespace

RecordTableView::RecordTableView(QWidget *parent)
    : QAbstractItemView(parent)
    , m_header(new RecordTableHeader(this))
    , m_announced(notAnnounced)
{
    RecordTableAccessible::install();
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setItemDelegate(new RecordCellDelegate(this));
    m_untilPale.setSingleShot(true);
    m_untilPale.setInterval(blink);
    connect(&m_untilPale, &QTimer::timeout, this, [this] { setPale(true); });
    connectHeader();
}

RecordTableView::~RecordTableView()
{
    // It outlives this part of the object by a moment and still reports its changes.
    disconnect(m_header, nullptr, this, nullptr);
}

void RecordTableView::connectHeader()
{
    const auto place = [this] { doItemsLayout(); };
    connect(m_header, &QHeaderView::sectionResized, this, place);
    connect(m_header, &QHeaderView::sectionMoved, this, place);
    connect(m_header, &QHeaderView::sectionCountChanged, this, place);
    connect(m_header, &QHeaderView::geometriesChanged, this, place);
    connect(m_header, &QHeaderView::sectionHandleDoubleClicked, this,
            &RecordTableView::resizeColumnToContents);
    connect(m_header, &RecordTableHeader::arrangedByHand, this, [this](bool resized) {
        if (resized)
            keepColumns();
    });
    connect(m_header, &QHeaderView::sortIndicatorChanged, this, &RecordTableView::sortByHeader);
}

void RecordTableView::setModel(QAbstractItemModel *model)
{
    disconnect(m_removal);
    disconnect(m_moving);
    m_header->setModel(model);
    QAbstractItemView::setModel(model);
    if (model != nullptr)
        m_removal = connect(model, &QAbstractItemModel::rowsRemoved, this, &RecordTableView::rowsRemoved);
    if (model != nullptr)
        m_moving = connect(model, &QAbstractItemModel::rowsMoved, this,
                           [this](const QModelIndex &, int first, int last, const QModelIndex &, int to) {
                               rowsMoved(first, last, to);
                           });
}

QHeaderView *RecordTableView::horizontalHeader() const
{
    return m_header;
}

void RecordTableView::setSortingEnabled(bool enabled)
{
    if (enabled && !m_header->isSortIndicatorShown())
        m_header->setSortIndicator(-1, Qt::AscendingOrder);
    m_header->setSortIndicatorShown(enabled);
    m_sorting = enabled;
}

void RecordTableView::sortByHeader(int column, Qt::SortOrder order)
{
    if (m_sorting && model() != nullptr)
        model()->sort(column, order);
}

void RecordTableView::setEmptyText(const QString &text)
{
    if (std::exchange(m_emptyText, text) != text && rowCount() == 0)
        viewport()->update();
}

void RecordTableView::setDimmed(bool dimmed)
{
    if (m_dimmed == dimmed)
        return;
    m_dimmed = dimmed;
    if (dimmed) {
        m_untilPale.start();
    } else {
        m_untilPale.stop();
        setPale(false);
    }
    RecordTableAnnouncer(this).busyChanged();
}

void RecordTableView::setPale(bool pale)
{
    if (m_pale == pale)
        return;
    m_pale = pale;
    viewport()->update();
}

int RecordTableView::rowCount() const
{
    return model() == nullptr ? 0 : model()->rowCount();
}

bool RecordTableView::holdsFocus() const
{
    return hasFocus() || (m_editor && m_editor->isAncestorOf(QApplication::focusWidget()));
}

bool RecordTableView::isIndexHidden(const QModelIndex &index) const
{
    return m_header->isSectionHidden(index.column());
}

void RecordTableView::reset()
{
    m_editor.clear();
    QAbstractItemView::reset();
    adoptTopRow(0);
    waitForFonts();
}

void RecordTableView::waitForFonts()
{
    FontWarmup *fonts = FontWarmup::instance();
    if (m_waitsForFonts || fonts->isDone() || fonts->isReadyFor(textsInSight()))
        return;
    m_waitsForFonts = true;
    connect(fonts, &FontWarmup::ready, this, &RecordTableView::showWithFonts, Qt::SingleShotConnection);
}

void RecordTableView::showWithFonts()
{
    m_waitsForFonts = false;
    if (!m_keepsColumns && m_fits)
        fitColumnsNow();
    viewport()->update();
}

void RecordTableView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                                  const QList<int> &)
{
    // Not the base class's: it writes the new value into an open editor, over what is being typed.
    const RowWindow rows = rowWindow();
    if (topLeft.row() <= rows.last() && bottomRight.row() >= rows.first())
        viewport()->update();
    RecordTableAnnouncer(this).dataChanged(topLeft, bottomRight);
}

void RecordTableView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    adoptTopRow(rowWindow().topAfterInsertion(start, end));
    QAbstractItemView::rowsInserted(parent, start, end);
}

void RecordTableView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    m_topAfterRemoval = rowWindow().topAfterRemoval(start, end);
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
}

void RecordTableView::rowsRemoved()
{
    adoptTopRow(m_topAfterRemoval);
    // The base class calls editing finished although the editor of another row is still open.
    if (m_editor && m_editorIndex.isValid())
        setState(EditingState);
}

/// What is in sight stays in its place when a row from above goes below, or the other way round.
void RecordTableView::rowsMoved(int first, int last, int to)
{
    const int count = last - first + 1;
    const int top = topRow();
    if (last < top && to > top)
        adoptTopRow(top - count);
    else if (first >= top && to <= top && top > 0)
        adoptTopRow(top + count);
}

void RecordTableView::adoptTopRow(int row)
{
    {
        const QScopedValueRollback quiet(m_placing, true);
        updateScrollBars();
        setTopRow(row);
    }
    m_announced = notAnnounced;
    doItemsLayout();
}

void RecordTableView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    if (rowCount() == 0) {
        paintEmptyText(&painter);
        return;
    }
    if (m_waitsForFonts)
        return;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    RecordTablePainter(*this, option).paint(&painter, event->region());
}

void RecordTableView::paintEmptyText(QPainter *painter) const
{
    const int margin = 2 * rowHeight();
    const QRect room = viewport()->rect().adjusted(margin / 2, margin / 2, -margin / 2, -margin / 2);
    QTextOption option(Qt::AlignCenter);
    option.setWrapMode(QTextOption::WordWrap);
    option.setTextDirection(m_emptyText.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter->setPen(palette().color(QPalette::PlaceholderText));
    painter->drawText(QRectF(room), m_emptyText, option);
}

void RecordTableView::focusInEvent(QFocusEvent *event)
{
    QAbstractItemView::focusInEvent(event);
    // Later: Qt is about to say that the table has the focus, and the cell is the more telling of the two.
    QMetaObject::invokeMethod(
        this, [this] { RecordTableAnnouncer(this).currentChanged(); }, Qt::QueuedConnection);
}

void RecordTableView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::LayoutDirectionChange)
        doItemsLayout();
}

} // namespace relata
