#include "ui/form_keys.h"

#include <QtGui/QKeyEvent>

namespace relata {

namespace {

bool isEnter(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

Qt::KeyboardModifiers modifiersOf(const QKeyEvent &key)
{
    return key.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier);
}

} // namespace

FormKey formKeyOf(const QKeyEvent &key)
{
    if (key.matches(QKeySequence::Save))
        return FormKey::Save;
    if (key.matches(QKeySequence::Cancel))
        return FormKey::Close;
    if (isEnter(key) && modifiersOf(key) == Qt::ControlModifier)
        return FormKey::SaveAndNew;
    return FormKey::None;
}

bool isPlainEnter(const QKeyEvent &key)
{
    return isEnter(key) && modifiersOf(key) == Qt::NoModifier;
}

bool isShiftEnter(const QKeyEvent &key)
{
    return isEnter(key) && modifiersOf(key) == Qt::ShiftModifier;
}

bool opensList(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Down && modifiersOf(key) == Qt::AltModifier;
}

} // namespace relata
