#include "models/record_paste.h"

#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/new_record.h"
#include "models/reference_names.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<std::unique_ptr<RecordDraft>> draftsOf(const SchemaPtr &schema, const TableName &table,
                                                   const std::optional<ParentRecord> &parent,
                                                   const QString &parentLabel, const PastedRecords &records)
{
    std::vector<std::unique_ptr<RecordDraft>> drafts;
    for (const QStringList &texts : records.rows) {
        auto draft = RecordDraft::newRecord(schema, table, parent, parentLabel);
        for (qsizetype i = 0; i < texts.size(); ++i) {
            if (texts.at(i).isEmpty())
                continue; // left to the default
            draft->setText(records.columns.at(i), texts.at(i));
            draft->settle(records.columns.at(i));
        }
        drafts.push_back(std::move(draft));
    }
    return drafts;
}

/// What is shown of them: what was pasted, and what a person has to add.
QStringList columnsOf(const SchemaPtr &schema, const TableName &table,
                      const std::optional<ParentRecord> &parent, const PastedRecords &records)
{
    QStringList columns = records.columns;
    const auto draft = RecordDraft::newRecord(schema, table, parent);
    for (const QString &column : draft->shownColumns()) {
        const DraftField &field = *draft->field(column);
        if (!columns.contains(column) && !field.isReadOnly() && !field.column().mayBeOmitted())
            columns.append(column);
    }
    return columns;
}

} // namespace

RecordPaste::RecordPaste(DatabaseSession *session, const TableName &table,
                         const std::optional<ParentRecord> &parent, const QString &parentLabel,
                         const PastedRecords &records, QObject *parentObject)
    : QObject(parentObject)
    , m_session(session)
    , m_schema(session->schema())
    , m_table(*m_schema->table(table))
    , m_parentLabel(parentLabel)
    , m_records(records)
    , m_model(std::make_unique<DraftTableModel>(draftsOf(m_schema, table, parent, parentLabel, records),
                                                columnsOf(m_schema, table, parent, records)))
{
    connect(m_model.get(), &DraftTableModel::referenceTyped, this,
            [this](int, const QString &column, const QString &text) { find(column, {text}); });
}

RecordPaste::~RecordPaste()
{
    m_stop.request_stop();
}

/// "12 orders"
QString RecordPaste::counted() const
{
    const int count = m_model->rowCount();
    return QLocale().toString(count) + u' ' +
           (count == 1 ? readableSingular(m_table.name.name) : readableName(m_table.name.name)).toLower();
}

QString RecordPaste::title() const
{
    return m_parentLabel.isEmpty() ? counted()
                                   : tr("%1 for %2", "12 orders for Ada").arg(counted(), m_parentLabel);
}

QString RecordPaste::description() const
{
    return m_parentLabel.isEmpty() ? counted()
                                   : tr("%1 of %2", "12 orders of Ada").arg(counted(), m_parentLabel);
}

void RecordPaste::setUnderWay(int change)
{
    const bool was = isBusy();
    m_underWay += change;
    if (was != isBusy())
        Q_EMIT busyChanged(isBusy());
}

void RecordPaste::prepare()
{
    setUnderWay(+1);
    findReferences();
    const auto job = [table = m_table](Repository &repository) { return beginning(repository, table); };
    m_session->request(Lane::Writer, m_stop.get_token(), job, this, [this](const Result<Beginning> &begun) {
        if (begun)
            begin(*begun);
        else
            Q_EMIT failed(begun.error());
        setUnderWay(-1);
        Q_EMIT ready();
    });
}

void RecordPaste::begin(const Beginning &beginning)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        m_model->draft(row).setDefaults(beginning.defaults);
        for (const auto &[column, first] : beginning.proposals.asKeyValueRange())
            m_model->draft(row).propose(column, numberAfter(first, row));
    }
}

void RecordPaste::findReferences()
{
    for (qsizetype i = 0; i < m_records.columns.size(); ++i) {
        QStringList names;
        for (const QStringList &texts : std::as_const(m_records.rows))
            names.append(texts.at(i));
        names.removeAll(QString());
        names.removeDuplicates();
        if (!names.isEmpty())
            find(m_records.columns.at(i), names);
    }
}

void RecordPaste::find(const QString &column, const QStringList &names)
{
    const std::optional<Relationship> relationship = m_model->draft(0).referenceOf(column);
    if (!relationship)
        return;
    setUnderWay(+1);
    const auto job = [schema = m_schema, relationship = *relationship, names](Repository &repository) {
        return referencesByName(repository.reader(), *schema, relationship, names);
    };
    m_session->request(Lane::Pages, m_stop.get_token(), job, this,
                       [this, column, names](const Result<NamedReferences> &found) {
                           if (!found)
                               Q_EMIT failed(found.error());
                           for (int row = 0; found && row < m_model->rowCount(); ++row) {
                               RecordDraft &draft = m_model->draft(row);
                               const QString name = draft.text(column);
                               if (const auto named = found->find(name); named != found->end())
                                   draft.setValue(column, named->value, named->name);
                               else if (names.contains(name))
                                   draft.setUnresolved(column, name);
                           }
                           setUnderWay(-1);
                       });
}

void RecordPaste::save()
{
    if (isBusy())
        return;
    if (!m_model->validate()) {
        Q_EMIT refused();
        return;
    }
    setUnderWay(+1);
    const auto job = [changes = m_model->changes()](Repository &repository) {
        return repository.writer().apply(changes);
    };
    m_session->write(job, this, [this](const Result<ChangeOutcome> &outcome) {
        setUnderWay(-1);
        if (!outcome) {
            Q_EMIT failed(outcome.error());
        } else if (!outcome->succeeded()) {
            m_model->setErrors(outcome->errors);
            Q_EMIT refused();
        } else {
            Q_EMIT saved(*outcome);
        }
    });
}

} // namespace relata
