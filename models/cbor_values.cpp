#include "models/cbor_values.h"

#include <QtCore/QCborArray>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// https://www.rfc-editor.org/rfc/rfc8949, section 3: a byte with the type and the size of a number, then the
/// number, big end first.
struct Head
{
    int type = 0;
    quint64 number = 0;
};

enum CborType
{
    Bytes = 2,
    Text = 3,
    Array = 4,
    Map = 5,
    Tag = 6
};

constexpr int MostNested = 32;

std::optional<Head> takeHead(QByteArrayView &bytes)
{
    constexpr int FirstSized = 24;
    constexpr int LastSized = 27;
    if (bytes.isEmpty())
        return std::nullopt;
    const auto first = uchar(bytes.front());
    const int size = first & 31;
    Head head{first >> 5, quint64(size)};
    bytes = bytes.sliced(1);
    if (size < FirstSized)
        return head;
    const qsizetype length = size > LastSized ? 0 : qsizetype(1) << (size - FirstSized);
    if (length == 0 || length > bytes.size())
        return std::nullopt; // no number, or cut off
    head.number = 0;
    for (const char byte : bytes.first(length))
        head.number = head.number << 8 | uchar(byte);
    bytes = bytes.sliced(length);
    return head;
}

/// Takes one item with all that is in it; false where it is not whole, or of a kind that is never written.
bool takeItem(QByteArrayView &bytes, int depth = 0)
{
    const auto head = takeHead(bytes);
    if (!head || head->type == Tag || depth > MostNested)
        return false;
    if (head->type == Bytes || head->type == Text) {
        if (head->number > quint64(bytes.size()))
            return false;
        bytes = bytes.sliced(qsizetype(head->number));
    }
    if (head->type != Array && head->type != Map)
        return true;
    if (head->number > quint64(bytes.size())) // each item has a byte at least
        return false;
    const quint64 items = head->type == Map ? 2 * head->number : head->number;
    for (quint64 i = 0; i < items; ++i) {
        if (!takeItem(bytes, depth + 1))
            return false;
    }
    return true;
}

QStringList stringsFromCbor(const QCborValue &cbor)
{
    QStringList strings;
    for (const QCborValue item : cbor.toArray())
        strings.append(item.toString());
    return strings;
}

QString textOf(const QCborValue &cbor)
{
    const QString text = cbor.toString();
    return text.isNull() ? u""_s : text; // a null string would be a null value
}

QByteArray bytesOf(const QCborValue &cbor)
{
    const QByteArray bytes = cbor.toByteArray();
    return bytes.isNull() ? QByteArray("") : bytes;
}

} // namespace

QCborMap mapFromCbor(const QByteArray &bytes)
{
    QByteArrayView rest = bytes;
    if (!takeItem(rest) || !rest.isEmpty())
        return {};
    // Of what Qt cannot read to its end it returns halves that crash whoever looks at them.
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes, &error);
    return error.error == QCborError::NoError ? value.toMap() : QCborMap();
}

QCborValue valueToCbor(const Value &value)
{
    switch (value.isNull() ? int(QMetaType::UnknownType) : value.typeId()) {
    case QMetaType::UnknownType:
        return QCborValue(nullptr);
    case QMetaType::Bool:
        return QCborValue(value.toBool());
    case QMetaType::LongLong:
        return QCborValue(value.toLongLong());
    case QMetaType::Double:
        return QCborValue(value.toDouble());
    case QMetaType::QByteArray:
        return QCborValue(value.toByteArray());
    default:
        return QCborValue(value.toString());
    }
}

Value valueFromCbor(const QCborValue &cbor)
{
    switch (cbor.type()) {
    case QCborValue::False:
    case QCborValue::True:
        return cbor.toBool();
    case QCborValue::Integer:
        return qlonglong(cbor.toInteger());
    case QCborValue::Double:
        return cbor.toDouble();
    case QCborValue::String:
        return textOf(cbor);
    case QCborValue::ByteArray:
        return bytesOf(cbor);
    default:
        return {};
    }
}

QCborValue valuesToCbor(const QVariantList &values)
{
    QCborArray array;
    for (const Value &value : values)
        array.append(valueToCbor(value));
    return array;
}

QVariantList valuesFromCbor(const QCborValue &cbor)
{
    QVariantList values;
    for (const QCborValue item : cbor.toArray())
        values.append(valueFromCbor(item));
    return values;
}

QCborValue columnsToCbor(const ColumnValues &values)
{
    QCborMap map;
    for (const auto &[column, value] : values.asKeyValueRange())
        map.insert(column, valueToCbor(value));
    return map;
}

ColumnValues columnsFromCbor(const QCborValue &cbor)
{
    ColumnValues values;
    const QCborMap map = cbor.toMap();
    for (auto it = map.constBegin(); it != map.constEnd(); ++it)
        values.insert(it.key().toString(), valueFromCbor(it.value()));
    return values;
}

QCborValue tableToCbor(const TableName &table)
{
    return QCborArray{table.schema, table.name};
}

TableName tableFromCbor(const QCborValue &cbor)
{
    const QCborArray array = cbor.toArray();
    return {array.at(0).toString(), array.at(1).toString()};
}

QCborValue parentToCbor(const ParentRecord &parent)
{
    const Relationship &relationship = parent.relationship;
    return QCborArray{tableToCbor(relationship.parentTable),
                      tableToCbor(relationship.childTable),
                      QCborArray::fromStringList(relationship.parentColumns),
                      QCborArray::fromStringList(relationship.childColumns),
                      valuesToCbor(parent.key.values()),
                      valuesToCbor(parent.values)};
}

ParentRecord parentFromCbor(const QCborValue &cbor)
{
    const QCborArray array = cbor.toArray();
    ParentRecord parent;
    parent.relationship.parentTable = tableFromCbor(array.at(0));
    parent.relationship.childTable = tableFromCbor(array.at(1));
    parent.relationship.parentColumns = stringsFromCbor(array.at(2));
    parent.relationship.childColumns = stringsFromCbor(array.at(3));
    parent.key = RecordKey(valuesFromCbor(array.at(4)));
    parent.values = valuesFromCbor(array.at(5));
    return parent;
}

} // namespace relata
