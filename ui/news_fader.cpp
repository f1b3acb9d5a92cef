#include "ui/news_fader.h"

#include "models/record_table_model.h"
#include "ui/record_table_view.h"

namespace relata {

namespace {

/// Often enough for a slow fading to look smooth, and nothing beside what painting costs.
constexpr std::chrono::milliseconds PaintEvery{120};

} // namespace

NewsFader::NewsFader(RecordTableView *table, RecordTableModel *model, QObject *parent)
    : QObject(parent)
    , m_table(table)
{
    m_timer.setInterval(PaintEvery);
    connect(&m_timer, &QTimer::timeout, this, &NewsFader::paint);
    connect(model, &RecordTableModel::newsArrived, this, &NewsFader::begin);
}

void NewsFader::begin()
{
    m_until.setRemainingTime(RecentChanges::News + PaintEvery);
    if (!m_timer.isActive())
        m_timer.start();
}

void NewsFader::paint()
{
    if (m_until.hasExpired())
        m_timer.stop();
    m_table->viewport()->update();
}

} // namespace relata
