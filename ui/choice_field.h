#pragma once

#include "ui/edit_history.h"
#include "ui/field_editor.h"

class QComboBox;

namespace relata {

/// One of the values that the column allows. The empty choice is null, offered where the column may be null
/// and shown where nothing has been chosen yet. A stored value that is not allowed any more stays in the
/// list.
class ChoiceField : public FieldEditor
{
    Q_OBJECT

public:
    ChoiceField(const Column &column, QWidget *parent);

    QString text() const override;
    void setText(const QString &text) override;
    void setReadOnly(bool readOnly) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

    bool canUndo() const override { return m_history.canUndo(); }

    bool canRedo() const override { return m_history.canRedo(); }

    bool keepsHistory() const override { return true; }

    void undo() override { restore(m_history.undo().toString()); }

    void redo() override { restore(m_history.redo().toString()); }

private:
    void select(const QString &text);
    void restore(const QString &text);

    QComboBox *m_box;
    bool m_nullable;
    EditHistory m_history;
};

} // namespace relata
