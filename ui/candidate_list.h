#pragma once

#include "models/candidate.h"

#include <QtGui/QStandardItemModel>

namespace relata {

/// What a reference's list shows: records, then what is to be said about them, then an entry that makes a
/// record of what was typed. On the GUI thread.
class CandidateList : public QStandardItemModel
{
    Q_OBJECT

public:
    using QStandardItemModel::QStandardItemModel;

    /// `newText`: of the last entry; empty for none.
    void show(const Candidates &candidates, const QString &newText);

    int recordCount() const { return m_records; }

    /// The row of the only record that can be meant by a text; -1 where there are several.
    int onlyMatch(const QString &text) const;
    int rowOf(const Value &value) const; ///< -1 where it is not shown

private:
    void add(const Candidate &candidate);
    void addLine(const QString &text, bool isNew);

    int m_records = 0; ///< which come first
};

} // namespace relata
