#pragma once

#include "support/test_window.h"

namespace relata::test {

/// What is done again and again on the way to a picture.

/// The field of a column in a pane's form, and what is typed into it in place of what was there.
QWidget *field(TestWindow &window, QWidget *pane, const char *column);
void write(TestWindow &window, QWidget *pane, const char *column, const QString &text);

/// Ctrl+Shift+N, until the number of the order is proposed.
void beginOrder(TestWindow &window);

/// Pastes these orders into the detail and has them checked, until it is said what is wrong with them.
void pasteOrders(TestWindow &window, const QString &rows);

/// Ctrl+K and these words, until it is said how many have been found.
void searchEverything(TestWindow &window, const QString &words, const QString &summary);

/// What was typed and not saved is not offered any more.
void forgetDrafts();

} // namespace relata::test
