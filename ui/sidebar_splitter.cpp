#include "ui/sidebar_splitter.h"

#include "ui/settings.h"
#include "ui/sidebar.h"

namespace relata {

namespace {

constexpr std::chrono::milliseconds Pause{500};
/// Room for a table's name of so many letters.
constexpr int FirstLetters = 26;
constexpr int LeastLetters = 14;
constexpr int RecordsWidth = 10'000; ///< all the rest

} // namespace

SidebarSplitter::SidebarSplitter(Sidebar *sidebar, QWidget *records, QWidget *parent)
    : LineSplitter(Qt::Horizontal, parent)
    , m_sidebar(sidebar)
{
    const int letter = sidebar->fontMetrics().averageCharWidth();
    const int kept = Settings().sidebarWidth();
    sidebar->setMinimumWidth(LeastLetters * letter);
    addWidget(sidebar);
    addWidget(records);
    setStretchFactor(0, 0);
    setStretchFactor(1, 1);
    setSizes({kept > 0 ? kept : FirstLetters * letter, RecordsWidth});
    putInReadingOrder();
    m_storing.setSingleShot(true);
    m_storing.setInterval(Pause);
    connect(&m_storing, &QTimer::timeout, this, &SidebarSplitter::store);
    connect(this, &QSplitter::splitterMoved, &m_storing, qOverload<>(&QTimer::start));
}

SidebarSplitter::~SidebarSplitter()
{
    if (m_storing.isActive())
        store();
}

void SidebarSplitter::store()
{
    m_storing.stop();
    Settings().setSidebarWidth(m_sidebar->width());
}

} // namespace relata
