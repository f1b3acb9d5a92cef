#include "screenshots/scenes.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtGui/QClipboard>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

QWidget *field(TestWindow &window, QWidget *pane, const char *column)
{
    return window.find(pane, u"field:"_s + QLatin1StringView(column));
}

void write(TestWindow &window, QWidget *pane, const char *column, const QString &text)
{
    field(window, pane, column)->setFocus();
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(text);
}

void beginOrder(TestWindow &window)
{
    window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    const auto isProposed = [&window] {
        const auto *number = window.detail()->findChild<QLineEdit *>(u"field:order_number"_s);
        return number && number->isVisible() && !number->text().isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isProposed(), 30'000);
}

void pasteOrders(TestWindow &window, const QString &rows)
{
    window.press(Qt::Key_F6);
    QGuiApplication::clipboard()->setText(u"Order number\tOrdered on\tStatus\tTotal\n"_s + rows);
    window.press(Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(window.find(window.detail(), u"savePasted"_s)->isEnabled());
    window.press(Qt::Key_S, Qt::ControlModifier);
    const auto *message = window.find<QLabel>(window.detail(), u"pasteMessage"_s);
    QTRY_VERIFY(message->text().contains(u"to be corrected"_s));
}

void searchEverything(TestWindow &window, const QString &words, const QString &summary)
{
    window.press(Qt::Key_K, Qt::ControlModifier);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.type(words);
    const auto *label = window.find<QLabel>(&window.window(), u"searchSummary"_s);
    QTRY_VERIFY2(label->isVisible() && label->text().endsWith(summary), qPrintable(label->text()));
}

void forgetDrafts()
{
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/drafts"_s)
        .removeRecursively();
}

} // namespace relata::test
