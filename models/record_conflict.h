#pragma once

#include "models/database/record.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <optional>

namespace relata {

class RecordDraft;

/// One column of a record that two people have changed, in three texts.
struct ConflictColumn
{
    QString column;
    QString label;
    QString base;          ///< as it was when typing began
    QString mine;          ///< as it is typed
    QString theirs;        ///< as it stands in the database
    bool isMine = false;   ///< changed here
    bool isTheirs = false; ///< changed there

    bool isContested() const { return isMine && isTheirs; }

    bool operator==(const ConflictColumn &) const = default;
};

/// What stands against each other when a record that is being saved is no longer as it was read. A plain
/// value.
class RecordConflict
{
    Q_DECLARE_TR_FUNCTIONS(relata::RecordConflict)

public:
    /// `theirs`: the record as it stands in the database; nothing where somebody deleted it.
    RecordConflict(const RecordDraft &draft, const std::optional<Record> &theirs);

    bool isGone() const { return !m_theirs; }

    bool isPerhapsAnother() const { return m_perhapsAnother; } ///< as RecordDraft::mayBeAnother()

    const std::optional<Record> &theirs() const { return m_theirs; }

    /// The columns that anybody has changed, those that both have changed first.
    const QList<ConflictColumn> &columns() const { return m_columns; }

    /// Whether somebody has to decide; else what both did goes together.
    bool isContested() const;

    /// The labels of what somebody else alone has changed.
    QStringList merged() const;

private:
    std::optional<Record> m_theirs;
    bool m_perhapsAnother = false;
    QList<ConflictColumn> m_columns;
};

} // namespace relata
