#pragma once

#include "ui/line_splitter.h"
#include "ui/view_settings.h"

#include <QtCore/QTimer>

namespace relata {

/// Master and detail, side by side or the detail below. Where the line between them is, is kept for either
/// arrangement, from one run to the next.
class ViewSplitter : public LineSplitter
{
    Q_OBJECT

public:
    explicit ViewSplitter(const DatabaseLocation &location, QWidget *parent = nullptr);
    ~ViewSplitter() override;

    /// Takes both in.
    void setPanes(QWidget *master, QWidget *detail);

    bool isStacked() const { return orientation() == Qt::Vertical; }

    void setStacked(bool stacked);

private:
    void store();
    void restore();

    ViewSettings m_settings;
    QTimer m_storing; ///< once somebody has stopped dragging
};

} // namespace relata
