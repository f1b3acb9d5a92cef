#include "ui/record_deletion.h"

#include "models/database/cut_value.h"
#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/database/row_change.h"
#include "models/identifying_columns.h"
#include "models/record_table_model.h"
#include "models/selected_keys.h"
#include "models/undo_history.h"
#include "ui/dependents_text.h"
#include "ui/heir_picker.h"
#include "ui/message_bar.h"
#include "ui/undo_offer.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <atomic>
#include <chrono>

namespace relata {

using namespace Qt::Literals::StringLiterals;

/// What the thread that deletes tells, and is told.
struct RecordDeletion::Work
{
    std::atomic<qint64> done = 0;
    std::atomic<qint64> all = 0;
    std::atomic<bool> stopped = false;
};

namespace {

/// What is over sooner needs no progress.
constexpr std::chrono::milliseconds Patience{400};

/// Whether a single record is the one that was looked at: another one may have its key by now.
Result<void> stillSame(Repository &repository, const Table &table, const QList<RecordKey> &keys,
                       const ColumnValues &expected)
{
    if (expected.isEmpty())
        return {};
    const auto record = repository.reader().record(table.name, keys.constFirst());
    if (!record)
        return std::unexpected(record.error());
    for (const auto &[column, value] : expected.asKeyValueRange()) {
        if (*record && !looksSame((*record)->values.value(table.indexOf(column)), value))
            return std::unexpected(RowChange::changedMeanwhile());
    }
    return {};
}

QString many(qint64 count, const Table &table)
{
    return u"%1 %2"_s.arg(QLocale().toString(count), readableName(table.name.name).toLower());
}

/// Whether none of them has to go.
bool staysAll(const QList<Dependents> &dependents)
{
    return std::ranges::all_of(dependents, [](const Dependents &dependent) {
        return dependent.relationship.onDelete == ReferentialAction::SetNull ||
               dependent.relationship.onDelete == ReferentialAction::SetDefault;
    });
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
    m_clock.setInterval(Patience);
    connect(&m_clock, &QTimer::timeout, this, &RecordDeletion::showWork);
}

RecordDeletion::~RecordDeletion()
{
    m_looking.request_stop();
}

void RecordDeletion::begin(const Table &table, const Record &record, const QString &label,
                           const QString &description)
{
    if (m_work || m_selected)
        return;
    ColumnValues same;
    for (const QString &column : identifyingColumns(table))
        same.insert(column, record.values.value(table.indexOf(column)));
    find({table, {record.key}, label, description, same});
}

void RecordDeletion::begin(RecordTableModel *model, const QItemSelection &selection, const QString &ofParent)
{
    if (m_work || m_selected)
        return;
    const Table table = *model->columns().table();
    m_selected = std::make_unique<SelectedKeys>(model, selection);
    if (m_selected->rowCount() > SelectedKeys::MaxRows) {
        m_messages->show(
            MessageBar::Tone::Information,
            tr("%1 are selected. At most %2 can be deleted at once.")
                .arg(many(m_selected->rowCount(), table), QLocale().toString(SelectedKeys::MaxRows)));
        end();
        return;
    }
    connect(m_selected.get(), &SelectedKeys::progressed, this, [this](qint64 rows) {
        showProgress(tr("Reading: %1 of %2 rows…")
                         .arg(QLocale().toString(rows), QLocale().toString(m_selected->rowCount())));
    });
    connect(m_selected.get(), &SelectedKeys::failed, this, [this](const DatabaseError &error) {
        end();
        m_messages->show(error);
    });
    connect(m_selected.get(), &SelectedKeys::finished, this,
            [this, table, ofParent](const QList<RecordKey> &keys) {
                const QString label = many(keys.size(), table);
                end();
                find({table, keys, label, ofParent.isEmpty() ? label : tr("%1 of %2").arg(label, ofParent)});
            });
    m_selected->start();
}

/// What depends on them.
void RecordDeletion::find(const Request &request)
{
    m_looking.request_stop(); // the answer to the last question is no longer wanted
    m_looking = {};
    const auto job = [request](Repository &repository) {
        return repository.writer().dependents(request.table.name, request.keys, Record::MaxChildCount);
    };
    m_session->request(Lane::Writer, m_looking.get_token(), job, this,
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
        remove(request, {});
        return;
    }
    const bool movable = HeirPicker::canChoose(request.table);
    QList<MessageBar::Action> actions{
        {staysAll(dependents) ? tr("Delete") : tr("Delete All"),
         [this, request] { remove(request, {.withDependents = true, .heir = {}, .heirName = {}}); }}};
    if (movable)
        actions << MessageBar::Action{tr("Move to Another…"),
                                      [this, request, dependents] { askForHeir(request, dependents); }};
    actions << MessageBar::Action{tr("Keep"), [this] { m_messages->dismiss(); }};
    m_messages->ask(question(request, dependents, movable) + u'\n' + consequencesText(dependents), actions);
}

/// "Ada Lovelace has 12 orders. Delete them too, move them to another customer, or keep?"
QString RecordDeletion::question(const Request &request, const QList<Dependents> &dependents,
                                 bool movable) const
{
    const QString has = (request.keys.size() == 1 ? tr("%1 has %2.") : tr("%1 have %2."))
                            .arg(request.label, dependentsText(dependents));
    const QString word = readableSingular(request.table.name.name).toLower();
    if (!movable)
        return has + u' ' + (staysAll(dependents) ? tr("Delete, or keep?") : tr("Delete them too, or keep?"));
    return has + u' ' +
           (staysAll(dependents) ? tr("Delete, move them to another %1 first, or keep?")
                                 : tr("Delete them too, move them to another %1, or keep?"))
               .arg(word);
}

void RecordDeletion::askForHeir(const Request &request, const QList<Dependents> &dependents)
{
    auto *picker = new HeirPicker(m_session, request.table, request.keys);
    const auto go = [this, request, picker] {
        if (picker->heir().isEmpty())
            picker->complain();
        else
            remove(request,
                   {.withDependents = false, .heir = picker->heir(), .heirName = picker->heirName()});
    };
    connect(picker, &FieldEditor::nextRequested, this, go);
    connect(picker, &HeirPicker::failed, this,
            [this](const DatabaseError &error) { m_messages->show(error); });
    m_messages->askFor(
        tr("Who gets the %1 of %2?", "12 orders of Ada").arg(dependentsText(dependents), request.label),
        picker, {{tr("Move and Delete"), go}, {tr("Keep"), [this] { m_messages->dismiss(); }}});
}

void RecordDeletion::remove(const Request &request, const Decision &decision)
{
    if (m_work)
        return;
    m_messages->dismiss();
    m_work = std::make_shared<Work>();
    m_clock.start();
    const auto job = [request, decision, work = m_work](Repository &repository) {
        const auto progress = [&work](qint64 done, qint64 all) {
            work->done = done;
            work->all = all;
            return !work->stopped;
        };
        if (auto same = stillSame(repository, request.table, request.keys, request.same); !same)
            return Result<ChangeOutcome>(std::unexpected(same.error()));
        const RecordWriter writer = repository.writer();
        return decision.heir.isEmpty()
                   ? writer.remove(request.table.name, request.keys, decision.withDependents, progress)
                   : writer.removeMoving(request.table.name, request.keys, decision.heir, progress);
    };
    m_session->write(job, this, [this, request, decision](const Result<ChangeOutcome> &outcome) {
        finish(request, decision, outcome);
    });
}

void RecordDeletion::finish(const Request &request, const Decision &decision,
                            const Result<ChangeOutcome> &outcome)
{
    end();
    if (!outcome && outcome.error().kind == DatabaseError::Kind::Cancelled)
        m_messages->show(MessageBar::Tone::Information, tr("Stopped. Nothing was deleted."));
    else if (!outcome)
        m_messages->show(outcome.error(), [this, request, decision] { remove(request, decision); });
    else if (!outcome->succeeded())
        m_messages->show(outcome->errors.constFirst().error);
    else {
        m_history->push(tr("delete %1").arg(request.description), outcome->done);
        m_offer->show(UndoHistory::Direction::Undo, decision.heir.isEmpty()
                                                        ? tr("Deleted %1.").arg(request.description)
                                                        : tr("Deleted %1. What belonged there went to %2.")
                                                              .arg(request.description, decision.heirName));
    }
}

// What takes long
// --------------------------------------------------------------------------------------------

void RecordDeletion::showWork()
{
    if (m_work && m_work->all > 0 && !m_work->stopped)
        showProgress(tr("At work: %1 of %2 records…")
                         .arg(QLocale().toString(m_work->done), QLocale().toString(m_work->all)));
}

void RecordDeletion::showProgress(const QString &sentence)
{
    if (std::exchange(m_said, true))
        m_messages->replaceText(sentence);
    else
        m_messages->show(MessageBar::Tone::Information, sentence, {{tr("Stop"), [this] { stop(); }}});
}

/// What is being deleted says itself that it has stopped.
void RecordDeletion::stop()
{
    if (m_work)
        m_work->stopped = true;
    else
        end();
}

void RecordDeletion::end()
{
    m_clock.stop();
    m_work.reset();
    if (SelectedKeys *selected = m_selected.release()) {
        selected->disconnect(this);
        selected->deleteLater(); // it may be the one that calls
    }
    if (std::exchange(m_said, false))
        m_messages->dismiss();
}

} // namespace relata
