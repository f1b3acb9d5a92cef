#pragma once

#include "models/draft_snapshot.h"

#include <QtWidgets/QWidget>

class QGridLayout;
class QLabel;

namespace relata {

/// What was typed beside the record as it is now, column by column; what others have changed since is marked.
/// Below it the lines that were typed with a new record.
/// For looking only, on the GUI thread.
class DraftComparison : public QWidget
{
    Q_OBJECT

public:
    /// `now`: null where the record is gone, or has never been there.
    DraftComparison(const DraftSnapshot &snapshot, const Schema &schema, const std::optional<Record> &now,
                    QWidget *parent = nullptr);

private:
    void addHeadings(const DraftSnapshot &snapshot, bool isThere);
    void addLines(const LinesSnapshot &lines, const Schema &schema);
    void addRow(const QString &label, const QString &typed, const QString &now, const QString &before);
    void widen(int column, const QLabel &value);

    QGridLayout *m_grid;
    QStringList m_spoken; ///< the lines as a screen reader says them
};

} // namespace relata
