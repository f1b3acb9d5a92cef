#include "ui/view_splitter.h"

#include "ui/settings.h"

namespace relata {

namespace {

/// How the master and the detail divide the room at first: beside each other a master has more columns.
const QList<int> FirstBeside{600, 400};
const QList<int> FirstStacked{500, 500};

constexpr std::chrono::milliseconds Pause{500};

} // namespace

ViewSplitter::ViewSplitter(const DatabaseLocation &location, QWidget *parent)
    : LineSplitter(Settings().isStacked() ? Qt::Vertical : Qt::Horizontal, parent)
    , m_settings(location)
{
    m_storing.setSingleShot(true);
    m_storing.setInterval(Pause);
    connect(&m_storing, &QTimer::timeout, this, &ViewSplitter::store);
    connect(this, &QSplitter::splitterMoved, &m_storing, qOverload<>(&QTimer::start));
}

ViewSplitter::~ViewSplitter()
{
    if (m_storing.isActive())
        store();
}

void ViewSplitter::setPanes(QWidget *master, QWidget *detail)
{
    addWidget(master);
    addWidget(detail);
    putInReadingOrder();
    restore();
}

void ViewSplitter::setStacked(bool stacked)
{
    if (stacked == isStacked())
        return;
    if (m_storing.isActive())
        store();
    setOrientation(stacked ? Qt::Vertical : Qt::Horizontal);
    restore();
}

void ViewSplitter::store()
{
    m_storing.stop();
    m_settings.setSplitterSizes(orientation(), sizes());
}

void ViewSplitter::restore()
{
    const QList<int> &first = isStacked() ? FirstStacked : FirstBeside;
    const QList<int> kept = m_settings.splitterSizes(orientation());
    const QList<int> &wanted = kept.size() == count() ? kept : first;
    setSizes(wanted);
    for (int i = 0; i < count(); ++i)
        setStretchFactor(i, std::max(1, wanted.at(i)));
}

} // namespace relata
