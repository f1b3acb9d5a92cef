#pragma once

#include "models/database/record_query.h"

#include <QtCore/QCborMap>
#include <QtCore/QCborValue>

namespace relata {

/// Plain values of the database as CBOR and back, for what is kept in files. Reading trusts nothing: what is
/// of another shape becomes an empty value. Pure functions, for every thread.

/// The map that the bytes are; empty where they are anything else, cut off or made up: Qt's own parser trusts
/// the lengths that it finds.
QCborMap mapFromCbor(const QByteArray &bytes);

QCborValue valueToCbor(const Value &value);
Value valueFromCbor(const QCborValue &cbor);

QCborValue valuesToCbor(const QVariantList &values);
QVariantList valuesFromCbor(const QCborValue &cbor);

QCborValue columnsToCbor(const ColumnValues &values);
ColumnValues columnsFromCbor(const QCborValue &cbor);

QCborValue tableToCbor(const TableName &table);
TableName tableFromCbor(const QCborValue &cbor);

/// Of the relationship only what tells it from others.
QCborValue parentToCbor(const ParentRecord &parent);
ParentRecord parentFromCbor(const QCborValue &cbor);

} // namespace relata
