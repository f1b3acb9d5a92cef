// Where one is in a pane, and comes back to.
#include "models/database/database_session.h"
#include "models/record_table_model.h"
#include "ui/current_record.h"
#include "ui/pane_filters.h"
#include "ui/record_pane.h"
#include "ui/record_table_view.h"
#include "ui/search_bar.h"

namespace relata {

void RecordPane::go(const PanePlace &place)
{
    if (place.isKnown())
        m_filters->restore(place.query, place.filters);
    m_search->setWords(place.query.search);
    m_nextParentLabel = place.parentLabel;
    setEnabled(true);
    if (!m_model->isLoaded()) {
        m_texts = PaneTexts(*m_session->schema(), place.query, place.parentLabel);
        nameParts(); // at once: nothing is there that would be called otherwise
    }
    if (m_model->askedQuery() == place.query) { // shown, or on its way with the record that was wanted then
        if (place.isKnown())
            m_current->goTo(place);
        else if (!place.current.isEmpty())
            select(place.current);
        adoptParentLabel();
        return;
    }
    if (place.isKnown())
        m_current->goToNext(place);
    else
        m_current->selectNext(place.current);
    m_model->setQuery(place.query, place.current, place.row);
}

void RecordPane::showPlace(const PanePlace &place)
{
    if (place.isKnown())
        go(place);
    else
        ask(place.query, place.parentLabel, place.current);
}

QString RecordPane::heading() const
{
    return m_texts.heading();
}

PanePlace RecordPane::place() const
{
    const auto record = currentRecord();
    const Table *table = m_model->columns().table();
    return {.query = query(),
            .filters = m_filters->entriesOf(query()),
            .parentLabel = m_texts.parentLabel(),
            .current = m_current->key(),
            .currentLabel = record && table ? RecordReader::label(*table, *record) : QString(),
            .row = currentRow(),
            .topRow = m_table->topRow(),
            .column = m_table->currentIndex().column()};
}

} // namespace relata
