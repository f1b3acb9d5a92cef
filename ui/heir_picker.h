#pragma once

#include "models/candidate_finder.h"
#include "ui/reference_field.h"

namespace relata {

/// Who is to have the children of records that are about to be deleted: found by name, as in a form. On the
/// GUI thread.
class HeirPicker : public ReferenceField
{
    Q_OBJECT

public:
    /// `doomed`: the records of the table that go, and cannot be chosen.
    HeirPicker(DatabaseSession *session, const Table &table, const QList<RecordKey> &doomed,
               QWidget *parent = nullptr);

    /// Whether records of the table can be chosen by their key.
    static bool canChoose(const Table &table);

    /// The record that was chosen, and what it is called; an empty key while there is none.
    const RecordKey &heir() const { return m_heir; }

    const QString &heirName() const { return m_heirName; }

    /// Shows that one has to be chosen.
    void complain();

Q_SIGNALS:
    void failed(const relata::DatabaseError &error);

private:
    static CandidateSearch search(CandidateFinder *finder, const Table &table,
                                  const QList<RecordKey> &doomed);

    HeirPicker(CandidateFinder *finder, const Table &table, const QList<RecordKey> &doomed, QWidget *parent);

    RecordKey m_heir;
    QString m_heirName;
};

} // namespace relata
