// The way from field to field and on into the lines, until all is saved: a part of RecordForm.
#include "models/child_lines.h"
#include "models/record_draft.h"
#include "ui/field_editor.h"
#include "ui/form_cell.h"
#include "ui/line_grid.h"
#include "ui/record_form.h"

#include <algorithm>

namespace relata {

void RecordForm::setParentSource(const ParentSource &source)
{
    m_parents = source;
    m_lines->setParentSource(source);
}

void RecordForm::setLines(ChildLines *lines)
{
    m_lines->setLines(lines, lastField());
}

QWidget *RecordForm::lastField() const
{
    return m_cells.empty() ? nullptr : m_cells.back()->editor()->lastInput();
}

void RecordForm::goNext(FormCell *from)
{
    const auto at = std::ranges::find(m_cells, from);
    if (const FormCell *next = nextEditable(size_t(at - m_cells.begin()) + 1))
        next->editor()->input()->setFocus(Qt::TabFocusReason); // the text is selected
    else if (m_lines->lines())
        m_lines->focusFirst();
    else
        requestSave(false);
}

void RecordForm::requestSave(bool andNew)
{
    if (!m_draft || m_busy)
        return;
    const bool right = m_draft->validate();
    const bool linesAreRight = !m_lines->lines() || m_lines->lines()->validate();
    // A record that exists has no next one.
    if (right && linesAreRight)
        Q_EMIT saveRequested(andNew && m_draft->isNew());
    else if (!linesAreRight)
        showLineErrors(right);
}

/// The focus is for the first field that is wrong, and those of the record itself come first.
void RecordForm::showLineErrors(bool andGoThere)
{
    QWidget *focused = window()->focusWidget();
    m_lines->focusError();
    if (!andGoThere && focused)
        focused->setFocus(Qt::OtherFocusReason);
}

} // namespace relata
