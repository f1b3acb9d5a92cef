// Records of whose large values a page has read the beginnings alone: all of such a one is read before
// anybody edits it. A part of FormHost.
#include "models/database/database_session.h"
#include "ui/conflict_panel.h"
#include "ui/form_host.h"
#include "ui/record_form.h"

namespace relata {

/// The record that was asked for last, and what is to be done with it then.
struct FormHost::Reading
{
    TableName table;
    RecordKey key;
    WholeRead then;
    std::function<void()> afterwards; ///< with its form, asked for meanwhile
    std::stop_source stop;
};

void FormHost::readWhole(const TableName &table, const RecordKey &key, const WholeRead &then)
{
    if (m_reading && m_reading->table == table && m_reading->key == key) {
        m_reading->then = then;
        return;
    }
    stopReading();
    m_reading = std::make_shared<Reading>(Reading{table, key, then, {}, {}});
    const auto job = [table, key](Repository &repository) { return repository.reader().record(table, key); };
    m_session->request(Lane::Pages, m_reading->stop.get_token(), job, this,
                       [this, reading = m_reading](const Result<std::optional<Record>> &whole) {
                           if (m_reading == reading)
                               finishReading(whole);
                       });
}

void FormHost::finishReading(const Result<std::optional<Record>> &whole)
{
    const std::shared_ptr<Reading> reading = std::exchange(m_reading, nullptr);
    if (!whole) {
        Q_EMIT failed(whole.error());
    } else if (!*whole) {
        Q_EMIT noted(tr("Somebody else has deleted this record meanwhile."));
    } else {
        reading->then(**whole);
        if (reading->afterwards)
            reading->afterwards();
    }
}

/// Whether a form is yet to come, to which it is done then.
bool FormHost::waits(const std::function<void()> &afterwards)
{
    if (m_reading)
        m_reading->afterwards = afterwards;
    return m_reading != nullptr;
}

void FormHost::stopReading()
{
    if (const auto reading = std::exchange(m_reading, nullptr))
        reading->stop.request_stop();
}

void FormHost::lookAt(const RecordKey &key)
{
    if (m_reading && m_reading->key != key)
        stopReading();
}

void FormHost::focusField(const QString &column)
{
    if (waits([this, column] { focusField(column); }))
        return;
    if (m_conflict->isOpen()) {
        m_conflict->focusFirst();
        return;
    }
    m_form->focusFirstField();
    m_form->focusField(column);
}

} // namespace relata
