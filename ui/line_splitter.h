#pragma once

#include <QtWidgets/QSplitter>

namespace relata {

/// A splitter whose handles are a line, wide enough to be caught by the mouse.
class LineSplitter : public QSplitter
{
    Q_OBJECT

public:
    explicit LineSplitter(Qt::Orientation orientation, QWidget *parent = nullptr);

    /// To be called when all parts are in: a screen reader finds them in the order in which they are seen.
    void putInReadingOrder();

protected:
    QSplitterHandle *createHandle() override;
};

} // namespace relata
