#pragma once

#include "models/database/database_error.h"
#include "models/database/schema.h"
#include "models/database/value.h"

#include <QtCore/QHash>

namespace relata {

class RecordReader;

/// A record to refer to: the value that a child holds, and what the record is called.
struct NamedReference
{
    Value value;
    QString name;
};

/// By the text that named it.
using NamedReferences = QHash<QString, NamedReference>;

/// Finds parents by what they are called, or by their key; case does not matter. A name that no record or
/// more than one has is left out. In a job: reads once a name.
Result<NamedReferences> referencesByName(const RecordReader &reader, const Schema &schema,
                                         const Relationship &relationship, const QStringList &names);

} // namespace relata
