#pragma once

#include "models/database/record_query.h"

#include <QtCore/QCoreApplication>

namespace relata {

/// What the parts of a pane are called and what they say, by the rows that it shows. A plain value.
class PaneTexts
{
    Q_DECLARE_TR_FUNCTIONS(PaneTexts)

public:
    PaneTexts() = default;
    /// `parentLabel`: what the parent is called; empty where all records of the table are shown.
    PaneTexts(const Schema &schema, const RecordQuery &query, QString parentLabel);

    QString title() const;    ///< "Orders"
    QString heading() const;  ///< "Orders of Ada Lovelace", "Orders without customer"
    QString word() const;     ///< of one record: "Order"; empty where none are shown
    QString newText() const;  ///< "New Order"; on the far side of a link table "Add Track"
    QString newTitle() const; ///< "New Order for Ada Lovelace"

    /// The columns that the rows are filtered by, by what they are called.
    void setFilteredBy(const QStringList &labels) { m_filteredBy = labels; }

    /// Where there are no rows: why, and what to do.
    /// `whyReadOnly`: why none can be added; empty where they can. `newKeys`: how.
    QString emptyText(const QString &whyReadOnly, const QString &newKeys) const;

    const QString &parentLabel() const { return m_parentLabel; }

private:
    QString nothingYet(const QString &newKeys) const;
    QString nothing() const;
    QString nothingFound() const;

    TableName m_table;
    QString m_parentLabel;
    QString m_without; ///< the parent that none of the records has
    bool m_ofParent = false;
    bool m_isLinked = false; ///< to the parent, by a table between them
    QString m_search;
    QStringList m_filteredBy;
};

} // namespace relata
