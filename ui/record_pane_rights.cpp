// The part of RecordPane that knows what a person may do with the records, and why not.

#include "models/database/database_session.h"
#include "models/record_table_model.h"
#include "ui/record_pane.h"

namespace relata {

bool RecordPane::isWritable() const
{
    return m_model->isLoaded() && whyReadOnly().isEmpty();
}

bool RecordPane::mayAdd() const
{
    return m_model->isLoaded() && whyNoNew().isEmpty();
}

bool RecordPane::mayEdit() const
{
    return m_model->isLoaded() && whyNoEdit().isEmpty();
}

bool RecordPane::mayDelete() const
{
    return m_model->isLoaded() && whyNoDelete().isEmpty();
}

QString RecordPane::whyReadOnly() const
{
    if (m_session->location().readOnly)
        return tr("This database is open for reading only.");
    const Table *table = m_model->columns().table();
    if (table && table->isWritable() && !(table->mayInsert || table->mayUpdate || table->mayDelete))
        return tr("You have the right to look at these records, not to change them.");
    if (!table || table->isWritable())
        return {};
    return table->isView ? tr("This is a view: records are added to the tables that it is made of.")
                         : tr("This table has no key by which its records could be told apart.");
}

QString RecordPane::whyNot(const Table *table, bool Table::*right, const QString &sentence) const
{
    const QString why = whyReadOnly();
    return why.isEmpty() && table && !(table->*right) ? sentence : why;
}

/// Where adding and deleting take place: on the far side of a link table it is the links that come and go.
const Table *RecordPane::tableOfRows() const
{
    return isFarSide() ? m_session->schema()->table(query().parent->relationship.link.table)
                       : m_model->columns().table();
}

QString RecordPane::whyNoNew() const
{
    return whyNot(tableOfRows(), &Table::mayInsert, tr("You do not have the right to add records here."));
}

QString RecordPane::whyNoEdit() const
{
    return whyNot(m_model->columns().table(), &Table::mayUpdate,
                  tr("You do not have the right to change these records."));
}

QString RecordPane::whyNoDelete() const
{
    return whyNot(tableOfRows(), &Table::mayDelete, tr("You do not have the right to delete these records."));
}

} // namespace relata
