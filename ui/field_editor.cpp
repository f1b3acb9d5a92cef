#include "ui/field_editor.h"

#include "models/database/schema.h"
#include "ui/blob_field.h"
#include "ui/boolean_field.h"
#include "ui/choice_field.h"
#include "ui/date_field.h"
#include "ui/form_keys.h"
#include "ui/long_text_field.h"
#include "ui/message_colors.h"
#include "ui/number_field.h"
#include "ui/style_painter.h"
#include "ui/text_field.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>

namespace relata {

FieldEditor::FieldEditor(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
}

void FieldEditor::setInput(QWidget *input)
{
    m_input = input;
    m_input->installEventFilter(this);
    layout()->addWidget(input);
}

void FieldEditor::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    applyTint();
}

void FieldEditor::setPlaceholderText(const QString &) {}

void FieldEditor::setNames(const QString &objectName, const QString &accessibleName)
{
    m_input->setObjectName(objectName);
    m_input->setAccessibleName(accessibleName);
}

void FieldEditor::setDescription(const QString &description)
{
    m_input->setAccessibleDescription(description);
    m_input->setToolTip(description);
}

void FieldEditor::setInvalid(bool invalid)
{
    m_invalid = invalid;
    applyTint();
}

void FieldEditor::applyTint()
{
    QPalette tinted;
    if (m_readOnly)
        tinted.setColor(QPalette::Base, StylePainter::restingField(palette()));
    if (m_invalid)
        markWrong(tinted);
    if (m_input && m_input->palette() != tinted)
        m_input->setPalette(tinted);
}

void FieldEditor::markWrong(QPalette &tinted) const
{
    const QColor background = errorTint(palette());
    tinted.setColor(QPalette::Base, background);
    tinted.setColor(QPalette::PlaceholderText, quietText(palette(), background));
}

void FieldEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTint();
}

bool FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input) {
        if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)
            return filterKey(static_cast<QKeyEvent *>(event));
        // A popup of its own takes the focus too, but the field is not left.
        if (event->type() == QEvent::FocusOut &&
            static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
            Q_EMIT left();
    }
    return QWidget::eventFilter(watched, event);
}

/// Ignored and filtered, a key goes on to the form and, as a shortcut, to the window.
bool FieldEditor::filterKey(QKeyEvent *key)
{
    if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))
        return filterUndo(key, key->matches(QKeySequence::Undo));
    if (formKeyOf(*key) != FormKey::None) {
        key->ignore();
        return true;
    }
    if (key->type() != QEvent::KeyPress || !isPlainEnter(*key) || takesEnter())
        return false;
    Q_EMIT nextRequested();
    return true;
}

/// Typing first; once there is none to take back, the key is the window's.
bool FieldEditor::filterUndo(QKeyEvent *key, bool back)
{
    if (back ? !canUndo() : !canRedo()) {
        key->ignore();
        return true;
    }
    if (!keepsHistory())
        return false;
    key->accept();
    if (key->type() == QEvent::KeyPress)
        back ? undo() : redo();
    return true;
}

FieldEditor *makeFieldEditor(const Column &column, QWidget *parent)
{
    if (!column.allowedValues.isEmpty())
        return new ChoiceField(column, parent);
    switch (column.kind) {
    case ValueKind::Integer:
    case ValueKind::Decimal:
    case ValueKind::Real:
        return new NumberField(parent);
    case ValueKind::Boolean:
        return new BooleanField(column, parent);
    case ValueKind::Date:
    case ValueKind::DateTime:
        return new DateField(column, parent);
    case ValueKind::Blob:
        return new BlobField(column, parent);
    case ValueKind::Json:
        return new LongTextField(column, parent);
    case ValueKind::Text:
        if (LongTextField::suits(column))
            return new LongTextField(column, parent);
        [[fallthrough]];
    default:
        return new TextField(column, parent);
    }
}

} // namespace relata
