#pragma once

#include <QtWidgets/QPushButton>

namespace relata {

/// Says that rows are filtered, and by which columns; pressing it ends that. Not there where they are not.
class FilterNotice : public QPushButton
{
    Q_OBJECT

public:
    explicit FilterNotice(QWidget *parent = nullptr);

    /// The columns by what they are called; none: not filtered.
    void setColumns(const QStringList &labels);
};

} // namespace relata
