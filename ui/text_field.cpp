#include "ui/text_field.h"

#include "models/database/schema.h"
#include "ui/length_count.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QLayout>
#include <QtWidgets/QLineEdit>

#include <limits>

namespace relata {

TextField::TextField(const Column &column, QWidget *parent)
    : FieldEditor(parent)
    , m_edit(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_limit(column.kind == ValueKind::Text ? column.lengthLimit : std::nullopt)
{
    // QLineEdit cuts what is pasted at 32,767 characters and says nothing.
    m_edit->setMaxLength(std::numeric_limits<int>::max());
    setInput(m_edit);
    layout()->addWidget(m_count);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setContentsMargins(6, 0, 0, 0);
    m_count->hide();
    connect(m_edit, &QLineEdit::textEdited, this, &TextField::edited);
    connect(m_edit, &QLineEdit::textChanged, this, &TextField::updateCount);
}

QString TextField::text() const
{
    return m_edit->text();
}

void TextField::setText(const QString &text)
{
    m_edit->setText(text);
    m_edit->setCursorPosition(0);
}

void TextField::setReadOnly(bool readOnly)
{
    FieldEditor::setReadOnly(readOnly);
    m_edit->setReadOnly(readOnly);
}

void TextField::setPlaceholderText(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

bool TextField::canUndo() const
{
    return m_edit->isUndoAvailable();
}

bool TextField::canRedo() const
{
    return m_edit->isRedoAvailable();
}

void TextField::updateCount()
{
    const QString count = m_limit ? lengthCount(m_edit->text(), *m_limit) : QString();
    m_count->setText(count);
    m_count->setVisible(!count.isEmpty() && !m_edit->isReadOnly());
}

} // namespace relata
