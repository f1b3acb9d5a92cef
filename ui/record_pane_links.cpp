// The far side of a link table: the part of RecordPane that links records to the parent, and takes links
// away.
#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/record_table_model.h"
#include "ui/form_host.h"
#include "ui/message_bar.h"
#include "ui/record_deletion.h"
#include "ui/record_pane.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More than one only where the link table has no key that forbids it; the first is taken away.
constexpr int WantedLinks = 1;

/// The rows of the link table that link a record to the parent.
RecordQuery linksOf(const Schema &schema, const ParentRecord &parent, const Record &record)
{
    const Relationship &relationship = parent.relationship;
    const Table *far = schema.table(relationship.childTable);
    RecordQuery query{.table = relationship.link.table,
                      .parent = ParentRecord{schema.nearSideOf(relationship), parent.key, parent.values}};
    for (qsizetype i = 0; far && i < relationship.link.farColumns.size(); ++i) {
        const Value value = record.values.value(far->indexOf(relationship.childColumns.at(i)));
        query.filters.append({relationship.link.farColumns.at(i), ColumnFilter::Operator::Equal, {value}});
    }
    return query;
}

} // namespace

bool RecordPane::isFarSide() const
{
    return m_model->isLoaded() && query().parent && query().parent->relationship.isFarSide();
}

QString RecordPane::deleteText() const
{
    return isFarSide() ? tr("&Remove %1 from %2")
                             .arg(recordWord(), QString(m_texts.parentLabel()).replace(u'&', u"&&"_s))
                       : tr("&Delete %1").arg(recordWord());
}

/// The form of a new row of the link table, where the record is chosen.
void RecordPane::newLink(const ParentRecord &parent, const QString &parentLabel)
{
    const Relationship &relationship = parent.relationship;
    const ParentRecord near{m_session->schema()->nearSideOf(relationship), parent.key, parent.values};
    const Table *link = m_session->schema()->table(relationship.link.table);
    if (link && link->isWritable() && !m_session->location().readOnly)
        m_forms->openNew(link->name, near, parentLabel);
}

/// The record itself stays.
void RecordPane::deleteLink(const Record &record)
{
    const Schema &schema = *m_session->schema();
    const Table *link = schema.table(query().parent->relationship.link.table);
    if (!link)
        return;
    const auto job = [query = linksOf(schema, *query().parent, record)](Repository &repository) {
        return repository.reader().anyMatches(query, WantedLinks);
    };
    const QString name =
        tr("%1 from %2").arg(RecordReader::label(*m_model->columns().table(), record), m_texts.parentLabel());
    m_session->request(Lane::Pages, {}, job, this,
                       [this, link = *link, name](const Result<QList<Record>> &found) {
                           if (found)
                               removeLink(link, *found, name);
                           else
                               showError(found.error());
                       });
}

void RecordPane::removeLink(const Table &link, const QList<Record> &found, const QString &name)
{
    if (found.isEmpty())
        refresh(); // somebody else was faster
    else
        m_deletion->begin(link, found.constFirst(), name, name);
}

} // namespace relata
