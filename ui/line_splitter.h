#pragma once

#include <QtWidgets/QSplitter>

namespace relata {

/// A splitter whose handles are a line, wide enough to be caught by the mouse.
class LineSplitter : public QSplitter
{
    Q_OBJECT

public:
    explicit LineSplitter(Qt::Orientation orientation, QWidget *parent = nullptr);

protected:
    QSplitterHandle *createHandle() override;
};

} // namespace relata
