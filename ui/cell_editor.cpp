#include "ui/cell_editor.h"

#include "models/record_draft.h"
#include "ui/field_editor.h"
#include "ui/form_cell.h"
#include "ui/form_keys.h"
#include "ui/record_form.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <utility>

namespace relata {

namespace {

/// A narrower column's editor reaches over the next ones.
constexpr int LeastCharacters = 16;
/// A sentence needs more room.
constexpr int LeastForError = 36;

bool staysHere(const QFocusEvent &event)
{
    return event.reason() == Qt::PopupFocusReason || event.reason() == Qt::ActiveWindowFocusReason ||
           event.reason() == Qt::MenuBarFocusReason;
}

/// How far an editor has to move back to end where the room ends; a cell out of sight keeps its editor there.
int overhang(int start, int cell, int needed, int room)
{
    return std::clamp(start + needed - room, 0, std::min(needed - cell, std::max(0, start)));
}

} // namespace

CellEditor::CellEditor(RecordDraft &draft, const QString &column, const ParentSource &source, QWidget *parent)
    : QWidget(parent)
    , m_draft(&draft)
    , m_before(*draft.field(column))
    , m_cell(new FormCell(*m_draft, column, makeEditor(column, source), this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window); // a form's, not the table's: errors have their colour for it
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_cell);
    m_cell->hideLabel();
    QWidget *input = m_cell->editor()->input();
    setFocusProxy(input);
    input->installEventFilter(this);
    if (auto *text = qobject_cast<QPlainTextEdit *>(input))
        text->selectAll(); // as the view does with a line
    connect(m_cell, &FormCell::nextRequested, this, [this] { finish(QAbstractItemDelegate::NoHint); });
}

CellEditor::CellEditor(std::unique_ptr<RecordDraft> draft, const QString &column, const ParentSource &source,
                       QWidget *parent)
    : CellEditor(*draft, column, source, parent)
{
    m_own = std::move(draft);
}

CellEditor::~CellEditor()
{
    // The cell looks at the draft, which goes first.
    focusProxy()->removeEventFilter(this);
    delete m_cell;
}

FieldEditor *CellEditor::makeEditor(const QString &column, ParentSource source)
{
    source.makeNew = [this](RecordDraft &, const QString &, const QString &words) {
        Q_EMIT newParentRequested(words);
    };
    return RecordForm::makeEditor(*m_draft, column, source, this);
}

std::unique_ptr<RecordDraft> CellEditor::takeTyped()
{
    if (!m_own || !m_own->isDirty())
        return nullptr;
    letGo();
    return std::move(m_own);
}

std::unique_ptr<RecordDraft> CellEditor::handOver()
{
    letGo();
    m_ended = true;
    auto draft = std::move(m_own);
    Q_EMIT abandoned();
    return draft;
}

/// The cell may be in the middle of an event, so it is deleted later; until then it is silent.
void CellEditor::letGo()
{
    if (!m_draft)
        return;
    m_cell->editor()->disconnect(m_cell);
    std::exchange(m_draft, nullptr)->disconnect(m_cell);
}

void CellEditor::place(const QRect &cell)
{
    m_place = cell;
    const int characters = m_cell->showsError() ? LeastForError : LeastCharacters;
    const int width = std::max(cell.width(), characters * fontMetrics().averageCharWidth());
    const int height =
        std::max(cell.height(), hasHeightForWidth() ? heightForWidth(width) : sizeHint().height());
    const QSize room = parentWidget()->size();
    setGeometry(cell.x() - overhang(cell.x(), cell.width(), width, room.width()),
                cell.y() - overhang(cell.y(), cell.height(), height, room.height()), width, height);
}

void CellEditor::finish(QAbstractItemDelegate::EndEditHint hint)
{
    if (!m_draft)
        return;
    m_draft->settle(m_cell->column());
    m_ended = m_draft->validate(m_cell->column());
    if (m_ended)
        Q_EMIT finished(hint);
    else
        m_cell->complain();
}

/// Whether it is a list of the editor's own that has the keyboard: a window, but one that belongs to it.
bool CellEditor::hasFocusInList() const
{
    const QWidget *focused = QApplication::focusWidget();
    while (focused && focused != this)
        focused = focused->parentWidget();
    return focused;
}

/// The focus has gone elsewhere; something wrong does not hold it back, it is kept as a draft.
void CellEditor::leave()
{
    // Closing takes the focus away too.
    if (!m_draft || m_ended || hasFocusInList())
        return;
    m_ended = true;
    if (m_draft->validate(m_cell->column()))
        Q_EMIT finished(QAbstractItemDelegate::NoHint);
    else
        Q_EMIT abandoned();
}

void CellEditor::revert()
{
    m_ended = true;
    if (m_draft)
        m_draft->putBack(m_before);
    Q_EMIT abandoned();
}

bool CellEditor::filterKey(QKeyEvent *key)
{
    const FormKey formKey = formKeyOf(*key);
    const bool next = key->key() == Qt::Key_Tab;
    const bool previous = key->key() == Qt::Key_Backtab;
    if (formKey == FormKey::None && !next && !previous)
        return false;
    key->accept();
    if (key->type() != QEvent::KeyPress)
        return true;
    if (formKey == FormKey::Close)
        revert();
    else
        finish(next       ? QAbstractItemDelegate::EditNextItem
               : previous ? QAbstractItemDelegate::EditPreviousItem
                          : QAbstractItemDelegate::NoHint);
    return true;
}

bool CellEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)
        return filterKey(static_cast<QKeyEvent *>(event)) || QWidget::eventFilter(watched, event);
    // Later: whoever takes the focus is still about to.
    if (event->type() == QEvent::FocusOut && !staysHere(*static_cast<QFocusEvent *>(event)))
        QMetaObject::invokeMethod(this, &CellEditor::leave, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

bool CellEditor::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        place(m_place); // an error has come or gone
    // Delete empties a choice; it never deletes the record.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Delete)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

} // namespace relata
