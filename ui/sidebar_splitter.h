#pragma once

#include "ui/line_splitter.h"

#include <QtCore/QTimer>

namespace relata {

class Sidebar;

/// The list of tables beside the records. Its width is kept from one run to the next.
class SidebarSplitter : public LineSplitter
{
    Q_OBJECT

public:
    SidebarSplitter(Sidebar *sidebar, QWidget *records, QWidget *parent = nullptr);
    ~SidebarSplitter() override;

private:
    void store();

    Sidebar *m_sidebar;
    QTimer m_storing; ///< once somebody has stopped dragging
};

} // namespace relata
