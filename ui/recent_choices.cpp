#include "ui/recent_choices.h"

#include "models/database/database_location.h"
#include "ui/settings.h"
#include "ui/view_settings.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

RecentChoices::RecentChoices(const DatabaseLocation &location)
    : m_settings(Settings::file(), QSettings::IniFormat)
    , m_group(ViewSettings::groupOf(location))
    , m_keeps(!location.sample)
{
}

QString RecentChoices::key(const Relationship &relationship) const
{
    const QStringList names =
        QStringList{relationship.childTable.schema, relationship.childTable.name} + relationship.childColumns;
    return m_group + u"recent/"_s + ViewSettings::placeOf(names);
}

QVariantList RecentChoices::values(const Relationship &relationship, const Column &column) const
{
    QVariantList values;
    for (const QString &text : m_settings.value(key(relationship)).toStringList()) {
        bool isNumber = false;
        const qlonglong number = text.toLongLong(&isNumber);
        if (column.kind != ValueKind::Integer)
            values << text;
        else if (isNumber)
            values << number;
    }
    return values;
}

void RecentChoices::remember(const Relationship &relationship, const Value &value)
{
    if (!m_keeps || value.isNull())
        return;
    QStringList texts = m_settings.value(key(relationship)).toStringList();
    texts.removeAll(value.toString());
    texts.prepend(value.toString());
    m_settings.setValue(key(relationship), texts.first(std::min<qsizetype>(texts.size(), Most)));
}

} // namespace relata
