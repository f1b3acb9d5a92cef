#include "models/database/postgresql_types.h"

#include <QtCore/QHash>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Modifiers count their own header of four bytes (VARHDRSZ).
constexpr int ModifierHeader = 4;

/// Types that are not listed (intervals, arrays, ranges, network addresses, times with a zone, money) have no
/// editor of their own: they are shown and typed as PostgreSQL spells them.
const QHash<QString, ValueKind> &kinds()
{
    static const QHash<QString, ValueKind> kinds{
        {u"boolean"_s, ValueKind::Boolean},
        {u"smallint"_s, ValueKind::Integer},
        {u"integer"_s, ValueKind::Integer},
        {u"bigint"_s, ValueKind::Integer},
        {u"numeric"_s, ValueKind::Decimal},
        {u"real"_s, ValueKind::Real},
        {u"double precision"_s, ValueKind::Real},
        {u"text"_s, ValueKind::Text},
        {u"character varying"_s, ValueKind::Text},
        {u"character"_s, ValueKind::Text},
        {u"bpchar"_s, ValueKind::Text},
        {u"\"char\""_s, ValueKind::Text},
        {u"name"_s, ValueKind::Text},
        {u"citext"_s, ValueKind::Text},
        {u"bytea"_s, ValueKind::Blob},
        {u"json"_s, ValueKind::Json},
        {u"jsonb"_s, ValueKind::Json},
        {u"uuid"_s, ValueKind::Uuid},
        {u"date"_s, ValueKind::Date},
        {u"time without time zone"_s, ValueKind::Time},
        {u"timestamp without time zone"_s, ValueKind::DateTime},
        {u"timestamp with time zone"_s, ValueKind::DateTime},
    };
    return kinds;
}

void readNumericModifier(Column &column, int modifier)
{
    constexpr int PrecisionShift = 16;
    constexpr int ScaleBits = 0x7FF;
    constexpr int ScaleSign = 0x400; // PostgreSQL 15: the scale can be negative
    column.precision = (modifier >> PrecisionShift) & 0xFFFF;
    column.scale = ((modifier & ScaleBits) ^ ScaleSign) - ScaleSign;
}

} // namespace

void readPostgresqlType(Column &column, const PostgresqlType &type)
{
    const bool isEnum = type.category == u"e";
    // An extension's type may live in any schema.
    const QString name = type.name.endsWith(u".citext") ? u"citext"_s : type.name;
    column.kind = isEnum ? ValueKind::Text : kinds().value(name, ValueKind::Other);
    if (type.modifier < ModifierHeader)
        return;
    if (column.kind == ValueKind::Decimal)
        readNumericModifier(column, type.modifier - ModifierHeader);
    else if (name == u"character varying" || name == u"character")
        column.lengthLimit = type.modifier - ModifierHeader;
}

} // namespace relata
