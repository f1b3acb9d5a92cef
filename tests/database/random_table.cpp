#include "database/random_table.h"

#include "models/database/sql_dialect.h"

namespace relata::test {

using namespace Qt::Literals::StringLiterals;
using Operator = ColumnFilter::Operator;

namespace {

constexpr int SortableColumns = 3;
constexpr int MaxRows = 45;

enum KeyKind
{
    IntegerKey,
    TextKey,
    CompositeKey,
    NoKey,
    WithoutRowId, ///< PostgreSQL: a composite key once more
    KeyKinds
};

Sample text(const QString &value)
{
    return {u'\'' + value + u'\'', value};
}

QString castToText(const QString &expression)
{
    return u"CAST(%1 AS TEXT)"_s.arg(expression);
}

template <typename T>
const T &any(QRandomGenerator &random, const QList<T> &choices)
{
    return choices.at(random.bounded(choices.size()));
}

bool oneIn(QRandomGenerator &random, int number)
{
    return random.bounded(number) == 0;
}

} // namespace

RandomTable::RandomTable(QRandomGenerator &random, bool sqlite, int number)
    : m_random(random)
    , m_sqlite(sqlite)
    , m_keyKind(random.bounded(int(KeyKinds)))
    , m_rows(random.bounded(MaxRows))
{
    m_table.name = {.name = u"Table \"%1\""_s.arg(number)};
    QStringList declarations;
    addKey(declarations);
    addColumn(declarations, u"owner id"_s,
              {u"INTEGER"_s, ValueKind::Integer, {{u"1"_s, 1LL}, {u"2"_s, 2LL}}});
    for (int i = 0; i < SortableColumns; ++i)
        addColumn(declarations, u"Column %1?"_s.arg(i), any(random, types(sqlite)));
    if (m_keyKind == CompositeKey || m_keyKind == WithoutRowId)
        declarations << u"PRIMARY KEY (a, b)"_s;
    const QString suffix = sqlite && m_keyKind == WithoutRowId ? u" WITHOUT ROWID"_s : QString();
    const QString kind = sqlite ? u"CREATE TABLE "_s : u"CREATE TEMPORARY TABLE "_s;
    m_creation << kind + quotedName() + u" ("_s + declarations.join(u", "_s) + u')' + suffix;
    fill();
    addIndexes();
}

QString RandomTable::quotedName() const
{
    return SqlDialect::quoted(m_table.name);
}

/// Four values a type, chosen where the databases' orders differ from what C++ would think.
QList<RandomTable::Type> RandomTable::types(bool sqlite)
{
    const Type words{u"TEXT"_s, ValueKind::Text, {text(u"Anna"_s), text(u"bo"_s), text(u""_s), text(u"Å"_s)}};
    const Type numbers{u"INTEGER"_s,
                       ValueKind::Integer,
                       {{u"-1"_s, -1LL}, {u"0"_s, 0LL}, {u"7"_s, 7LL}, {u"2000000000"_s, 2000000000LL}}};
    if (sqlite) {
        return {words,
                numbers,
                {u"TEXT COLLATE NOCASE"_s,
                 ValueKind::Text,
                 {text(u"anna"_s), text(u"ANNA"_s), text(u"Bo"_s), text(u"bo"_s)}},
                {u"NUMERIC"_s,
                 ValueKind::Decimal,
                 {{u"1"_s, 1LL}, {u"1.5"_s, 1.5}, text(u"high"_s), {u"-9e999"_s, -qInf()}}},
                {QString(),
                 ValueKind::Other,
                 {{u"1"_s, 1LL}, {u"0.5"_s, 0.5}, text(u"1"_s), {u"x'00ff'"_s, QByteArray("\0\xff", 2)}}}};
    }
    return {
        words,
        numbers,
        {u"double precision"_s,
         ValueKind::Real,
         {{u"'NaN'"_s, qQNaN()}, {u"'-Infinity'"_s, -qInf()}, {u"0.1"_s, 0.1}, {u"1e300"_s, 1e300}}},
        {u"numeric"_s,
         ValueKind::Decimal,
         {text(u"12345678901234567.89"_s), text(u"12345678901234567.90"_s), text(u"-1"_s), text(u"0.5"_s)}},
        {u"timestamp"_s,
         ValueKind::DateTime,
         {text(u"2024-02-29 12:00:00.123456"_s), text(u"2024-02-29 12:00:00.123457"_s), text(u"infinity"_s),
          text(u"0044-03-15 00:00:00 BC"_s)}},
        {u"boolean"_s, ValueKind::Boolean, {{u"true"_s, true}, {u"false"_s, false}}}};
}

void RandomTable::addKey(QStringList &declarations)
{
    const Column number{.name = u"id"_s, .declaredType = u"INTEGER"_s, .kind = ValueKind::Integer};
    const Column code{.name = u"b"_s, .declaredType = u"TEXT"_s, .kind = ValueKind::Text, .nullable = false};
    const QString hidden = m_sqlite ? u"rowid"_s : u"ctid"_s;
    switch (m_keyKind) {
    case IntegerKey:
        declarations << u"id INTEGER PRIMARY KEY"_s;
        m_table.columns << number;
        break;
    case TextKey:
        declarations << u"b TEXT NOT NULL PRIMARY KEY"_s;
        m_table.columns << code;
        break;
    case NoKey:
        m_table.key = m_table.tieBreak = QStringList{hidden};
        return;
    default:
        declarations << u"a INTEGER NOT NULL"_s << u"b TEXT NOT NULL"_s;
        m_table.columns << number << code;
        m_table.columns.first().name = u"a"_s;
        m_table.columns.first().nullable = false;
    }
    for (const Column &column : std::as_const(m_table.columns))
        m_table.key << column.name;
    const bool byRowId = m_sqlite && (m_keyKind == TextKey || m_keyKind == CompositeKey);
    m_table.primaryKey = m_table.key;
    m_table.tieBreak = byRowId ? QStringList{hidden} : m_table.key;
}

void RandomTable::addColumn(QStringList &declarations, const QString &name, const Type &type)
{
    const bool nullable = !oneIn(m_random, 3);
    declarations << SqlDialect::quoted(name) + u' ' + type.declared + (nullable ? u""_s : u" NOT NULL"_s);
    m_table.columns.append(
        {.name = name, .declaredType = type.declared, .kind = type.kind, .nullable = nullable});
    m_samples[name] = type.samples;
    if (nullable)
        m_samples[name].append({u"NULL"_s, {}});
}

QString RandomTable::keyValues(int row) const
{
    // Scattered, so that the order of keys is not the order of insertion.
    const int scattered = (row * 29 + 11) % 53;
    switch (m_keyKind) {
    case IntegerKey:
        return u"%1, "_s.arg(scattered - 20);
    case TextKey:
        return u"'k%1', "_s.arg(scattered);
    case NoKey:
        return {};
    default:
        return u"%1, 'k%2', "_s.arg(scattered % 4).arg(scattered);
    }
}

void RandomTable::fill()
{
    if (m_rows == 0)
        return;
    QStringList rows;
    for (int row = 0; row < m_rows; ++row) {
        QStringList values;
        for (const Column &column : std::as_const(m_table.columns)) {
            if (!m_table.key.contains(column.name))
                values << any(m_random, m_samples[column.name]).sql;
        }
        rows << u'(' + keyValues(row) + values.join(u", "_s) + u')';
    }
    m_creation << u"INSERT INTO "_s + quotedName() + u" VALUES "_s + rows.join(u", "_s);
}

void RandomTable::addIndexes()
{
    if (oneIn(m_random, 2))
        return;
    QStringList columns;
    for (int i = 0; i < SortableColumns; ++i) {
        if (oneIn(m_random, 2))
            columns << SqlDialect::quoted(u"Column %1?"_s.arg(i)) +
                           (oneIn(m_random, 2) ? u" DESC"_s : QString());
    }
    if (oneIn(m_random, 2))
        columns.prepend(u"\"owner id\""_s);
    const QString name = SqlDialect::quoted(u"index of "_s + m_table.name.name);
    if (!columns.isEmpty())
        m_creation << u"CREATE INDEX %1 ON %2 (%3)"_s.arg(name, quotedName(), columns.join(u", "_s));
}

RandomQuery::RandomQuery(QRandomGenerator &random, const RandomTable &table, bool)
{
    query.table = table.table().name;
    if (oneIn(random, 3))
        addParent(random);
    where = unfilteredWhere;
    addSort(random, table);
    if (oneIn(random, 4))
        addSearch(random, table);
    while (oneIn(random, 3))
        addFilter(random, table);
}

void RandomQuery::addParent(QRandomGenerator &random)
{
    const qlonglong owner = random.bounded(1, 4); // 3 has no children
    Relationship relationship{.childTable = query.table};
    relationship.parentColumns = {u"id"_s};
    relationship.childColumns = {u"owner id"_s};
    query.parent = ParentRecord{relationship, RecordKey({owner}), {owner}};
    unfilteredWhere = u"\"owner id\" = %1"_s.arg(owner);
}

void RandomQuery::addSort(QRandomGenerator &random, const RandomTable &table)
{
    const int wanted = random.bounded(SortableColumns + 1);
    QStringList columns;
    for (int i = 0; i < wanted; ++i) {
        const QString column = any(random, table.table().columns).name;
        if (columns.contains(column))
            continue;
        columns << column;
        query.sort.append({column, oneIn(random, 2) ? Qt::AscendingOrder : Qt::DescendingOrder});
    }
    QList<SortColumn> all = query.sort;
    if (all.isEmpty()) {
        for (const QString &column : table.table().key)
            all.append({column, query.parent ? Qt::DescendingOrder : Qt::AscendingOrder});
    }
    for (const QString &column : table.table().tieBreak)
        all.append({column, all.constLast().order});
    QStringList terms;
    for (const SortColumn &sort : std::as_const(all))
        terms << SqlDialect::quoted(sort.column) + (sort.order == Qt::AscendingOrder ? u""_s : u" DESC"_s);
    orderBy = terms.join(u", "_s);
}

void RandomQuery::addSearch(QRandomGenerator &random, const RandomTable &table)
{
    query.search = any(random, QStringList{u"a"_s, u" b  o "_s, u"7"_s, u"K1"_s, u"xyz"_s});
    for (const QString &word : query.search.toLower().split(u' ', Qt::SkipEmptyParts)) {
        QStringList places{u"1 = 0"_s};
        for (const Column &column : table.table().columns) {
            const QString name = castToText(SqlDialect::quoted(column.name));
            // 'Å' is the one letter here with an accent.
            if (column.kind == ValueKind::Text || column.kind == ValueKind::Other)
                places << u"replace(lower(%1), 'Å', 'a') LIKE '%%2%'"_s.arg(name, word)
                       << u"replace(lower(%1), 'å', 'a') LIKE '%%2%'"_s.arg(name, word);
        }
        if (table.table().key == QStringList{u"id"_s})
            places << u"CAST(id AS TEXT) = '%1'"_s.arg(word);
        where += u" AND ("_s + places.join(u" OR "_s) + u')';
    }
}

void RandomQuery::addFilter(QRandomGenerator &random, const RandomTable &table)
{
    const QString column = u"Column %1?"_s.arg(random.bounded(SortableColumns));
    const QString name = SqlDialect::quoted(column);
    const Sample &a = any(random, table.samples(column));
    const Sample &b = any(random, table.samples(column));
    const auto same = [&](const Sample &sample) {
        return name + (sample.value.isNull() ? u" IS NULL"_s : u" = "_s + sample.sql);
    };
    const auto add = [&](Operator op, const QVariantList &values, const QString &sql) {
        query.filters.append({column, op, values});
        where += u" AND ("_s + sql + u')';
    };
    switch (random.bounded(10)) {
    case 0:
        return add(Operator::Equal, {a.value}, same(a));
    case 1:
        return add(Operator::NotEqual, {a.value}, u"NOT coalesce(%1, 1 = 0)"_s.arg(same(a)));
    case 2:
        return add(Operator::Less, {a.value}, name + u" < "_s + a.sql);
    case 3:
        return add(Operator::Greater, {a.value}, name + u" > "_s + a.sql);
    case 4:
        return add(Operator::Between, {a.value, b.value},
                   name + u" >= "_s + a.sql + u" AND "_s + name + u" <= "_s + b.sql);
    case 5:
        return add(Operator::Empty, {}, name + u" IS NULL OR "_s + castToText(name) + u" = ''"_s);
    case 6:
        return add(Operator::NotEmpty, {}, name + u" IS NOT NULL AND "_s + castToText(name) + u" <> ''"_s);
    case 7:
        return add(Operator::LessOrEqual, {a.value}, name + u" <= "_s + a.sql);
    case 8:
        return add(Operator::GreaterOrEqual, {a.value}, name + u" >= "_s + a.sql);
    default:
        return add(Operator::OneOf, {a.value, b.value}, same(a) + u" OR "_s + same(b));
    }
}

} // namespace relata::test
