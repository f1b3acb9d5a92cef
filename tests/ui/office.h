#pragma once

#include "support/test_store.h"
#include "support/test_window.h"

#include <QtGui/QAction>
#include <QtWidgets/QToolButton>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

/// The window on a store, with what is common to all who type there.
struct Office
{
    explicit Office(DatabaseLocation::Kind kind)
        : store(kind)
        , window(store.location())
    {
    }

    bool isReady() { return window.isReady() && window.detail()->model()->isLoaded(); }

    QWidget *field(const char *column)
    {
        return window.find(window.detail(), u"field:"_s + QString::fromLatin1(column));
    }

    QString text(const char *column)
    {
        const QVariant line = field(column)->property("text");
        return line.isValid() ? line.toString() : field(column)->property("plainText").toString();
    }

    QString formTitle()
    {
        const auto *form = window.find(window.detail(), u"form"_s);
        return form->isVisible() ? form->accessibleName() : QString();
    }

    /// Ctrl+Shift+N, and the number that is proposed.
    QString beginOrder()
    {
        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        return QTest::qWaitFor([this] { return !text("order_number").isEmpty(); }) ? text("order_number")
                                                                                   : QString();
    }

    void typeInto(const char *column, const QString &text)
    {
        field(column)->setFocus();
        window.press(Qt::Key_A, Qt::ControlModifier);
        window.type(text);
    }

    void undo() { window.press(Qt::Key_Z, Qt::ControlModifier); }

    void redo() { window.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }

    QString actionText(const QKeySequence &keys)
    {
        for (const QAction *action : window.window().findChildren<QAction *>()) {
            if (action->shortcut() == keys)
                return action->text().remove(u'&');
        }
        return {};
    }

    QString undoText() { return actionText(QKeySequence::Undo); }

    /// The kept drafts' titles that can be read below the detail.
    QStringList strip()
    {
        QStringList titles;
        for (const QToolButton *button : window.detail()->findChildren<QToolButton *>(u"draft"_s)) {
            if (button->isVisible())
                titles += button->text();
        }
        return titles;
    }

    void openFromStrip(int index)
    {
        window.click(window.detail()->findChildren<QToolButton *>(u"draft"_s).at(index));
    }

    TestStore store;
    TestWindow window;
};

} // namespace relata::test
