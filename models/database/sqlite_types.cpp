#include "models/database/sqlite_types.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <initializer_list>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct TypeWords
{
    ValueKind kind;
    std::initializer_list<QStringView> words;
};

/// The first that matches counts: DATETIME before DATE and TIME, words before affinity.
constexpr TypeWords KnownWords[] = {
    {ValueKind::Boolean, {u"BOOL", u"BOOLEAN", u"BIT", u"LOGICAL"}},
    {ValueKind::DateTime, {u"DATETIME", u"DATETIME2", u"SMALLDATETIME", u"TIMESTAMP", u"TIMESTAMPTZ"}},
    {ValueKind::Date, {u"DATE"}},
    {ValueKind::Time, {u"TIME"}},
    {ValueKind::Json, {u"JSON", u"JSONB"}},
    {ValueKind::Uuid, {u"UUID", u"GUID", u"UNIQUEIDENTIFIER"}},
    {ValueKind::Decimal, {u"DECIMAL", u"NUMERIC", u"DEC", u"NUMBER", u"MONEY", u"SMALLMONEY", u"CURRENCY"}},
    {ValueKind::Blob, {u"BINARY", u"VARBINARY", u"IMAGE", u"BYTEA"}},
    {ValueKind::Text, {u"STRING", u"MEMO"}},
    {ValueKind::Other, {u"ANY", u"POINT", u"MULTIPOINT", u"INTERVAL"}},
};

struct Affinity
{
    ValueKind kind;
    std::initializer_list<QStringView> parts;
};

constexpr Affinity Affinities[] = {
    {ValueKind::Integer, {u"INT", u"SERIAL", u"LONG"}},
    {ValueKind::Text, {u"CHAR", u"CLOB", u"TEXT"}},
    {ValueKind::Blob, {u"BLOB"}},
    {ValueKind::Real, {u"REAL", u"FLOA", u"DOUB"}},
};

ValueKind kindOf(const QString &words)
{
    const QStringList split = words.split(u' ', Qt::SkipEmptyParts);
    for (const auto &[kind, known] : KnownWords) {
        if (std::ranges::any_of(known, [&](QStringView word) { return split.contains(word); }))
            return kind;
    }
    for (const auto &[kind, parts] : Affinities) {
        if (std::ranges::any_of(parts, [&](QStringView part) { return words.contains(part); }))
            return kind;
    }
    return ValueKind::Other;
}

/// `(10)` or `(10, 2)`. Longer numbers than these are no limits that mean anything.
const QRegularExpression &sizePattern()
{
    static const QRegularExpression pattern(u"\\(\\s*\\+?(\\d{1,9})\\s*(?:,\\s*([+-]?\\d{1,4})\\s*)?\\)"_s);
    return pattern;
}

} // namespace

void readSqliteType(Column &column)
{
    column.kind = kindOf(column.declaredType.section(u'(', 0, 0).toUpper().simplified());
    const QRegularExpressionMatch size = sizePattern().match(column.declaredType);
    const int first = size.captured(1).toInt();
    if (first <= 0)
        return;
    if (column.kind == ValueKind::Text && !size.hasCaptured(2))
        column.lengthLimit = first;
    if (column.kind != ValueKind::Decimal)
        return;
    column.precision = first;
    column.scale = size.captured(2).toInt();
}

} // namespace relata
