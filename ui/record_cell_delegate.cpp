#include "ui/record_cell_delegate.h"

#include "models/record_table_model.h"
#include "ui/marked_text.h"

#include <QtCore/QtMath>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>

namespace relata {

namespace {

/// Several screens full; a laid-out text takes about a kilobyte.
constexpr int KeptTexts = 4'096;

Qt::Alignment alignmentOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QVariant asked = index.data(Qt::TextAlignmentRole);
    const auto alignment = asked.isValid() ? asked.value<Qt::Alignment>() : Qt::AlignLeading;
    return QStyle::visualAlignment(option.direction, alignment);
}

/// What the style leaves around an item's text, and what the titles have as well.
int marginOf(const QStyleOptionViewItem &option)
{
    return QApplication::style()->pixelMetric(QStyle::PM_FocusFrameHMargin, &option) + 1;
}

qreal leftOf(const QRect &rect, qreal width, Qt::Alignment alignment)
{
    if (alignment & Qt::AlignRight)
        return rect.right() + 1 - width;
    if (alignment & Qt::AlignHCenter)
        return rect.left() + (rect.width() - width) / 2;
    return rect.left();
}

} // namespace

RecordCellDelegate::RecordCellDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_texts(KeptTexts)
{
}

void RecordCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const QString text = displayText(index.data(Qt::DisplayRole), option.locale);
    if (text.isEmpty())
        return;
    const int margin = marginOf(option);
    const QRect rect = option.rect.adjusted(margin, 0, -margin, 0);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    painter->setFont(option.font);
    painter->setPen(option.palette.color(enabled ? QPalette::Normal : QPalette::Disabled, QPalette::Text));
    const auto matches = index.data(RecordTableModel::MatchesRole).value<MatchRanges>();
    if (!matches.isEmpty()) {
        drawMarkedText(painter, rect, alignmentOf(option, index), text, matches, option.palette);
        return;
    }
    const QStaticText &laid = laidOut(text, rect.width(), option);
    const QSizeF size = laid.size();
    const QPointF at(leftOf(rect, size.width(), alignmentOf(option, index)),
                     rect.top() + (rect.height() - size.height()) / 2);
    painter->drawStaticText(at, laid);
}

QSize RecordCellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = displayText(index.data(Qt::DisplayRole), option.locale);
    const int width = qCeil(QFontMetricsF(option.font).horizontalAdvance(text));
    return {width + 2 * marginOf(option), option.fontMetrics.height()};
}

const QStaticText &RecordCellDelegate::laidOut(const QString &text, int width,
                                               const QStyleOptionViewItem &option) const
{
    if (m_font != option.font) {
        m_texts.clear();
        m_font = option.font;
    }
    const Key key(text, width);
    if (const QStaticText *kept = m_texts.object(key))
        return *kept;
    auto *laid = new QStaticText;
    laid->setTextFormat(Qt::PlainText); // a value is never markup
    laid->setPerformanceHint(QStaticText::AggressiveCaching);
    const auto lay = [&](const QString &shown) {
        laid->setText(shown);
        laid->prepare({}, option.font);
    };
    // Most texts fit, and to ask whether one does takes as long as laying it out. One with more letters than
    // there are pixels does not.
    const bool mayFit = text.size() <= width;
    if (mayFit)
        lay(text);
    if (!mayFit || laid->size().width() > width)
        lay(option.fontMetrics.elidedText(text, Qt::ElideRight, width));
    m_texts.insert(key, laid); // which keeps it: it costs less than the cache has room for
    return *laid;              // NOLINT(clang-analyzer-cplusplus.NewDelete)
}

} // namespace relata
