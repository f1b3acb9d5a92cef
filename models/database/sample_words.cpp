#include "models/database/sample_words.h"

#include "models/database/connection.h"
#include "models/database/resource_file.h"
#include "models/database/sql_dialect.h"

#include <QtCore/QDate>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype RowsPerInsert = 500;

/// Rows on their way into one table, many in a statement: over a network each statement is a journey.
class Insertion
{
public:
    Insertion(Connection &connection, const QString &table)
        : m_connection(connection)
        , m_table(table)
    {
    }

    Result<void> add(const QVariantList &row)
    {
        m_statement += Statement{m_rows == 0 ? u"INSERT INTO "_s + m_table + u" VALUES "_s : u", "_s, {}};
        m_statement += Statement{u"(?"_s + u", ?"_s.repeated(row.size() - 1) + u')', row};
        return ++m_rows < RowsPerInsert ? Result<void>() : flush();
    }

    Result<void> flush()
    {
        if (m_rows == 0)
            return {};
        m_rows = 0;
        return m_connection.execute(std::exchange(m_statement, {}));
    }

private:
    Connection &m_connection;
    QString m_table;
    Statement m_statement;
    qsizetype m_rows = 0;
};

using Rows = QList<QVariantList>;

Rows regionRows(const QJsonArray &regions)
{
    Rows rows;
    for (const auto &region : regions)
        rows << QVariantList{rows.size(), region[u"phone"].toString(), int(region[u"familyFirst"].toBool()),
                             region[u"separator"].toString()};
    return rows;
}

/// A name is a pair, the word and its Latin spelling; a city is the word alone.
Rows wordRows(const QString &kind, const QJsonArray &regions)
{
    Rows rows;
    for (int region = 0; region < regions.size(); ++region) {
        int position = 0;
        for (const auto &word : regions[region][kind].toArray()) {
            const QVariant text = word.isArray() ? word[0].toVariant() : word.toVariant();
            const QVariant latin = word.isArray() ? word[1].toVariant() : QVariant();
            rows << QVariantList{kind, region, position++, text, latin};
        }
    }
    return rows;
}

Rows noteRows(const QJsonArray &notes)
{
    Rows rows;
    for (const auto &note : notes)
        rows << QVariantList{rows.size(), note.toString()};
    return rows;
}

Rows dayRows(QDate first, QDate last)
{
    Rows rows;
    for (QDate day = first; day <= last; day = day.addDays(1))
        rows << QVariantList{rows.size(), day.toString(Qt::ISODate)};
    return rows;
}

Result<void> insert(Connection &connection, const QString &table, const Rows &rows)
{
    Insertion insertion(connection, table);
    for (const QVariantList &row : rows) {
        if (auto added = insertion.add(row); !added)
            return added;
    }
    return insertion.flush();
}

} // namespace

SampleWords::SampleWords(Connection &connection)
    : m_connection(connection)
{
}

SampleWords::~SampleWords()
{
    if (!m_tablesMade)
        return;
    // Where the transaction that made them has been rolled back there is nothing to drop: as well.
    for (const QString &table : {u"region"_s, u"word"_s, u"note"_s, u"day"_s})
        std::ignore = m_connection.execute(u"DROP TABLE IF EXISTS sample_"_s + table);
}

Result<void> SampleWords::load(QDate firstDay, QDate lastDay)
{
    auto tables = readFile(u":/sample/word_tables.sql"_s);
    auto words = readFile(u":/sample/words.json"_s);
    if (!tables || !words)
        return std::unexpected(tables ? words.error() : tables.error());
    if (auto made = m_connection.dialect().executeScript(m_connection, QString::fromUtf8(*tables)); !made)
        return made;
    m_tablesMade = true;
    const QJsonObject root = QJsonDocument::fromJson(*words).object();
    const QJsonArray regions = root[u"regions"].toArray();
    const std::initializer_list<std::pair<QString, Rows>> contents{
        {u"sample_region"_s, regionRows(regions)},
        {u"sample_word"_s, wordRows(u"given"_s, regions)},
        {u"sample_word"_s, wordRows(u"family"_s, regions)},
        {u"sample_word"_s, wordRows(u"city"_s, regions)},
        {u"sample_note"_s, noteRows(root[u"notes"].toArray())},
        {u"sample_day"_s, dayRows(firstDay, lastDay)},
    };
    for (const auto &[table, rows] : contents) {
        if (auto inserted = insert(m_connection, table, rows); !inserted)
            return inserted;
    }
    return {};
}

} // namespace relata
