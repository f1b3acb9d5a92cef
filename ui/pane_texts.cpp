#include "ui/pane_texts.h"

#include "models/database/label.h"
#include "models/orphans.h"

#include <QtCore/QLocale>

namespace relata {

using namespace Qt::Literals::StringLiterals;

PaneTexts::PaneTexts(const Schema &schema, const RecordQuery &query, QString parentLabel)
    : m_table(query.table)
    , m_parentLabel(std::move(parentLabel))
    , m_without(missingParent(schema, query).value_or(Relationship()).parentName)
    , m_ofParent(query.parent.has_value())
    , m_isLinked(query.parent && query.parent->relationship.isFarSide())
    , m_search(query.isFiltered() ? query.search : QString())
{
}

QString PaneTexts::title() const
{
    return readableName(m_table.name);
}

QString PaneTexts::heading() const
{
    if (!m_without.isEmpty())
        return tr("%1 without %2", "Orders without customer").arg(title(), m_without);
    return m_parentLabel.isEmpty() ? title()
                                   : tr("%1 of %2", "Orders of Ada Lovelace").arg(title(), m_parentLabel);
}

QString PaneTexts::word() const
{
    return m_table.isEmpty() ? QString() : readableSingular(m_table.name);
}

QString PaneTexts::newText() const
{
    if (m_table.isEmpty())
        return {};
    return m_isLinked ? tr("Add %1").arg(word()) : tr("New %1").arg(word());
}

QString PaneTexts::newTitle() const
{
    if (m_parentLabel.isEmpty())
        return newText();
    return m_isLinked ? tr("Add %1 to %2").arg(word(), m_parentLabel)
                      : tr("New %1 for %2").arg(word(), m_parentLabel);
}

QString PaneTexts::emptyText(const QString &whyReadOnly, const QString &newKeys) const
{
    if (!m_search.isEmpty() || !m_filteredBy.isEmpty())
        return nothingFound();
    return whyReadOnly.isEmpty() ? nothingYet(newKeys) : nothing() + u'\n' + whyReadOnly;
}

QString PaneTexts::nothingFound() const
{
    const QString columns = QLocale().createSeparatedList(m_filteredBy);
    const QString many = title().toLower();
    const auto count = int(m_filteredBy.size());
    if (m_filteredBy.isEmpty())
        return tr("Nothing found for “%1”.\nEsc shows all.").arg(m_search);
    if (m_search.isEmpty())
        return (count == 1 ? tr("No %1 match the filter on %2.\nEsc shows all.")
                           : tr("No %1 match the filters on %2.\nEsc shows all."))
            .arg(many, columns);
    return (count == 1
                ? tr("Nothing found for “%1” among the %2 that match the filter on %3.\nEsc shows all.")
                : tr("Nothing found for “%1” among the %2 that match the filters on %3.\nEsc shows all."))
        .arg(m_search, many, columns);
}

QString PaneTexts::nothing() const
{
    const QString many = title().toLower();
    if (!m_without.isEmpty())
        return tr("No %1 without %2.").arg(many, m_without);
    return m_ofParent ? tr("No %1 for %2.").arg(many, m_parentLabel) : tr("No %1.").arg(many);
}

QString PaneTexts::nothingYet(const QString &newKeys) const
{
    const QString many = title().toLower();
    if (!m_without.isEmpty())
        return nothing();
    return m_ofParent ? tr("No %1 yet for %2.\n%3 (%4)").arg(many, m_parentLabel, newText(), newKeys)
                      : tr("No %1 yet.\n%2 (%3)").arg(many, newText(), newKeys);
}

} // namespace relata
