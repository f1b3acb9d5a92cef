#pragma once

#include "ui/line_field.h"

#include <optional>

class QLabel;

namespace relata {

/// One line of text. A length limit does not stop the typing, it is counted: "9 of 10" appears near the end.
class TextField : public LineField
{
    Q_OBJECT

public:
    TextField(const Column &column, QWidget *parent);

private:
    void updateCount();

    QLabel *m_count;
    std::optional<int> m_limit;
};

} // namespace relata
