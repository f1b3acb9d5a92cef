#include "ui/command_button.h"

#include "ui/message_colors.h"
#include "ui/mnemonics.h"

#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Margin = 12;
constexpr int IconSize = 20;
constexpr int Between = 14;
constexpr int LineGap = 2;
constexpr qreal Corner = 6;

} // namespace

CommandButton::CommandButton(QAction *action, const QString &what, QWidget *parent)
    : QPushButton(parent)
    , m_action(action)
    , m_what(what)
{
    setText(withoutMnemonics(action->text()));
    setAccessibleName(text());
    setAccessibleDescription(what);
    setIcon(action->icon());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setAutoDefault(true); // Enter presses it, as Space does
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
}

QFont CommandButton::nameFont() const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QSize CommandButton::sizeHint() const
{
    const QFontMetrics names(nameFont());
    const int keys = fontMetrics().horizontalAdvance(m_action->shortcut().toString(QKeySequence::NativeText));
    const int width =
        std::max(names.horizontalAdvance(text()) + Between + keys, fontMetrics().horizontalAdvance(m_what));
    const int height = names.height() + LineGap + fontMetrics().height();
    return {2 * Margin + IconSize + Between + width, 2 * Margin - 4 + height};
}

void CommandButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool marked = isDown() || underMouse() || hasFocus();
    const QPalette colors = palette();
    painter.setPen(hasFocus() ? QPen(colors.color(QPalette::Highlight), 2)
                              : QPen(colors.color(QPalette::Mid)));
    const QColor background =
        marked ? toneTint(MessageTone::Information, colors) : colors.color(QPalette::Base);
    painter.setBrush(background);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Corner, Corner);

    const QRect inside = rect().adjusted(Margin, Margin - 2, -Margin, -(Margin - 2));
    const QRect picture = QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter,
                                              {IconSize, IconSize}, inside);
    icon().paint(&painter, picture, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
    const int taken = IconSize + Between;
    const QRect words = isRightToLeft() ? inside.adjusted(0, 0, -taken, 0) : inside.adjusted(taken, 0, 0, 0);
    painter.setPen(quietText(colors, background));
    painter.drawText(words, Qt::AlignLeading | Qt::AlignBottom, m_what);
    painter.drawText(words, Qt::AlignTrailing | Qt::AlignTop,
                     m_action->shortcut().toString(QKeySequence::NativeText));
    painter.setPen(colors.color(QPalette::WindowText));
    painter.setFont(nameFont());
    painter.drawText(words, Qt::AlignLeading | Qt::AlignTop, text());
}

} // namespace relata
