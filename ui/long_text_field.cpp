#include "ui/long_text_field.h"

#include "models/database/schema.h"
#include "ui/form_keys.h"
#include "ui/length_count.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QAbstractTextDocumentLayout>
#include <QtGui/QKeyEvent>
#include <QtGui/QTextDocument>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLayout>
#include <QtWidgets/QPlainTextEdit>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is declared longer than this is prose rather than a name.
constexpr int LineOfText = 200;
constexpr int MostLines = 6;

} // namespace

bool LongTextField::suits(const Column &column)
{
    return column.kind == ValueKind::Text && column.lengthLimit.value_or(LineOfText + 1) > LineOfText;
}

LongTextField::LongTextField(const Column &column, QWidget *parent)
    : FieldEditor(parent)
    , m_edit(new QPlainTextEdit(this))
    , m_count(new QLabel(this))
    , m_limit(column.lengthLimit)
    , m_wide(column.kind == ValueKind::Json || column.lengthLimit.value_or(0) > LineOfText)
{
    m_edit->setTabChangesFocus(true);
    m_edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setInput(m_edit);
    layout()->addWidget(m_count);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setContentsMargins(6, 0, 0, 0);
    m_count->hide();
    connect(m_edit, &QPlainTextEdit::textChanged, this, &LongTextField::textChanged);
    // Also when a narrower field needs more lines for the same text.
    connect(m_edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &LongTextField::fitHeight);
    fitHeight();
}

QString LongTextField::text() const
{
    // toPlainText() turns no-break spaces into spaces; the raw text has only the line ends changed.
    QString text = m_edit->document()->toRawText();
    return text.replace(QChar::ParagraphSeparator, m_windowsLineEnds ? u"\r\n"_s : u"\n"_s);
}

void LongTextField::setText(const QString &text)
{
    const QScopedValueRollback setting(m_settingText, true);
    m_windowsLineEnds = text.contains(u"\r\n");
    m_edit->setPlainText(text);
}

void LongTextField::textChanged()
{
    updateCount();
    if (!m_settingText)
        Q_EMIT edited(text());
}

void LongTextField::setReadOnly(bool readOnly)
{
    FieldEditor::setReadOnly(readOnly);
    m_edit->setReadOnly(readOnly);
}

void LongTextField::setPlaceholderText(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

bool LongTextField::canUndo() const
{
    return m_edit->document()->isUndoAvailable();
}

bool LongTextField::canRedo() const
{
    return m_edit->document()->isRedoAvailable();
}

void LongTextField::fitHeight()
{
    // The document's height is in lines.
    const int fewest = m_wide ? 2 : 1;
    const int needed = int(m_edit->document()->size().height());
    const int lines = std::clamp(needed, fewest, MostLines);
    m_edit->setVerticalScrollBarPolicy(needed > MostLines ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const QMargins margins = m_edit->contentsMargins();
    const int frame = margins.top() + margins.bottom() + 2 * int(m_edit->document()->documentMargin());
    const int height = lines * m_edit->fontMetrics().lineSpacing() + frame;
    if (m_edit->minimumHeight() != height)
        m_edit->setFixedHeight(height);
}

void LongTextField::updateCount()
{
    const QString count = m_limit ? lengthCount(m_edit->document()->toRawText(), *m_limit) : QString();
    m_count->setText(count);
    m_count->setVisible(!count.isEmpty() && !m_edit->isReadOnly());
}

bool LongTextField::eventFilter(QObject *watched, QEvent *event)
{
    // QPlainTextEdit's own Shift+Enter puts in U+2028, which no database means by a line end.
    if (watched == m_edit && event->type() == QEvent::KeyPress && !m_edit->isReadOnly() &&
        isShiftEnter(*static_cast<QKeyEvent *>(event))) {
        m_edit->insertPlainText(u"\n"_s);
        m_edit->ensureCursorVisible();
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace relata
