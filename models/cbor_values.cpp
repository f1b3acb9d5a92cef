#include "models/cbor_values.h"

#include <QtCore/QCborArray>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList stringsFromCbor(const QCborValue &cbor)
{
    QStringList strings;
    for (const QCborValue &item : cbor.toArray())
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
    for (const QCborValue &item : cbor.toArray())
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
