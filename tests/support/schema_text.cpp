#include "support/schema_text.h"

#include "models/database/schema_reader.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <array>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString kindText(ValueKind kind)
{
    static constexpr std::array<QLatin1StringView, 12> names{
        "Text"_L1, "Integer"_L1,  "Decimal"_L1, "Real"_L1, "Boolean"_L1, "Date"_L1,
        "Time"_L1, "DateTime"_L1, "Blob"_L1,    "Json"_L1, "Uuid"_L1,    "Other"_L1};
    return names.at(size_t(kind));
}

QString actionText(ReferentialAction action)
{
    static constexpr std::array<QLatin1StringView, 5> names{
        ""_L1, ", on delete restrict"_L1, ", on delete cascade"_L1, ", on delete set null"_L1,
        ", on delete set default"_L1};
    return names.at(size_t(action));
}

QString sizeText(const Column &column)
{
    if (column.lengthLimit)
        return u" up to %1"_s.arg(*column.lengthLimit);
    if (column.precision)
        return u" %1.%2"_s.arg(*column.precision).arg(column.scale.value_or(-1));
    return {};
}

QString columnText(const Column &column)
{
    QStringList parts{
        u"%1: %2 %3%4"_s.arg(column.name, column.declaredType, kindText(column.kind), sizeText(column))};
    if (!column.nullable)
        parts << u"required"_s;
    if (column.identity)
        parts << u"identity"_s;
    if (column.generated)
        parts << u"generated"_s;
    if (!column.defaultExpression.isEmpty())
        parts << u"default "_s + column.defaultExpression;
    if (!column.allowedValues.isEmpty())
        parts << u"one of "_s + column.allowedValues.join(u'|');
    if (!column.comment.isEmpty())
        parts << u"\u201C%1\u201D"_s.arg(column.comment);
    return parts.join(u", "_s);
}

QString nameText(const TableName &name)
{
    return name.schema.isEmpty() || name.schema == u"public" ? name.name : name.schema + u'.' + name.name;
}

QString endText(const TableName &table, const QStringList &columns)
{
    return u"%1(%2)"_s.arg(nameText(table), columns.join(u", "_s));
}

template <typename Items, typename Text>
QString linesOf(const Items &items, Text text)
{
    QStringList lines;
    for (const auto &item : items)
        lines << text(item);
    return lines.join(u'\n');
}

} // namespace

Schema readSchema(Connection &connection)
{
    const auto schema = SchemaReader(connection).read();
    if (schema)
        return *schema;
    qWarning("%s (%s)", qPrintable(schema.error().message), qPrintable(schema.error().details));
    QTest::qFail("the schema cannot be read", __FILE__, __LINE__);
    return {};
}

const Table *tableNamed(const Schema &schema, const QString &name)
{
    const auto found =
        std::ranges::find_if(schema.tables(), [&](const Table &table) { return table.name.name == name; });
    return found == schema.tables().end() ? nullptr : &*found;
}

QString columnsText(const Schema &schema, const QString &table)
{
    const Table *found = tableNamed(schema, table);
    return found ? linesOf(found->columns, columnText) : u"no such table"_s;
}

QString keysText(const Schema &schema, const QString &table)
{
    const Table *found = tableNamed(schema, table);
    if (!found)
        return u"no such table"_s;
    QStringList lines;
    const auto add = [&](const QString &what, const QStringList &columns) {
        if (!columns.isEmpty())
            lines << what + u' ' + columns.join(u", "_s);
    };
    add(u"primary"_s, found->primaryKey);
    for (const QStringList &key : found->uniqueKeys)
        add(u"unique"_s, key);
    add(u"key"_s, found->key);
    add(u"tie-break"_s, found->tieBreak);
    return lines.join(u'\n');
}

QString relationshipsText(const Schema &schema)
{
    return linesOf(schema.relationships(), [](const Relationship &r) {
        return u"%1 \u2192 %2: %3 has %4%5"_s.arg(endText(r.childTable, r.childColumns),
                                                  endText(r.parentTable, r.parentColumns), r.parentName,
                                                  r.childrenName, actionText(r.onDelete));
    });
}

QString notesText(const Schema &schema)
{
    return linesOf(schema.notes(),
                   [](const SchemaNote &note) { return nameText(note.table) + u": "_s + note.text; });
}

QString tableNames(const Schema &schema)
{
    return linesOf(schema.tables(), [](const Table &table) {
        return nameText(table.name) + (table.isView ? u" (view)"_s : QString());
    });
}

} // namespace relata::test
