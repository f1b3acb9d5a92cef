#include "ui/program_style.h"

#include "ui/chrome_painter.h"
#include "ui/icons.h"
#include "ui/leading_text.h"
#include "ui/record_table_look.h"
#include "ui/style_painter.h"

#include <QtGui/QPainter>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Between the edge of a field and its text, besides what Qt leaves free itself.
constexpr int FieldPadding = 4;
constexpr int FieldHeight = 28;
constexpr int ButtonPadding = 14;
constexpr int LeastButton = 80;
constexpr int ItemPadding = 4; ///< above and below what a list's entry shows
constexpr int ArrowWidth = 24;
constexpr int LeastArrow = 8;
constexpr int ScrollBarWidth = 12;
constexpr int LeastHandle = 28;
constexpr int MenuPadding = 4; ///< above the first entry and below the last

bool isTextBox(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget);
}

bool isMain(const QStyleOptionButton &button)
{
    return button.features.testFlag(QStyleOptionButton::DefaultButton);
}

/// The handle of a scroll bar that is all groove.
QRect handleOf(const QStyleOptionSlider &bar)
{
    const bool upright = bar.orientation == Qt::Vertical;
    const int length = upright ? bar.rect.height() : bar.rect.width();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    const qint64 wanted = range > 0 ? qint64(length) * bar.pageStep / (range + bar.pageStep) : length;
    const int handle = int(std::clamp<qint64>(wanted, std::min(LeastHandle, length), length));
    const int at = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                   length - handle, bar.upsideDown);
    return upright ? QRect(bar.rect.left(), bar.rect.top() + at, bar.rect.width(), handle)
                   : QRect(bar.rect.left() + at, bar.rect.top(), handle, bar.rect.height());
}

QRect partOf(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const QRect handle = handleOf(bar);
    const bool upright = bar.orientation == Qt::Vertical;
    QRect rect = bar.rect;
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return handle;
    case QStyle::SC_ScrollBarGroove:
        return rect;
    case QStyle::SC_ScrollBarSubPage:
        upright ? rect.setBottom(handle.top() - 1) : rect.setRight(handle.left() - 1);
        return rect;
    case QStyle::SC_ScrollBarAddPage:
        upright ? rect.setTop(handle.bottom() + 1) : rect.setLeft(handle.right() + 1);
        return rect;
    default:
        return {};
    }
}

Qt::ArrowType arrowOf(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_IndicatorArrowDown:
        return Qt::DownArrow;
    case QStyle::PE_IndicatorArrowUp:
        return Qt::UpArrow;
    case QStyle::PE_IndicatorArrowLeft:
        return Qt::LeftArrow;
    case QStyle::PE_IndicatorArrowRight:
        return Qt::RightArrow;
    default:
        return Qt::NoArrow;
    }
}

bool isOfTree(const QStyleOptionViewItem *entry, const QWidget *widget)
{
    return entry && qobject_cast<const QTreeView *>(widget);
}

/// As rows of tables are selected: what is drawn on it, a box that is ticked too, keeps its colours.
QStyleOptionViewItem withPaleSelection(const QStyleOptionViewItem &entry, const QWidget *widget)
{
    QStyleOptionViewItem result = entry;
    const QPalette &colors = widget->palette(); // the entry's may be pale already
    const RecordTableLook look(colors, widget->hasFocus());
    result.palette.setColor(QPalette::Highlight, look.selection);
    result.palette.setColor(QPalette::HighlightedText, colors.color(QPalette::Active, QPalette::Text));
    return result;
}

/// The word on the main button stands on the accent.
QStyleOptionButton withReadableText(const QStyleOptionButton &button)
{
    QStyleOptionButton result = button;
    if (isMain(button) && button.state.testFlag(QStyle::State_Enabled))
        result.palette.setColor(QPalette::ButtonText,
                                button.palette.color(QPalette::Active, QPalette::HighlightedText));
    return result;
}

} // namespace

ProgramStyle::ProgramStyle()
    : QProxyStyle(u"Fusion"_s)
    , m_leading(new LeadingText(this))
{
}

void ProgramStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    m_leading->watch(widget);
}

int ProgramStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return ScrollBarWidth;
    case PM_ScrollBarSliderMin:
        return LeastHandle;
    case PM_DefaultFrameWidth:
        return isTextBox(widget) ? 2 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_MenuVMargin:
        return MenuPadding;
    case PM_MenuPanelWidth:
        return 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize ProgramStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                     const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button && !button->features.testFlag(QStyleOptionButton::Flat))
            size = {std::max(LeastButton, contents.width() + 2 * ButtonPadding),
                    std::max(FieldHeight, size.height() + 2)};
        return size;
    }
    case CT_LineEdit:
    case CT_ComboBox:
        return {size.width() + 2 * FieldPadding, std::max(FieldHeight, size.height())};
    case CT_ItemViewItem:
        return {size.width(), size.height() + 2 * ItemPadding};
    case CT_HeaderSection:
        return option ? ChromePainter::headerSize(*option, size, widget) : size;
    default:
        return size;
    }
}

int ProgramStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *result) const
{
    // The words say it, and Qt's pictures are of another style.
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, result);
}

QRect ProgramStyle::subElementRect(SubElement element, const QStyleOption *option,
                                   const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *field = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && field && field->lineWidth > 0)
        return rect.adjusted(FieldPadding, 0, -FieldPadding, 0);
    return option && element == SE_PushButtonFocusRect ? option->rect : rect;
}

QRect ProgramStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                   const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        bar && control == CC_ScrollBar)
        return visualRect(option->direction, option->rect, partOf(*bar, part));
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return visualRect(
            option->direction, option->rect,
            {option->rect.right() - ArrowWidth + 1, option->rect.top(), ArrowWidth, option->rect.height()});
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect,
                          option->rect.adjusted(FieldPadding + 2, 2, -ArrowWidth, -2));
    return QProxyStyle::subControlRect(control, option, part, widget);
}

void ProgramStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    const auto arrow = arrowOf(element);
    if (arrow != Qt::NoArrow && option->rect.width() < LeastArrow &&
        qobject_cast<const QToolButton *>(widget))
        return; // Qt squeezes it into the corner of a tool, over its text
    if (arrow != Qt::NoArrow)
        return StylePainter::paintArrow(painter, *option, arrow);
    if (ChromePainter::paint(painter, element, *option, widget))
        return;
    const auto *entry = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (isOfTree(entry, widget) && (element == PE_PanelItemViewItem || element == PE_PanelItemViewRow)) {
        const QStyleOptionViewItem pale = withPaleSelection(*entry, widget);
        return QProxyStyle::drawPrimitive(element, &pale, painter, widget);
    }
    if (isOfTree(entry, widget) && element == PE_IndicatorItemViewItemCheck) {
        QStyleOptionViewItem box = *entry;
        box.palette = widget->palette();
        return StylePainter::paintCheckBox(painter, box);
    }
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (element == PE_PanelLineEdit && frame && frame->lineWidth > 0)
        return StylePainter::paintField(painter, *option);
    if (element == PE_Frame && isTextBox(widget))
        return StylePainter::paintField(painter, *option);
    if (element == PE_FrameFocusRect)
        return StylePainter::paintFocus(painter, *option);
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck)
        return StylePainter::paintCheckBox(painter, *option);
    if (element == PE_IndicatorRadioButton)
        return StylePainter::paintRadioButton(painter, *option);
    if (element == PE_PanelScrollAreaCorner)
        return painter->fillRect(option->rect, option->palette.brush(QPalette::Active, QPalette::Window));
    if (element == PE_PanelButtonCommand && button && button->features.testFlag(QStyleOptionButton::Flat))
        return StylePainter::paintTool(painter, *option);
    if (element == PE_PanelButtonCommand)
        return StylePainter::paintButton(painter, *option, button && isMain(*button));
    if (element == PE_PanelButtonTool)
        return option->state.testFlag(State_AutoRaise) ? StylePainter::paintTool(painter, *option)
                                                       : StylePainter::paintButton(painter, *option, false);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ProgramStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (element == CE_PushButtonLabel && button) {
        const QStyleOptionButton readable = withReadableText(*button);
        if (button->direction == Qt::RightToLeft && !button->icon.isNull() && !button->text.isEmpty())
            return StylePainter::paintMirroredLabel(painter, readable, *this);
        return QProxyStyle::drawControl(element, &readable, painter, widget);
    }
    if (ChromePainter::paint(painter, element, *option, *this, widget))
        return;
    const auto *entry = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (element == CE_ItemViewItem && isOfTree(entry, widget)) {
        const QStyleOptionViewItem pale = withPaleSelection(*entry, widget);
        return QProxyStyle::drawControl(element, &pale, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ProgramStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                      QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && bar)
        return StylePainter::paintScrollBar(
            painter, *bar, proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget));
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control != CC_ComboBox || !box || box->editable)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    StylePainter::paintField(painter, *option);
    QStyleOption arrow;
    arrow.state = option->state;
    arrow.direction = option->direction;
    arrow.palette = option->palette;
    arrow.rect = proxy()->subControlRect(control, option, SC_ComboBoxArrow, widget);
    proxy()->drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
}

/// Those that Qt would draw in one colour, whatever the appearance.
QIcon ProgramStyle::standardIcon(StandardPixmap standard, const QStyleOption *option,
                                 const QWidget *widget) const
{
    switch (standard) {
    case SP_LineEditClearButton:
        return icon(Icon::Close);
    case SP_ToolBarHorizontalExtensionButton:
        return icon(Icon::List);
    case SP_ArrowLeft:
        return icon(Icon::Previous);
    case SP_ArrowRight:
        return icon(Icon::Next);
    default:
        return QProxyStyle::standardIcon(standard, option, widget);
    }
}

} // namespace relata
