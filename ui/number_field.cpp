#include "ui/number_field.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QLineEdit>

namespace relata {

namespace {

bool isNumberPadPoint(const QEvent &event)
{
    if (event.type() != QEvent::KeyPress)
        return false;
    const auto &key = static_cast<const QKeyEvent &>(event);
    return key.modifiers() == Qt::KeypadModifier &&
           (key.key() == Qt::Key_Period || key.key() == Qt::Key_Comma);
}

} // namespace

NumberField::NumberField(QWidget *parent)
    : LineField(parent)
{
    lineEdit()->setAlignment(Qt::AlignRight);
    lineEdit()->setInputMethodHints(Qt::ImhFormattedNumbersOnly);
}

bool NumberField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == lineEdit() && !lineEdit()->isReadOnly() && isNumberPadPoint(*event)) {
        lineEdit()->insert(QLocale().decimalPoint());
        return true;
    }
    return LineField::eventFilter(watched, event);
}

} // namespace relata
