#pragma once

#include "ui/line_field.h"

namespace relata {

/// A number as text, so that no digit is lost. The point of the number pad writes the locale's decimal point.
class NumberField : public LineField
{
    Q_OBJECT

public:
    explicit NumberField(QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace relata
