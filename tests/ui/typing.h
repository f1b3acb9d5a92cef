#pragma once

#include "support/test_window.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

/// A new customer's form, ready to be typed into.
inline QLineEdit *newCustomer(TestWindow &window)
{
    window.press(Qt::Key_N, Qt::ControlModifier);
    auto *name = window.find<QLineEdit>(window.master(), u"field:name"_s);
    name->setFocus();
    return name;
}

inline void save(TestWindow &window)
{
    window.press(Qt::Key_S, Qt::ControlModifier);
}

inline void paste(QLineEdit *field, const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    field->selectAll();
    field->paste();
}

inline QString formMessage(TestWindow &window)
{
    const auto *message = window.find<QLabel>(window.master(), u"formMessage"_s);
    return message->isVisible() ? message->text() : QString();
}

/// The first candidate in the list of a field that refers to another record; empty where none is open.
inline QString firstListed()
{
    const auto *list = qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
    return list ? list->model()->index(0, 0).data().toString() : QString();
}

inline MessageBar *windowMessages(TestWindow &window)
{
    return window.window().centralWidget()->findChild<MessageBar *>({}, Qt::FindDirectChildrenOnly);
}

inline QString windowMessage(TestWindow &window)
{
    return windowMessages(window)->text();
}

inline QPushButton *buttonOf(const MessageBar &bar, const QString &text)
{
    for (auto *button : bar.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    QTest::qFail(qPrintable(u"there is no button "_s + text), __FILE__, __LINE__);
    return nullptr;
}

inline QPushButton *windowButton(TestWindow &window, const QString &text)
{
    return buttonOf(*windowMessages(window), text);
}

/// The list of candidates, once Enter takes one of them: while it is looked for further, none is meant.
inline QAbstractItemView *highlightedCandidates()
{
    auto *list = qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
    return list && list->currentIndex().isValid() ? list : nullptr;
}

inline QString fieldError(TestWindow &window, const QString &column)
{
    const auto *error = window.find<QLabel>(window.master(), u"error:"_s + column);
    return error->isVisible() ? error->text() : QString();
}

} // namespace relata::test
