#include "models/database/value.h"

#include <algorithm>
#include <bit>

namespace relata {

namespace {

bool isByteArray(const QVariant &value)
{
    return value.typeId() == QMetaType::QByteArray;
}

} // namespace

Value toValue(const QVariant &fromDriver)
{
    // The SQLite driver returns an empty BLOB as a null QByteArray; a NULL has the type QString.
    if (isByteArray(fromDriver) && fromDriver.toByteArray().isNull() && !fromDriver.isNull())
        return QByteArray("");
    if (fromDriver.isNull())
        return {};
    switch (fromDriver.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Short:
    case QMetaType::ULongLong:
        return fromDriver.toLongLong();
    case QMetaType::Float:
        return fromDriver.toDouble();
    default:
        return fromDriver;
    }
}

bool sameValue(const Value &a, const Value &b)
{
    if (a.isNull() || b.isNull())
        return a.isNull() && b.isNull();
    if (a.typeId() != b.typeId())
        return false;
    // Bit by bit: -0.0 and 0.0 are stored differently, and a NaN is the same NaN.
    if (a.typeId() == QMetaType::Double)
        return std::bit_cast<quint64>(a.toDouble()) == std::bit_cast<quint64>(b.toDouble());
    return a == b;
}

bool sameValues(const QVariantList &a, const QVariantList &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), sameValue);
}

size_t hashValue(const Value &value, size_t seed) noexcept
{
    switch (value.isNull() ? int(QMetaType::UnknownType) : value.typeId()) {
    case QMetaType::Bool:
        return qHash(value.toBool(), seed);
    case QMetaType::LongLong:
        return qHash(value.toLongLong(), seed);
    case QMetaType::Double:
        return qHash(std::bit_cast<quint64>(value.toDouble()), seed);
    case QMetaType::QByteArray:
        return qHash(value.toByteArray(), seed);
    case QMetaType::UnknownType:
        return seed;
    default:
        return qHash(value.toString(), seed);
    }
}

} // namespace relata
