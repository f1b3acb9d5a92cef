#include "ui/form_layout.h"

#include <QtGui/QFontMetrics>
#include <QtWidgets/QStyle>
#include <QtWidgets/QWidget>

#include <algorithm>

namespace relata {

namespace {

constexpr int MostColumns = 3;
constexpr int ColumnGap = 16;
constexpr int RowGap = 10;
/// Characters that a column has room for, so that it grows with the font.
constexpr int ColumnCharacters = 26;

int heightOf(const QLayoutItem &item, int width)
{
    return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

} // namespace

FormLayout::FormLayout(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins({});
}

FormLayout::~FormLayout()
{
    for (const Cell &cell : m_cells)
        delete cell.item;
}

void FormLayout::addCell(QWidget *cell, bool wide)
{
    addWidget(cell);
    m_cells.back().wide = wide;
}

void FormLayout::addItem(QLayoutItem *item)
{
    m_cells.push_back({item, false});
}

int FormLayout::count() const
{
    return int(m_cells.size());
}

QLayoutItem *FormLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_cells[size_t(index)].item : nullptr;
}

QLayoutItem *FormLayout::takeAt(int index)
{
    QLayoutItem *item = itemAt(index);
    if (item)
        m_cells.erase(m_cells.begin() + index);
    return item;
}

QSize FormLayout::sizeHint() const
{
    const int width = columnsFor(0) * parentWidget()->fontMetrics().averageCharWidth() * ColumnCharacters * 2;
    return {width, heightForWidth(width)};
}

QSize FormLayout::minimumSize() const
{
    int width = 0;
    for (const Cell &cell : m_cells)
        width = std::max(width, cell.item->minimumSize().width());
    return {width, 0};
}

int FormLayout::columnsFor(int width) const
{
    const int column = parentWidget()->fontMetrics().averageCharWidth() * ColumnCharacters;
    return std::clamp((width + ColumnGap) / (column + ColumnGap), 1, MostColumns);
}

int FormLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

void FormLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

/// Places the cells, or only measures them; returns the height they take.
int FormLayout::arrange(const QRect &rect, bool apply) const
{
    const int columns = columnsFor(rect.width());
    const int columnWidth = (rect.width() - (columns - 1) * ColumnGap) / columns;
    int y = rect.top();
    for (size_t first = 0; first < m_cells.size();) {
        size_t end = first + 1;
        while (!m_cells[first].wide && end < m_cells.size() && !m_cells[end].wide &&
               end - first < size_t(columns))
            ++end;
        const int width = m_cells[first].wide ? rect.width() : columnWidth;
        int height = 0;
        for (size_t i = first; i < end; ++i)
            height = std::max(height, heightOf(*m_cells[i].item, width));
        for (size_t i = first; apply && i < end; ++i) {
            const QRect cell(rect.left() + int(i - first) * (columnWidth + ColumnGap), y, width, height);
            m_cells[i].item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), rect, cell));
        }
        y += height + (end < m_cells.size() ? RowGap : 0);
        first = end;
    }
    return y - rect.top();
}

} // namespace relata
