#pragma once

#include "models/candidate.h"
#include "models/database/database_error.h"
#include "models/database/record_reader.h"

#include <QtCore/QObject>

#include <functional>
#include <memory>
#include <stop_token>

namespace relata {

class DatabaseSession;

/// Finds the records that a person who types may want to choose as a parent, among any number of them. First
/// comes what was chosen lately and what an index leads to, in a few statements; where that is not enough the
/// rest of the table is looked through in steps, in the background, and each step that finds something is
/// another answer. A new question stops the one before. On the GUI thread.
class CandidateFinder : public QObject
{
    Q_OBJECT

public:
    static constexpr int Most = 50; ///< in an answer

    explicit CandidateFinder(DatabaseSession *session, QObject *parent = nullptr);
    ~CandidateFinder() override;

    using Answer = std::function<void(const Candidates &)>;

    /// `recent`: what the column was given lately, the last first.
    void find(const Relationship &relationship, const QString &words, const QVariantList &recent,
              const Answer &answer);

    using Source = std::function<void(const Relationship &, const QString &words, const Answer &)>;

    /// find() as the editors of a form ask, without recent ones; they must not outlive this.
    Source source();

Q_SIGNALS:
    void failed(const relata::DatabaseError &error);

private:
    struct Search;

    void step(const std::shared_ptr<Search> &search);
    void take(const std::shared_ptr<Search> &search, const CandidateStep &found);

    DatabaseSession *m_session;
    std::stop_source m_stop;
};

} // namespace relata
