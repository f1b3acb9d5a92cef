#pragma once

#include "ui/field_editor.h"

#include <optional>

class QLabel;
class QLineEdit;

namespace relata {

/// One line of text. A length limit does not stop the typing, it is counted: "9 / 10" appears near the end.
class TextField : public FieldEditor
{
    Q_OBJECT

public:
    TextField(const Column &column, QWidget *parent);

    QString text() const override;
    void setText(const QString &text) override;
    void setReadOnly(bool readOnly) override;
    void setPlaceholderText(const QString &text) override;

protected:
    bool canUndo() const override;
    bool canRedo() const override;

    QLineEdit *lineEdit() const { return m_edit; }

private:
    void updateCount();

    QLineEdit *m_edit;
    QLabel *m_count;
    std::optional<int> m_limit;
};

} // namespace relata
