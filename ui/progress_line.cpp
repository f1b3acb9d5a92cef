#include "ui/progress_line.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Thickness = 2;
constexpr std::chrono::milliseconds StepTime{40};
constexpr int StepsInABlink = 4;
/// Of a line that does not know how far it is: the steps from one end to the other, and what part moves.
constexpr int StepsAcross = 40;
constexpr double MovingPart = 0.25;

} // namespace

ProgressLine::ProgressLine(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"progressLine"_s);
    setAccessibleName(tr("Progress"));
    setFixedHeight(Thickness);
    m_steps.setInterval(StepTime);
    connect(&m_steps, &QTimer::timeout, this, &ProgressLine::step);
}

void ProgressLine::showProgress(std::optional<double> share)
{
    m_share = share;
    if (m_running)
        return;
    m_running = true;
    m_step = 0;
    m_steps.start();
}

void ProgressLine::stop()
{
    if (!m_running)
        return;
    m_running = false;
    m_share.reset();
    m_steps.stop();
    update();
}

void ProgressLine::step()
{
    ++m_step;
    update();
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    if (!m_running || m_step < StepsInABlink)
        return;
    const double moved = double(m_step % StepsAcross) / StepsAcross * (1 + MovingPart) - MovingPart;
    const double from = m_share ? 0 : std::max(0.0, moved);
    const double to = m_share ? std::clamp(*m_share, 0.0, 1.0) : std::min(1.0, moved + MovingPart);
    const QRect done(int(from * width()), 0, int((to - from) * width()), height());
    QPainter(this).fillRect(QStyle::visualRect(layoutDirection(), rect(), done),
                            palette().color(QPalette::Active, QPalette::Highlight));
}

} // namespace relata
