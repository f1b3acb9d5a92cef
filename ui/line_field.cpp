#include "ui/line_field.h"

#include <QtCore/QScopedValueRollback>
#include <QtWidgets/QLayout>
#include <QtWidgets/QLineEdit>

#include <limits>

namespace relata {

LineField::LineField(QWidget *parent)
    : FieldEditor(parent)
    , m_edit(new QLineEdit(this))
{
    // QLineEdit cuts what is pasted at 32,767 characters and says nothing.
    m_edit->setMaxLength(std::numeric_limits<int>::max());
    setInput(m_edit);
    // Not textEdited(): what is dictated, or written through a screen reader, is typing as well.
    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (!m_replacing)
            typed(text);
    });
}

void LineField::typed(const QString &text)
{
    Q_EMIT edited(text);
}

QString LineField::text() const
{
    return m_edit->text();
}

void LineField::setText(const QString &text)
{
    const QScopedValueRollback replacing(m_replacing, true);
    m_edit->setText(text);
    m_edit->setCursorPosition(0);
    // A proposal that comes after the focus is replaced by typing, as one that was there before.
    if (m_edit->hasFocus())
        m_edit->selectAll();
}

void LineField::replaceText(const QString &text)
{
    // As if it had been typed, so that Ctrl+Z takes it back.
    const QScopedValueRollback replacing(m_replacing, true);
    m_edit->selectAll();
    m_edit->insert(text);
    m_edit->setCursorPosition(0);
}

void LineField::setReadOnly(bool readOnly)
{
    FieldEditor::setReadOnly(readOnly);
    m_edit->setReadOnly(readOnly);
}

void LineField::setPlaceholderText(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

bool LineField::canUndo() const
{
    return m_edit->isUndoAvailable();
}

bool LineField::canRedo() const
{
    return m_edit->isRedoAvailable();
}

} // namespace relata
