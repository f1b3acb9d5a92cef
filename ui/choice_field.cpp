#include "ui/choice_field.h"

#include "models/database/schema.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLayout>

namespace relata {

namespace {

bool empties(const QEvent &event)
{
    if (event.type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<const QKeyEvent &>(event).key();
    return key == Qt::Key_Delete || key == Qt::Key_Backspace;
}

} // namespace

ChoiceField::ChoiceField(const Column &column, QWidget *parent)
    : FieldEditor(parent)
    , m_box(new QComboBox(this))
    , m_nullable(column.nullable)
{
    if (m_nullable)
        m_box->addItem(QString());
    m_box->addItems(column.allowedValues);
    m_box->setCurrentIndex(m_nullable ? 0 : -1);
    // The wheel scrolls the form; it does not change a value that happens to be under the pointer.
    m_box->setFocusPolicy(Qt::StrongFocus);
    setInput(m_box);
    connect(m_box, &QComboBox::currentTextChanged, this, [this](const QString &chosen) {
        m_history.add(chosen);
        Q_EMIT edited(chosen);
    });
    m_history.begin(ChoiceField::text());
}

QString ChoiceField::text() const
{
    return m_box->currentText();
}

void ChoiceField::setText(const QString &text)
{
    select(text);
    m_history.begin(text);
}

void ChoiceField::restore(const QString &text)
{
    select(text);
    Q_EMIT edited(text);
}

void ChoiceField::select(const QString &text)
{
    const QSignalBlocker silent(m_box);
    if (!text.isEmpty() && m_box->findText(text, Qt::MatchFixedString | Qt::MatchCaseSensitive) < 0)
        m_box->addItem(text);
    m_box->setCurrentIndex(m_box->findText(text, Qt::MatchFixedString | Qt::MatchCaseSensitive));
}

void ChoiceField::setReadOnly(bool readOnly)
{
    FieldEditor::setReadOnly(readOnly);
    m_box->setEnabled(!readOnly);
}

bool ChoiceField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_box)
        return FieldEditor::eventFilter(watched, event);
    if (event->type() == QEvent::Wheel && !m_box->hasFocus()) {
        event->ignore();
        return true;
    }
    if (m_nullable && empties(*event)) {
        m_box->setCurrentIndex(0);
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace relata
