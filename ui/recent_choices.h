#pragma once

#include "models/database/schema.h"
#include "models/database/value.h"

#include <QtCore/QSettings>

namespace relata {

struct DatabaseLocation;

/// The parents that were given to children lately, relationship by relationship, from one run to the next:
/// whoever needs one often needs it again. Those of a sample are forgotten. On the GUI thread.
class RecentChoices
{
public:
    static constexpr int Most = 8;

    explicit RecentChoices(const DatabaseLocation &location);

    /// What the child's column was given, the last first; of the kind of `column`, the parent's.
    QVariantList values(const Relationship &relationship, const Column &column) const;
    void remember(const Relationship &relationship, const Value &value);

private:
    QString key(const Relationship &relationship) const;

    QSettings m_settings;
    QString m_group;
    bool m_keeps;
};

} // namespace relata
