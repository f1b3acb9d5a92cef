#pragma once

#include "models/database/record_query.h"
#include "models/database/statement.h"

namespace relata {

class SqlDialect;

/// What a query asks of a row, as SQL conditions on a table under an alias. They always compare the table's
/// own columns, so that each value takes the type and the collation of its column.
class RecordCondition
{
public:
    /// With a schema, which outlives this, words are also found in the names of parents.
    RecordCondition(const SqlDialect &dialect, const Table &table, QString alias,
                    const Schema *schema = nullptr);

    /// `TRUE` where the query names no parent.
    Statement hasParent(const RecordQuery &query) const;
    /// Search and filters; `TRUE` where there are none.
    Statement matches(const RecordQuery &query) const;
    Statement passes(const ColumnFilter &filter) const;
    /// Every word is in one of the columns, or is the key.
    Statement hasWords(const QString &words, const QStringList &columns) const;
    /// Every word begins a word in one of the columns, or is the key.
    Statement beginsWords(const QString &words, const QStringList &columns) const;
    Statement hasKey(const RecordKey &key) const;
    /// Whether the word, a number, is the table's key, a number too.
    std::optional<Statement> isIntegerKey(const QString &word) const;
    /// `column = value` for each pair.
    Statement hasValues(const QStringList &columns, const QVariantList &values) const;

private:
    QString expression(const QString &column) const;
    Statement isLinked(const ParentRecord &parent) const;
    using Match = Statement (SqlDialect::*)(const QString &textExpression, const QString &word) const;

    Statement haveWords(const QString &words, const QStringList &columns, Match match) const;
    Statement hasWord(const QString &word, const QStringList &columns, Match match) const;
    Statement hasWord(const QString &word, const QStringList &columns) const;
    Statement isNumberIn(const QString &column, qlonglong number) const;
    Statement hasParentNamed(const QString &word, const RecordQuery &query) const;
    QList<Relationship> searchedParents(const RecordQuery &query) const;
    Statement isNamed(const Relationship &relationship, const Statement &condition) const;
    Statement passesByName(const ColumnFilter &filter) const;
    Statement nameMatches(const ColumnFilter &filter) const;

    const SqlDialect &m_dialect;
    const Table &m_table;
    QString m_alias;
    const Schema *m_schema;
};

/// Whether a search looks for words in a column's values.
bool isSearched(const Column &column);

QStringList searchedColumns(const Table &table);

/// The columns in which a search looks for a number as a whole: the key, and others that are unique.
QStringList numberColumns(const Table &table);

/// The columns of what a record is called in which there can be words: those in which a parent is looked for
/// by its name.
QStringList nameColumns(const Table &table);

/// Conditions joined by AND or OR; `empty` where there are none.
Statement joined(const QList<Statement> &conditions, const QString &separator, const QString &empty);

} // namespace relata
