#include "ui/pane_texts.h"

#include "models/database/label.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

PaneTexts::PaneTexts(const RecordQuery &query, QString parentLabel)
    : m_table(query.table)
    , m_parentLabel(std::move(parentLabel))
    , m_ofParent(query.parent.has_value())
    , m_search(query.isFiltered() ? query.search : QString())
{
}

QString PaneTexts::title() const
{
    return readableName(m_table.name);
}

QString PaneTexts::word() const
{
    return m_table.isEmpty() ? QString() : readableSingular(m_table.name);
}

QString PaneTexts::newText() const
{
    return m_table.isEmpty() ? QString() : tr("New %1").arg(word());
}

QString PaneTexts::newTitle() const
{
    return m_parentLabel.isEmpty() ? newText() : tr("New %1 for %2").arg(word(), m_parentLabel);
}

QString PaneTexts::emptyText(const QString &whyReadOnly) const
{
    if (!m_search.isEmpty() || !m_filteredBy.isEmpty())
        return nothingFound();
    return whyReadOnly.isEmpty() ? nothingYet() : nothing() + u'\n' + whyReadOnly;
}

QString PaneTexts::nothingFound() const
{
    const QString columns = m_filteredBy.join(tr(", ", "between columns"));
    if (m_filteredBy.isEmpty())
        return tr("Nothing found for “%1”.\nEsc shows all.").arg(m_search);
    if (m_search.isEmpty())
        return tr("No %1 with this %2.\nEsc shows all.", "what the filter row asks for")
            .arg(title().toLower(), columns);
    return tr("Nothing found for “%1” with this %2.\nEsc shows all.").arg(m_search, columns);
}

QString PaneTexts::nothing() const
{
    const QString many = title().toLower();
    return m_ofParent ? tr("No %1 for %2.").arg(many, m_parentLabel) : tr("No %1.").arg(many);
}

QString PaneTexts::nothingYet() const
{
    const QString many = title().toLower();
    return m_ofParent ? tr("No %1 yet for %2.\n%3 (Ctrl+Shift+N)").arg(many, m_parentLabel, newText())
                      : tr("No %1 yet.\n%2 (Ctrl+N)").arg(many, newText());
}

} // namespace relata
