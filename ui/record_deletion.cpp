#include "ui/record_deletion.h"

#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/undo_history.h"
#include "ui/message_bar.h"
#include "ui/undo_offer.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

QString capped(qint64 count)
{
    const QString number = QLocale().toString(count);
    return count < Record::MaxChildCount ? number : RecordDeletion::tr("%1 or more").arg(number);
}

/// "12 orders and 2 addresses".
QString enumerate(const QList<Dependents> &dependents)
{
    QStringList parts;
    for (const Dependents &dependent : dependents) {
        const QString name = readableName(dependent.relationship.childTable.name).toLower();
        parts << u"%1 %2"_s.arg(
            capped(dependent.count),
            dependent.count == 1 ? readableSingular(dependent.relationship.childTable.name).toLower() : name);
    }
    return QLocale().createSeparatedList(parts);
}

} // namespace

RecordDeletion::RecordDeletion(DatabaseSession *session, UndoHistory *history, MessageBar *messages,
                               UndoOffer *offer, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_history(history)
    , m_messages(messages)
    , m_offer(offer)
{
}

void RecordDeletion::begin(const Table &table, const QList<Record> &records, const QString &description)
{
    Request request{table, {}, RecordReader::label(table, records.constFirst()), description};
    std::ranges::transform(records, std::back_inserter(request.keys), &Record::key);
    if (records.size() > 1) {
        request.label =
            u"%1 %2"_s.arg(QLocale().toString(records.size()), readableName(table.name.name).toLower());
        request.description = request.label;
    }
    const auto job = [request](Repository &repository) {
        return repository.writer().dependents(request.table.name, request.keys, Record::MaxChildCount);
    };
    m_session->request(Lane::Writer, {}, job, this,
                       [this, request](const Result<QList<Dependents>> &dependents) {
                           if (dependents)
                               decide(request, *dependents);
                           else
                               m_messages->show(dependents.error());
                       });
}

void RecordDeletion::decide(const Request &request, const QList<Dependents> &dependents)
{
    if (dependents.isEmpty()) {
        remove(request, false);
        return;
    }
    const bool one = request.keys.size() == 1;
    const QString question =
        (one ? tr("%1 has %2. Delete them too, or keep?") : tr("%1 have %2. Delete them too, or keep?"))
            .arg(request.label, enumerate(dependents));
    m_messages->ask(question, {{tr("Delete All"), [this, request] { remove(request, true); }},
                               {tr("Keep"), [this] { m_messages->dismiss(); }}});
}

void RecordDeletion::remove(const Request &request, bool withDependents)
{
    m_messages->dismiss();
    const auto job = [request, withDependents](Repository &repository) {
        return repository.writer().remove(request.table.name, request.keys, withDependents);
    };
    m_session->write(job, this, [this, request, withDependents](const Result<ChangeOutcome> &outcome) {
        finish(request, withDependents, outcome);
    });
}

void RecordDeletion::finish(const Request &request, bool withDependents, const Result<ChangeOutcome> &outcome)
{
    if (!outcome) {
        m_messages->show(outcome.error(),
                         [this, request, withDependents] { remove(request, withDependents); });
        return;
    }
    if (!outcome->succeeded()) {
        m_messages->show(outcome->errors.constFirst().error);
        return;
    }
    m_history->push(tr("delete %1").arg(request.description), outcome->done);
    m_offer->show(UndoHistory::Direction::Undo, tr("Deleted %1.").arg(request.description));
}

} // namespace relata
