// A form that follows the record somebody looks at: the part of FormHost behind the details.
#include "models/database/cut_value.h"
#include "models/record_draft.h"
#include "ui/form_host.h"
#include "ui/record_form.h"

namespace relata {

void FormHost::follow(const TableName &table, const Record &record)
{
    m_follows = true;
    m_form->setStanding(true);
    const Entry *kept = find(table, record.key, std::nullopt);
    if (isCut(record) && !(kept && (kept->saving || kept->isDirty()))) {
        if (!kept || m_open != kept)
            closeForm(); // it is another record's
        readWhole(table, record.key, [this, table](const Record &whole) { follow(table, whole); });
        return;
    }
    const QString focused = m_form->focusedColumn();
    forgetUntouched(find(table, record.key, std::nullopt)); // the record may be another one by now
    Entry *entry = find(table, record.key, std::nullopt);
    place(entry ? entry : addExisting(table, record));
    m_form->focusField(focused);
}

void FormHost::forgetUntouched(Entry *entry)
{
    if (!entry || entry->saving || entry->isDirty())
        return;
    if (m_open == entry)
        closeForm();
    else
        remove(entry);
}

void FormHost::takeOver(FormHost &other, const TableName &table, const RecordKey &key)
{
    Entry *theirs = other.find(table, key, std::nullopt);
    if (!theirs || theirs->saving || other.isAwaited(theirs) || find(table, key, std::nullopt))
        return;
    const bool typed = theirs->isDirty();
    if (other.m_open == theirs)
        other.close(); // which forgets it where nothing was typed
    if (!typed)
        return;
    theirs->draft->disconnect(&other);
    add(std::move(*theirs));
    other.remove(theirs);
    Q_EMIT other.draftsChanged();
    Q_EMIT draftsChanged();
}

} // namespace relata
