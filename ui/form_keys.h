#pragma once

class QKeyEvent;

namespace relata {

/// The keys that mean the same in every field of a form.
enum class FormKey
{
    None,
    Save,
    SaveAndNew,
    Close
};

FormKey formKeyOf(const QKeyEvent &key);
bool isPlainEnter(const QKeyEvent &key);
bool isShiftEnter(const QKeyEvent &key);
bool opensList(const QKeyEvent &key); ///< Alt+Down

} // namespace relata
