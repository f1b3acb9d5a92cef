#include "ui/message_bar.h"

#include "models/database/database_error.h"
#include "ui/accessible_roles.h"
#include "ui/details_text.h"
#include "ui/icons.h"
#include "ui/message_layout.h"

#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Answer = u"answer"_s; ///< what a question is answered in

QLabel *wrappedLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText); // what a server or a file says is never markup
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_text(wrappedLabel(this))
    , m_details(new DetailsText(this))
    , m_layout(new MessageLayout(this))
    , m_close(new QToolButton(this))
{
    installAccessibleRoles();
    setObjectName(u"message"_s);
    setAccessibleName(tr("Message"));
    m_close->setIcon(icon(Icon::Close));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close message"));
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);

    m_layout->setContentsMargins(14, 8, 8, 8);
    m_layout->setText(m_text);
    m_layout->setClose(m_close);
    m_layout->setDetails(m_details);
    hide();
}

int MessageBar::show(Tone tone, const QString &text, const QList<Action> &actions, const QString &details)
{
    m_tone = tone;
    update();
    m_text->setText(text);
    m_details->setText(details);
    m_details->hide();
    clearButtons();
    for (const Action &action : actions)
        addButton(action);
    if (!details.isEmpty())
        addButton({tr("Details"), [this] { m_details->setVisible(!m_details->isVisible()); }});
    putButtonsBeforeClose();
    setAccessibleDescription(text);
    announce();
    return ++m_number;
}

/// Qt says that it is shown; where it was there already, we say it: what stands in it is news.
void MessageBar::announce()
{
    const QAccessible::Event news = isVisible() ? QAccessible::ObjectShow : QAccessible::Alert;
    setVisible(true);
    QAccessibleEvent event(this, news);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::ask(const QString &text, const QList<Action> &actions, int focused)
{
    rememberFocus();
    show(Tone::Question, text, actions);
    focusPart(focused);
}

void MessageBar::askFor(const QString &text, QWidget *input, const QList<Action> &actions)
{
    rememberFocus();
    show(Tone::Question, text, actions);
    input->setObjectName(Answer);
    m_layout->setAnswer(input); // under the question, with all the width
    putButtonsBeforeClose();
    input->show();
    input->setFocus(Qt::ShortcutFocusReason);
}

void MessageBar::rememberFocus()
{
    if (QWidget *before = QApplication::focusWidget(); before && !isAncestorOf(before))
        m_focusBefore = before;
}

void MessageBar::focusPart(int index)
{
    QPushButton *part = m_buttons.at(index);
    part->show();                            // the layout shows it later, and what is hidden takes no focus
    part->setFocus(Qt::ShortcutFocusReason); // one that shows where the focus is
}

void MessageBar::show(const DatabaseError &error, const std::function<void()> &retry)
{
    QList<Action> actions;
    if (retry)
        actions.append({tr("Retry"), retry});
    show(Tone::Error, error.message, actions, error.details);
}

void MessageBar::replaceText(const QString &text)
{
    m_text->setText(text);
    setAccessibleDescription(text);
}

void MessageBar::dismiss()
{
    const QPointer<QWidget> before = std::exchange(m_focusBefore, nullptr);
    if (before && before->isVisible() && isAncestorOf(QApplication::focusWidget()))
        before->setFocus(Qt::OtherFocusReason);
    hide();
}

QWidget *MessageBar::lastInput() const
{
    return m_close;
}

/// New buttons are at the end of the window's chain.
void MessageBar::putButtonsBeforeClose()
{
    QWidget *last = m_close;
    if (auto *answer = findChild<QWidget *>(Answer, Qt::FindDirectChildrenOnly)) {
        setTabOrder(last, answer);
        last = answer;
    }
    for (QWidget *button : std::as_const(m_buttons)) {
        setTabOrder(last, button);
        last = button;
    }
    if (last != m_close)
        setTabOrder(last, m_close);
}

void MessageBar::withdraw(int message)
{
    if (message == m_number)
        dismiss();
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if ((event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) || !pressButton())
        QFrame::keyPressEvent(event);
}

/// Outside of a dialog, Enter alone presses no button.
bool MessageBar::pressButton()
{
    auto *button = qobject_cast<QAbstractButton *>(focusWidget());
    if (button && button->hasFocus())
        button->click();
    return button;
}

void MessageBar::addButton(const Action &action)
{
    auto *button = new QPushButton(action.text, this);
    button->setFocusPolicy(Qt::TabFocus); // a click leaves the focus where one works
    connect(button, &QPushButton::clicked, this, action.trigger);
    m_layout->addButton(button);
    m_buttons.append(button);
}

void MessageBar::clearButtons()
{
    if (auto *answer = findChild<QWidget *>(Answer, Qt::FindDirectChildrenOnly)) {
        answer->setObjectName({}); // another one may come before it is gone
        m_layout->removeWidget(answer);
        answer->hide();
        answer->deleteLater();
    }
    for (QPushButton *button : std::exchange(m_buttons, {})) {
        m_layout->removeWidget(button);
        button->hide();
        button->deleteLater(); // it may be the one whose click brought us here
    }
}

/// Not a style sheet: it changes the palette that the colours come from.
void MessageBar::paintEvent(QPaintEvent *)
{
    constexpr int EdgeWidth = 4;
    QPainter painter(this);
    painter.fillRect(rect(), toneTint(m_tone, palette()));
    const int x = isRightToLeft() ? width() - EdgeWidth : 0;
    painter.fillRect(x, 0, EdgeWidth, height(), toneColor(m_tone));
}

} // namespace relata
