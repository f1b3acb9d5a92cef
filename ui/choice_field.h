#pragma once

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

private:
    QComboBox *m_box;
    bool m_nullable;
};

} // namespace relata
