#pragma once

#include "models/candidate.h"
#include "models/database/database_error.h"

#include <QtCore/QObject>

#include <functional>
#include <stop_token>

namespace relata {

class DatabaseSession;

/// Looks up what a reference can refer to, for the fields of one pane: a newer question replaces the one that
/// has not been answered yet. On the GUI thread.
class CandidateFinder : public QObject
{
    Q_OBJECT

public:
    using Found = std::function<void(QList<Candidate>)>;

    explicit CandidateFinder(DatabaseSession *session, QObject *parent = nullptr);

    /// The records whose names match the words, the first ones of all where there are none.
    void find(const Relationship &relationship, const QString &words, const Found &found);

    /// find() as the editors ask; they must not outlive this.
    std::function<void(const Relationship &, const QString &, const Found &)> source();

Q_SIGNALS:
    void failed(const relata::DatabaseError &error);

private:
    DatabaseSession *m_session;
    std::stop_source m_stop;
};

} // namespace relata
