#include "ui/breadcrumb.h"

#include "ui/message_colors.h"

#include <QtCore/QEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QMenu>
#include <QtWidgets/QStyle>
#include <QtWidgets/QToolButton>

#include <algorithm>
#include <limits>
#include <numeric>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Height = 32;
constexpr int Padding = 6; ///< on either side of a step's text
/// The names of records are cut to so many letters, one length after the other, until the steps fit.
constexpr int NameLengths[]{40, 28, 18, 12};
constexpr int LeastLetters = 16; ///< that the whole needs

/// So that the sign of what is cut off stands where the text ends, not where the window does.
QString isolated(const QString &text)
{
    constexpr QChar FirstStrong(0x2068);
    constexpr QChar End(0x2069);
    return QGuiApplication::isRightToLeft() ? FirstStrong + text + End : text;
}

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

Breadcrumb::Breadcrumb(QWidget *parent)
    : QWidget(parent)
    , m_more(new QToolButton(this))
    , m_moreMenu(new QMenu(this))
{
    setObjectName(u"breadcrumb"_s);
    setAccessibleName(tr("Where you are"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more->setObjectName(u"moreSteps"_s);
    m_more->setText(u"…"_s);
    m_more->setAccessibleName(tr("Steps between"));
    m_more->setToolTip(m_more->accessibleName());
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_moreMenu);
    m_more->hide();
    m_buttons.append(makeButton());
}

QToolButton *Breadcrumb::makeButton()
{
    auto *button = new QToolButton(this);
    const int index = int(m_buttons.size());
    button->setObjectName(u"step:%1"_s.arg(index));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->hide();
    connect(button, &QToolButton::clicked, this, [this, index] { Q_EMIT stepChosen(index); });
    return button;
}

/// In the chain of the Tab key where they stand: behind the steps that led to them.
void Breadcrumb::makeButtons()
{
    while (m_buttons.size() < m_steps.size()) {
        QToolButton *button = makeButton();
        setTabOrder(m_buttons.size() == 1 ? m_more : m_buttons.constLast(), button);
        m_buttons.append(button);
    }
}

QList<QWidget *> Breadcrumb::inputs() const
{
    QList<QWidget *> inputs{m_buttons.constFirst(), m_more};
    std::copy(m_buttons.begin() + 1, m_buttons.end(), std::back_inserter(inputs));
    return inputs;
}

void Breadcrumb::setSteps(const QStringList &steps, int current)
{
    if (steps == m_steps && current == m_current)
        return;
    const bool otherSize = steps != m_steps;
    m_steps = steps;
    m_current = current;
    makeButtons();
    arrange();
    if (otherSize)
        updateGeometry();
    update();
}

// Room
// ------------------------------------------------------------------------------------------------------------

int Breadcrumb::between() const
{
    return fontMetrics().height() * 3 / 4;
}

int Breadcrumb::widthOf(const QString &text, bool isBold) const
{
    return QFontMetrics(isBold ? bold(font()) : font()).horizontalAdvance(text) + 2 * Padding + 2;
}

/// Every second step is a record's name.
QList<int> Breadcrumb::widths(int longestName) const
{
    const int limit = longestName * fontMetrics().averageCharWidth() + 2 * Padding;
    QList<int> widths;
    for (int i = 0; i < m_steps.size(); ++i)
        widths << std::min(widthOf(m_steps.at(i), true),
                           i % 2 == 1 ? limit : std::numeric_limits<int>::max());
    return widths;
}

QSize Breadcrumb::sizeHint() const
{
    const QList<int> all = widths(NameLengths[0]);
    return {std::accumulate(all.begin(), all.end(), int(all.size()) * between()), Height};
}

QSize Breadcrumb::minimumSizeHint() const
{
    return {LeastLetters * fontMetrics().averageCharWidth(), Height};
}

void Breadcrumb::resizeEvent(QResizeEvent *)
{
    arrange();
}

void Breadcrumb::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        arrange();
}

/// First the names become shorter; then the steps behind the first one leave, the last ones last.
void Breadcrumb::arrange()
{
    const auto needed = [this](const QList<int> &widths, qsizetype hidden) {
        const int more = hidden > 0 ? widthOf(m_more->text(), false) + between() : 0;
        const auto shown = widths.sliced(std::min(widths.size(), 1 + hidden));
        const int first = widths.isEmpty() ? 0 : widths.constFirst();
        return std::accumulate(shown.begin(), shown.end(), first + more) + int(shown.size()) * between();
    };
    QList<int> fitting;
    for (const int length : NameLengths) {
        fitting = widths(length);
        if (needed(fitting, 0) <= width())
            break;
    }
    qsizetype hidden = 0;
    while (needed(fitting, hidden) > width() && hidden + 2 < fitting.size())
        ++hidden;
    if (const int surplus = needed(fitting, hidden) - width(); surplus > 0 && !fitting.isEmpty())
        fitting.last() = std::max(widthOf(u"…"_s, true), fitting.constLast() - surplus);
    place(fitting, 1, int(1 + hidden));
}

void Breadcrumb::place(const QList<int> &widths, int hiddenFrom, int hiddenTo)
{
    m_marks.clear();
    m_more->setVisible(hiddenTo > hiddenFrom);
    int x = 0;
    const auto put = [this, &x](QToolButton *button, int wide) {
        if (x > 0) {
            m_marks << x;
            x += between();
        }
        const QRect rect(x, (height() - Height) / 2, wide, Height);
        button->setGeometry(QStyle::visualRect(layoutDirection(), this->rect(), rect));
        x += wide;
    };
    for (int i = 0; i < m_buttons.size(); ++i) {
        QToolButton *button = m_buttons.at(i);
        const bool shown = i < m_steps.size() && (i < hiddenFrom || i >= hiddenTo);
        if (i == hiddenFrom && m_more->isVisibleTo(this))
            put(m_more, widthOf(m_more->text(), false));
        button->setVisible(shown);
        if (!shown)
            continue;
        const QFont font = i == m_current ? bold(this->font()) : this->font();
        const QString &step = m_steps.at(i);
        button->setFont(font);
        const QString cut = QFontMetrics(font).elidedText(step, Qt::ElideRight, widths.at(i) - 2 * Padding);
        button->setText(QString(cut == step ? step : isolated(cut)).replace(u'&', u"&&"_s));
        button->setAccessibleName(tr("Go to %1").arg(step)); // not what the table itself is called
        button->setToolTip(step);
        put(button, widths.at(i));
    }
    fillMenu(hiddenFrom, hiddenTo);
    update();
}

void Breadcrumb::fillMenu(int hiddenFrom, int hiddenTo)
{
    m_moreMenu->clear();
    for (int i = hiddenFrom; i < hiddenTo; ++i) {
        m_moreMenu->addAction(QString(m_steps.at(i)).replace(u'&', u"&&"_s), this,
                              [this, i] { Q_EMIT stepChosen(i); });
    }
}

/// The signs between the steps.
void Breadcrumb::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(quietText(palette()));
    painter.setLayoutDirection(Qt::LeftToRight); // or the sign would be mirrored once more
    const QString mark = isRightToLeft() ? u"‹"_s : u"›"_s;
    for (const int x : m_marks) {
        const QRect rect(x, 0, between(), height());
        painter.drawText(QStyle::visualRect(layoutDirection(), this->rect(), rect), Qt::AlignCenter, mark);
    }
}

} // namespace relata
