#pragma once

#include "ui/message_colors.h"

#include <QtCore/QList>
#include <QtCore/QPointer>
#include <QtWidgets/QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace relata {

class DetailsText;
class MessageLayout;
struct DatabaseError;

/// The line of a pane that says what went wrong or what is to be decided, with buttons for it. Never modal:
/// it stands until it is answered, closed or replaced.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    using Tone = MessageTone;

    struct Action
    {
        QString text;
        std::function<void()> trigger;
    };

    explicit MessageBar(QWidget *parent = nullptr);

    /// The number of this message, which no other has.
    int show(Tone tone, const QString &text, const QList<Action> &actions = {}, const QString &details = {});
    /// A question that takes the focus, so that it can be answered by keys: Enter presses the button that has
    /// it, at first `focused`, Esc closes. Then the focus is where it was.
    void ask(const QString &text, const QList<Action> &actions, int focused = 0);
    /// A question that is answered by typing into `input`, which the bar then owns and gives the focus.
    void askFor(const QString &text, QWidget *input, const QList<Action> &actions);
    /// The error's sentence, the server's own words behind "Details", and a way to try again where there is
    /// one.
    void show(const DatabaseError &error, const std::function<void()> &retry = {});
    /// Another sentence above the same buttons, as progress has it; nothing where the bar was closed.
    void replaceText(const QString &text);
    void dismiss();
    void withdraw(int message); ///< unless another one has taken its place

    bool isShown(int message) const { return !isHidden() && message == m_number; }

    QString text() const;

    /// The last of its widgets that the keyboard can reach; the others come before it.
    QWidget *lastInput() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void announce();
    void rememberFocus();
    void focusPart(int index);
    void addButton(const Action &action);
    void clearButtons();
    void putButtonsBeforeClose();
    bool pressButton();

    int m_number = 0; ///< of the last message
    Tone m_tone = Tone::Information;
    QLabel *m_text;
    DetailsText *m_details;
    MessageLayout *m_layout;
    QList<QPushButton *> m_buttons;
    QToolButton *m_close;
    QPointer<QWidget> m_focusBefore; ///< a question took the focus from it
};

} // namespace relata
