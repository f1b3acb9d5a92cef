#pragma once

#include "models/database/record.h"
#include "models/database/record_query.h"
#include "models/match_ranges.h"

#include <QtCore/QCoreApplication>

namespace relata {

/// One column of a table as a person sees it.
struct RecordColumn
{
    enum class Kind
    {
        Plain,      ///< a column of the table
        Parent,     ///< a foreign key, shown as the parent's label
        ChildCount, ///< how many children a relationship has
    };

    Kind kind = Kind::Plain;
    qsizetype column = -1;       ///< Plain, Parent: index into Table::columns
    qsizetype relationship = -1; ///< Parent: into Schema::parentsOf(), ChildCount: into childrenOf()
    QString label;
    bool hiddenAtFirst = false; ///< a surrogate key, or the foreign key to the parent that is shown beside

    bool operator==(const RecordColumn &) const = default;
};

/// What the columns of a query's table are, and what a record shows in them. A plain value.
class RecordColumns
{
    Q_DECLARE_TR_FUNCTIONS(RecordColumns)

public:
    RecordColumns() = default;
    RecordColumns(SchemaPtr schema, const RecordQuery &query);

    const Table *table() const { return m_table; } ///< null for a default-constructed one

    qsizetype size() const { return m_columns.size(); }

    const RecordColumn &at(qsizetype index) const { return m_columns.at(index); }

    const Column *columnAt(qsizetype index) const; ///< null for a count
    qsizetype indexOf(const QString &column) const;

    /// Whether it shows the parent's name, in which words can be looked for.
    bool isByName(qsizetype index) const;

    Value value(const Record &record, qsizetype index) const;
    QString text(const Record &record, qsizetype index) const;
    /// The same for other programs: whole, with its line breaks, numbers without group separators.
    QString exactText(const Record &record, qsizetype index) const;
    /// Where text() holds the words that the query searches for, in a column where it looks for them.
    MatchRanges matches(const Record &record, qsizetype index) const;
    /// "12", "10,000+" where counting stopped, nothing where it would have taken too long.
    static QString childCountText(qint64 count);
    Qt::Alignment alignment(qsizetype index) const;

private:
    RecordColumn columnFor(qsizetype index, const QList<Relationship> &parents,
                           const RecordQuery &query) const;

    SchemaPtr m_schema;
    const Table *m_table = nullptr; ///< in m_schema
    QList<RecordColumn> m_columns;
    QStringList m_words; ///< of the query's search
};

} // namespace relata
