#pragma once

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QApplication>

#include <functional>
#include <stdexcept>

namespace relata::bench {

/// What was waited for did not come.
struct NotShown : std::runtime_error
{
    NotShown();
};

/// The application, which knows when a widget has been painted: a person has waited for the end of that, not
/// for an answer that nobody sees yet.
class PaintClock : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    static PaintClock *instance() { return static_cast<PaintClock *>(QCoreApplication::instance()); }

    /// Milliseconds from the beginning of `act` until `widget` has been painted while `shown` was true.
    double timeUntilPainted(const std::function<QWidget *()> &widget, const std::function<void()> &act,
                            const std::function<bool()> &shown);
    /// Milliseconds from the beginning of `act` until something is true.
    double timeUntil(const std::function<void()> &act, const std::function<bool()> &isTrue);

    bool notify(QObject *receiver, QEvent *event) override;

private:
    void wait(const std::function<bool()> &isOver);

    QElapsedTimer m_timer;
    std::function<void(QObject *)> m_painted; ///< set while somebody waits
};

} // namespace relata::bench
