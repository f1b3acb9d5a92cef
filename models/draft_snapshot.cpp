#include "models/draft_snapshot.h"

#include "models/cbor_values.h"
#include "models/identifying_columns.h"

#include <QtCore/QCborArray>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Version = 1;
/// Of a value that nobody has touched: it is only needed where the record is gone.
constexpr qsizetype LargestUntouched = 4'096;

constexpr qint64 Touched = 1;
constexpr qint64 Proposed = 2;
constexpr qint64 Wrong = 4;
constexpr qint64 Unresolved = 8;
constexpr qint64 Named = 16;
constexpr qint64 OriginalNamed = 32;

QCborValue fieldToCbor(const DraftFieldState &field)
{
    const qint64 flags = (field.touched ? Touched : 0) | (field.proposed ? Proposed : 0) |
                         (field.wrong ? Wrong : 0) | (field.unresolved ? Unresolved : 0) |
                         (field.named ? Named : 0) | (field.originalNamed ? OriginalNamed : 0);
    return QCborArray{flags, field.text, valueToCbor(field.value), field.originalText,
                      valueToCbor(field.original)};
}

DraftFieldState fieldFromCbor(const QCborValue &cbor)
{
    const QCborArray array = cbor.toArray();
    const qint64 flags = array.at(0).toInteger();
    return {.text = array.at(1).toString(),
            .value = valueFromCbor(array.at(2)),
            .originalText = array.at(3).toString(),
            .original = valueFromCbor(array.at(4)),
            .touched = (flags & Touched) != 0,
            .proposed = (flags & Proposed) != 0,
            .wrong = (flags & Wrong) != 0,
            .unresolved = (flags & Unresolved) != 0,
            .named = (flags & Named) != 0,
            .originalNamed = (flags & OriginalNamed) != 0};
}

QCborMap fieldsToCbor(const DraftFieldStates &fields)
{
    QCborMap map;
    for (const auto &[column, field] : fields.asKeyValueRange())
        map.insert(column, fieldToCbor(field));
    return map;
}

DraftFieldStates fieldsFromCbor(const QCborMap &map)
{
    DraftFieldStates fields;
    for (auto it = map.constBegin(); it != map.constEnd(); ++it)
        fields.insert(it.key().toString(), fieldFromCbor(it.value()));
    return fields;
}

bool isLarge(const Value &value)
{
    const bool bytes = value.typeId() == QMetaType::QByteArray;
    return (bytes ? value.toByteArray().size() : value.toString().size()) > LargestUntouched;
}

bool isSameRelationship(const Relationship &a, const Relationship &b)
{
    return a.parentTable == b.parentTable && a.childTable == b.childTable &&
           a.parentColumns == b.parentColumns && a.childColumns == b.childColumns;
}

QCborMap linesToCbor(const LinesSnapshot &lines)
{
    QCborArray array;
    for (const DraftFieldStates &line : lines.lines)
        array.append(fieldsToCbor(line));
    return {{u"of"_s, parentToCbor({lines.relationship, {}, {}})}, {u"lines"_s, array}};
}

std::optional<LinesSnapshot> linesFromCbor(const QCborMap &map)
{
    LinesSnapshot lines{parentFromCbor(map.value("of"_L1)).relationship, {}};
    for (const QCborValue line : map.value("lines"_L1).toArray())
        lines.lines.append(fieldsFromCbor(line.toMap()));
    return lines.lines.isEmpty() ? std::nullopt : std::optional(lines);
}

} // namespace

DraftSnapshot DraftSnapshot::of(const RecordDraft &draft, const ChildLines *lines)
{
    DraftSnapshot snapshot;
    snapshot.title = draft.title();
    snapshot.table = draft.table().name;
    snapshot.isNew = draft.isNew();
    snapshot.key = draft.key();
    snapshot.parent = draft.parent();
    snapshot.parentLabel = draft.parentLabel();
    snapshot.typed = QDateTime::currentDateTimeUtc();
    snapshot.fields = draft.states();
    if (lines && lines->isDirty())
        snapshot.lines = {lines->relationship(), lines->states()};
    for (const Column &column : draft.table().columns) {
        const DraftField &field = *draft.field(column.name);
        if (!draft.isNew() && !isLarge(field.original()))
            snapshot.original.insert(column.name, field.original());
    }
    return snapshot;
}

QByteArray DraftSnapshot::toBytes() const
{
    QCborMap map{{u"version"_s, Version},
                 {u"title"_s, title},
                 {u"table"_s, tableToCbor(table)},
                 {u"new"_s, isNew},
                 {u"key"_s, valuesToCbor(key.values())},
                 {u"parentLabel"_s, parentLabel},
                 {u"source"_s, valuesToCbor(source.values())},
                 {u"saving"_s, saving},
                 {u"typed"_s, typed.toMSecsSinceEpoch()},
                 {u"fields"_s, fieldsToCbor(fields)},
                 {u"original"_s, columnsToCbor(original)}};
    if (parent)
        map.insert(u"parent"_s, parentToCbor(*parent));
    if (lines)
        map.insert(u"lines"_s, linesToCbor(*lines));
    return QCborValue(map).toCbor();
}

std::optional<DraftSnapshot> DraftSnapshot::fromBytes(const QByteArray &bytes)
{
    const QCborMap map = mapFromCbor(bytes);
    if (map.value("version"_L1).toInteger() != Version)
        return std::nullopt;
    DraftSnapshot snapshot;
    snapshot.title = map.value("title"_L1).toString();
    snapshot.table = tableFromCbor(map.value("table"_L1));
    snapshot.isNew = map.value("new"_L1).toBool();
    snapshot.key = RecordKey(valuesFromCbor(map.value("key"_L1)));
    snapshot.parentLabel = map.value("parentLabel"_L1).toString();
    snapshot.source = RecordKey(valuesFromCbor(map.value("source"_L1)));
    snapshot.saving = map.value("saving"_L1).toBool();
    snapshot.typed = QDateTime::fromMSecsSinceEpoch(map.value("typed"_L1).toInteger());
    snapshot.fields = fieldsFromCbor(map.value("fields"_L1).toMap());
    snapshot.original = columnsFromCbor(map.value("original"_L1));
    if (map.contains("parent"_L1))
        snapshot.parent = parentFromCbor(map.value("parent"_L1));
    if (snapshot.isNew)
        snapshot.lines = linesFromCbor(map.value("lines"_L1).toMap());
    if (snapshot.table.isEmpty() || snapshot.isNew == !snapshot.key.isEmpty())
        return std::nullopt;
    return snapshot;
}

QMap<QString, QString> DraftSnapshot::typedTexts() const
{
    QMap<QString, QString> texts;
    for (const auto &[column, field] : fields.asKeyValueRange()) {
        if (field.touched)
            texts.insert(column, field.text);
    }
    return texts;
}

/// What nobody has touched is shown as it is now; what tells the record from others is kept as it was, so
/// that another one in its place is noticed.
Record DraftSnapshot::recordFor(const Table &found, const std::optional<Record> &now) const
{
    const QStringList identifying = identifyingColumns(found);
    Record record{key, {}, now ? now->parentLabels : QStringList(), {}};
    for (qsizetype i = 0; i < found.columns.size(); ++i) {
        const QString &name = found.columns.at(i).name;
        const bool kept = original.contains(name) && (!now || identifying.contains(name));
        record.values.append(kept || !now ? original.value(name) : now->values.value(i));
    }
    return record;
}

std::optional<ParentRecord> DraftSnapshot::parentIn(const Schema &schema) const
{
    if (!parent)
        return std::nullopt;
    for (const Relationship &relationship : schema.parentsOf(table)) {
        if (isSameRelationship(relationship, parent->relationship))
            return ParentRecord{relationship, parent->key, parent->values};
    }
    return std::nullopt;
}

std::optional<Relationship> DraftSnapshot::linesIn(const Schema &schema) const
{
    if (!lines)
        return std::nullopt;
    const QList<Relationship> choices = ChildLines::choices(schema, table);
    const auto found = std::ranges::find_if(choices, [this](const Relationship &relationship) {
        return isSameRelationship(relationship, lines->relationship);
    });
    return found == choices.end() ? std::nullopt : std::optional(*found);
}

bool DraftSnapshot::fits(const Schema &schema) const
{
    const Table *found = schema.table(table);
    return found && found->isWritable() && (!lines || linesIn(schema));
}

std::unique_ptr<ChildLines> DraftSnapshot::resumedLines(const SchemaPtr &schema) const
{
    const auto relationship = linesIn(*schema);
    if (!relationship)
        return nullptr;
    auto again = std::make_unique<ChildLines>(schema, *relationship);
    again->resume(lines->lines);
    return again;
}

std::unique_ptr<RecordDraft> DraftSnapshot::resumed(const SchemaPtr &schema,
                                                    const std::optional<Record> &now) const
{
    if (!fits(*schema))
        return nullptr;
    auto draft = isNew ? RecordDraft::newRecord(schema, table, parentIn(*schema), parentLabel)
                       : RecordDraft::editing(schema, table, recordFor(*schema->table(table), now));
    draft->resume(fields);
    return draft;
}

bool DraftSnapshot::isIn(const Table &found, const Record &record) const
{
    const auto holds = [&](const auto &typedField) {
        const auto &[column, field] = typedField;
        const qsizetype index = found.indexOf(column);
        return !field.touched || (!field.wrong && !field.unresolved && index >= 0 &&
                                  sameValue(field.value, record.values.value(index)));
    };
    const auto range = fields.asKeyValueRange();
    return std::all_of(range.begin(), range.end(), holds);
}

} // namespace relata
