#pragma once

#include "ui/field_editor.h"

class QLineEdit;

namespace relata {

/// What all editors of one line have in common.
class LineField : public FieldEditor
{
    Q_OBJECT

public:
    QString text() const override;
    void setText(const QString &text) override;
    void replaceText(const QString &text) override;
    void setReadOnly(bool readOnly) override;
    void setPlaceholderText(const QString &text) override;

protected:
    explicit LineField(QWidget *parent);

    bool canUndo() const override;
    bool canRedo() const override;

    QLineEdit *lineEdit() const { return m_edit; }

    /// A person has changed the text; the base reports it.
    virtual void typed(const QString &text);

private:
    bool m_replacing = false; ///< by the program, not by a person
    QLineEdit *m_edit;
};

} // namespace relata
