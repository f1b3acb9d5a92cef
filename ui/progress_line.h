#pragma once

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <optional>

namespace relata {

/// A thin line that shows that something goes on, and how far it is where that is known. It always takes its
/// room, so that nothing moves, and shows itself only for what takes longer than a blink.
class ProgressLine : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressLine(QWidget *parent = nullptr);

    /// Something goes on; `share` of it, from 0 to 1, is done, or it is not known how much.
    void showProgress(std::optional<double> share);
    void stop();

    bool isRunning() const { return m_running; }

    std::optional<double> share() const { return m_share; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void step();

    QTimer m_steps;
    std::optional<double> m_share;
    int m_step = 0; ///< since it began
    bool m_running = false;
};

} // namespace relata
