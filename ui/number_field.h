#pragma once

#include "ui/field_editor.h"

class QLineEdit;

namespace relata {

/// A number as text, so that no digit is lost. The point of the number pad writes the locale's decimal point.
class NumberField : public FieldEditor
{
    Q_OBJECT

public:
    explicit NumberField(QWidget *parent);

    QString text() const override;
    void setText(const QString &text) override;
    void setReadOnly(bool readOnly) override;
    void setPlaceholderText(const QString &text) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool canUndo() const override;
    bool canRedo() const override;

private:
    QLineEdit *m_edit;
};

} // namespace relata
