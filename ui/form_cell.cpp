#include "ui/form_cell.h"

#include "models/draft_field.h"
#include "models/record_draft.h"
#include "ui/blob_field.h"
#include "ui/field_editor.h"
#include "ui/message_colors.h"
#include "ui/reference_field.h"

#include <QtCore/QEvent>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

FormCell::FormCell(RecordDraft &draft, const QString &column, FieldEditor *editor, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_column(column)
    , m_editor(editor)
    , m_label(new QLabel(draft.field(column)->label(), this))
    , m_error(new QLabel(this))
    , m_readOnly(draft.field(column)->isReadOnly())
{
    arrange();
    m_editor->setNames(u"field:"_s + column, m_label->text());
    m_editor->setPlaceholderText(draft.placeholder(column));
    m_editor->setReadOnly(m_readOnly);
    showText();
    joinEditor();
    connect(editor, &FieldEditor::left, this, &FormCell::settle);
    connect(editor, &FieldEditor::nextRequested, this, [this] {
        settle();
        Q_EMIT nextRequested();
    });
    connect(&draft, &RecordDraft::errorChanged, this, [this](const QString &changed) {
        if (changed == m_column)
            showError();
    });
    connect(&draft, &RecordDraft::valueChanged, this, [this](const QString &changed) {
        if (changed == m_column && !m_typing)
            showText();
    });
    showError();
}

void FormCell::joinEditor()
{
    if (auto *reference = qobject_cast<ReferenceField *>(m_editor))
        joinReference(reference);
    else if (auto *blob = qobject_cast<BlobField *>(m_editor))
        joinBlob(blob);
    else
        connect(m_editor, &FieldEditor::edited, this, &FormCell::typed);
}

void FormCell::arrange()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(3);
    layout->addWidget(m_label);
    layout->addWidget(m_editor);
    layout->addWidget(m_error);
    layout->addStretch(1);
    m_editor->setParent(this);
    m_label->setBuddy(m_editor->input());
    m_label->setTextFormat(Qt::PlainText);
    m_label->setToolTip(m_draft.field(m_column)->column().comment);
    m_error->setObjectName(u"error:"_s + m_column);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    applyColors();
}

bool FormCell::showsError() const
{
    return !m_error->isHidden();
}

void FormCell::hideLabel()
{
    m_label->hide();
    layout()->setSpacing(0);
    m_error->setContentsMargins(8, 2, 8, 4);
}

void FormCell::joinReference(ReferenceField *reference)
{
    connect(reference, &FieldEditor::edited, this, [this](const QString &words) {
        m_typing = true;
        m_draft.setUnresolved(m_column, words);
        showError();
    });
    connect(reference, &ReferenceField::chosen, this, [this](const Value &value, const QString &name) {
        m_typing = true;
        m_draft.setValue(m_column, value, name);
        settle();
    });
}

void FormCell::joinBlob(BlobField *blob)
{
    blob->setValue(m_draft.value(m_column));
    connect(blob, &BlobField::valueEdited, this,
            [this](const Value &value) { m_draft.setValue(m_column, value); });
    connect(&m_draft, &RecordDraft::valueChanged, blob, [this, blob](const QString &changed) {
        if (changed == m_column)
            blob->setValue(m_draft.value(m_column));
    });
    connect(blob, &FieldEditor::complained, this, [this](const QString &complaint) {
        m_complaint = complaint;
        showError();
    });
}

void FormCell::typed(const QString &text)
{
    m_typing = true;
    m_draft.setText(m_column, text);
    showError();
}

/// The field is finished: what was held back is said, and the text takes its kind's own form.
void FormCell::settle()
{
    if (!m_typing)
        return;
    m_draft.settle(m_column);
    if (m_editor->text() != m_draft.text(m_column))
        m_editor->replaceText(m_draft.text(m_column));
    complain();
}

void FormCell::complain()
{
    m_typing = false;
    showError();
}

void FormCell::showText()
{
    if (m_editor->text() != m_draft.text(m_column))
        m_editor->setText(m_draft.text(m_column));
}

void FormCell::showError()
{
    const bool waits = m_typing && m_editor->isWrongUntilComplete();
    const QString wrong = m_complaint.isEmpty() ? m_draft.error(m_column) : m_complaint;
    const QString error = waits ? QString() : wrong;
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    m_editor->setInvalid(!error.isEmpty());
    m_editor->setDescription(error.isEmpty() ? hint() : error);
}

/// What a screen reader says after the name of a field that is not wrong.
QString FormCell::hint() const
{
    const DraftField &field = *m_draft.field(m_column);
    const QString state = field.isRequired() ? tr("Required") : field.readOnlyReason();
    const QString &help = field.column().comment;
    return help.isEmpty() || state.isEmpty() ? help + state : help + u'\n' + state;
}

void FormCell::applyColors()
{
    QPalette error;
    error.setColor(QPalette::WindowText, errorText(palette()));
    QPalette label;
    label.setColor(QPalette::WindowText, quietText(palette()));
    if (m_error->palette().color(QPalette::WindowText) != errorText(palette()))
        m_error->setPalette(error);
    if (m_label->palette().color(QPalette::WindowText) != quietText(palette()))
        m_label->setPalette(label);
}

void FormCell::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

} // namespace relata
