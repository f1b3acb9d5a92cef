#pragma once

#include "ui/edit_history.h"
#include "ui/field_editor.h"

class QCheckBox;

namespace relata {

/// Yes or no, and where the column may be null a third state for neither.
class BooleanField : public FieldEditor
{
    Q_OBJECT

public:
    BooleanField(const Column &column, QWidget *parent);

    QString text() const override;
    void setText(const QString &text) override;
    void setReadOnly(bool readOnly) override;

protected:
    bool canUndo() const override { return m_history.canUndo(); }

    bool canRedo() const override { return m_history.canRedo(); }

    bool keepsHistory() const override { return true; }

    void undo() override { restore(m_history.undo().toString()); }

    void redo() override { restore(m_history.redo().toString()); }

private:
    void check(const QString &text);
    void restore(const QString &text);
    void showState();

    QCheckBox *m_box;
    EditHistory m_history;
};

} // namespace relata
