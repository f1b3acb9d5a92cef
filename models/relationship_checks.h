#pragma once

#include "models/database/inclusion_check.h"

#include <QtCore/QList>
#include <QtCore/QObject>

#include <stop_token>

namespace relata {

class DatabaseSession;

/// What has been found out about an undeclared foreign key.
struct KeyCheck
{
    enum class State
    {
        Waiting,
        Running,
        Stopped,
        Failed,
        Done
    };

    UndeclaredKey key;
    State state = State::Waiting;
    Inclusion found;

    /// All values have their parent, and there are some.
    bool holds() const { return state == State::Done && found.values > 0 && found.values == found.matches; }
};

/// Checks undeclared foreign keys one after the other, each in small steps in the background. On the GUI
/// thread; it stops when it is destroyed.
class RelationshipChecks : public QObject
{
    Q_OBJECT

public:
    explicit RelationshipChecks(DatabaseSession *session, QObject *parent = nullptr);
    ~RelationshipChecks() override;

    /// Behind those that wait.
    void add(const UndeclaredKey &key);
    /// Checks no further. What has been found stays.
    void stop();

    bool isRunning() const { return m_running >= 0; }

    const QList<KeyCheck> &checks() const { return m_checks; }

Q_SIGNALS:
    void changed(qsizetype index); ///< a check
    void finished();               ///< there is none that waits

private:
    void begin();
    void step(const std::optional<Chunk> &last);
    void end(KeyCheck::State state);

    DatabaseSession *m_session;
    QList<KeyCheck> m_checks;
    qsizetype m_running = -1; ///< the one that is under way
    std::stop_source m_stop;
};

} // namespace relata
