#pragma once

#include "models/database/record_query.h"
#include "models/database/schema.h"

#include <QtCore/QRandomGenerator>

namespace relata::test {

/// One of the few values that a random column takes: as SQL text and as the reader is given it.
struct Sample
{
    QString sql;
    QVariant value;
};

/// A small random table: the SQL that makes it and the Table that describes it. Its columns take four values
/// each, NULL often among them, so that rows tie and NULLs meet the borders of chunks.
class RandomTable
{
public:
    RandomTable(QRandomGenerator &random, bool sqlite, int number);

    const Table &table() const { return m_table; }

    QStringList creation() const { return m_creation; }

    int rows() const { return m_rows; }

    const QList<Sample> &samples(const QString &column) const { return m_samples.find(column).value(); }

    QString quotedName() const;

private:
    struct Type
    {
        QString declared;
        ValueKind kind;
        QList<Sample> samples;
    };

    static QList<Type> types(bool sqlite);
    void addKey(QStringList &declarations);
    void addColumn(QStringList &declarations, const QString &name, const Type &type);
    void fill();
    void addIndexes();
    QString keyValues(int row) const;

    QRandomGenerator &m_random;
    bool m_sqlite;
    int m_keyKind;
    int m_rows;
    Table m_table;
    QStringList m_creation;
    QMap<QString, QList<Sample>> m_samples;
};

/// A query of a random table, and the same as plain SQL conditions and ORDER BY, written without the reader.
struct RandomQuery
{
    RandomQuery(QRandomGenerator &random, const RandomTable &table, bool sqlite);

    RecordQuery query;
    QString unfilteredWhere = QStringLiteral("1 = 1");
    QString where;
    QString orderBy;

private:
    void addSort(QRandomGenerator &random, const RandomTable &table);
    void addParent(QRandomGenerator &random);
    void addSearch(QRandomGenerator &random, const RandomTable &table);
    void addFilter(QRandomGenerator &random, const RandomTable &table);
};

} // namespace relata::test
