#pragma once

class QWidget;

namespace relata {

/// Shows a widget in a popup below a field, or above it where the screen ends, and gives it the keyboard.
/// Esc or a click beside it closes the popup, which deletes the widget.
void showPopupBelow(QWidget *field, QWidget *content);

} // namespace relata
