#include "ui/number_field.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QLayout>
#include <QtWidgets/QLineEdit>

#include <limits>

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
    : FieldEditor(parent)
    , m_edit(new QLineEdit(this))
{
    m_edit->setMaxLength(std::numeric_limits<int>::max());
    m_edit->setAlignment(Qt::AlignRight);
    m_edit->setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    setInput(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, &NumberField::edited);
}

QString NumberField::text() const
{
    return m_edit->text();
}

void NumberField::setText(const QString &text)
{
    m_edit->setText(text);
}

void NumberField::setReadOnly(bool readOnly)
{
    FieldEditor::setReadOnly(readOnly);
    m_edit->setReadOnly(readOnly);
}

void NumberField::setPlaceholderText(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

bool NumberField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && !m_edit->isReadOnly() && isNumberPadPoint(*event)) {
        m_edit->insert(QLocale().decimalPoint());
        Q_EMIT edited(m_edit->text());
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

bool NumberField::canUndo() const
{
    return m_edit->isUndoAvailable();
}

bool NumberField::canRedo() const
{
    return m_edit->isRedoAvailable();
}

} // namespace relata
