#pragma once

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

private:
    void showState();

    QCheckBox *m_box;
};

} // namespace relata
