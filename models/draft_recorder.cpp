#include "models/draft_recorder.h"

#include <QtCore/QUuid>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds BehindTheKeys{80};
constexpr std::chrono::seconds LongestFlush{3};
constexpr qsizetype MiB = 1024 * 1024;
constexpr JournalLimits Limits{.entryBytes = 16 * MiB, .allBytes = 64 * MiB, .entries = 500};

} // namespace

DraftRecorder::DraftRecorder(const DatabaseLocation &location, QObject *parent)
    : QObject(parent)
    , m_isOn(!location.sample)
    , m_journal(u"drafts"_s, location, Limits)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(BehindTheKeys);
    connect(&m_timer, &QTimer::timeout, this, &DraftRecorder::storeChanged);
    connect(&m_journal, &Journal::found, this, &DraftRecorder::tell);
    connect(&m_journal, &Journal::failed, this, [this](const DatabaseError &error) {
        m_failing = true;
        Q_EMIT failed(error);
    });
    connect(&m_journal, &Journal::written, this, [this] {
        if (std::exchange(m_failing, false))
            Q_EMIT recovered();
    });
}

void DraftRecorder::open()
{
    if (m_isOn)
        m_journal.open();
}

void DraftRecorder::tell(const QList<JournalEntry> &entries)
{
    QList<StoredDraft> drafts;
    for (const JournalEntry &entry : entries) {
        if (auto snapshot = DraftSnapshot::fromBytes(entry.data))
            drafts.append({entry.id, *std::move(snapshot)});
    }
    if (!drafts.isEmpty())
        Q_EMIT found(drafts);
}

void DraftRecorder::watch(RecordDraft *draft, const RecordKey &source, const QByteArray &id)
{
    if (!m_isOn || m_closed)
        return;
    Watched &watched = m_watched[draft];
    if (watched.id.isEmpty()) {
        watched = {id.isEmpty() ? QUuid::createUuid().toRfc4122() : id, source, false, !id.isEmpty(), {}};
        connect(draft, &RecordDraft::valueChanged, this, [this, draft] { changed(draft); });
        connect(draft, &QObject::destroyed, this, &DraftRecorder::destroyed);
    }
    if (draft->isDirty())
        changed(draft);
}

void DraftRecorder::watchLines(RecordDraft *draft, ChildLines *lines)
{
    const auto found = m_watched.find(draft);
    if (m_closed || found == m_watched.end())
        return;
    if (found->lines)
        found->lines->disconnect(this);
    found->lines = lines;
    connect(lines, &ChildLines::changed, this, [this, draft] { changed(draft); });
    if (lines->isDirty())
        changed(draft);
}

/// From the first key on, not from the last: somebody who types without a pause is not to be waited for.
void DraftRecorder::changed(RecordDraft *draft)
{
    if (m_closed || !m_watched.contains(draft))
        return;
    if (!m_changed.contains(draft))
        m_changed.append(draft);
    if (!m_timer.isActive())
        m_timer.start();
}

void DraftRecorder::storeChanged()
{
    m_timer.stop();
    for (RecordDraft *draft : std::exchange(m_changed, {}))
        store(draft);
}

void DraftRecorder::store(RecordDraft *draft)
{
    Watched &watched = m_watched[draft];
    if (!watched.isDirty(*draft) && !watched.saving) {
        if (std::exchange(watched.stored, false))
            m_journal.remove(watched.id);
        return;
    }
    DraftSnapshot snapshot = DraftSnapshot::of(*draft, watched.lines);
    snapshot.source = watched.source;
    snapshot.saving = watched.saving;
    watched.stored = true;
    m_journal.put(watched.id, [snapshot = std::move(snapshot)] { return snapshot.toBytes(); });
}

void DraftRecorder::setSaving(RecordDraft *draft, bool saving)
{
    const auto found = m_watched.find(draft);
    if (m_closed || found == m_watched.end() || found->saving == saving)
        return;
    found->saving = saving;
    m_changed.removeAll(draft);
    store(draft);
}

void DraftRecorder::forget(RecordDraft *draft)
{
    draft->disconnect(this);
    if (ChildLines *lines = m_watched.value(draft).lines)
        lines->disconnect(this);
    destroyed(draft);
}

void DraftRecorder::destroyed(const QObject *draft)
{
    if (m_closed)
        return;
    m_changed.removeIf([draft](const RecordDraft *changed) { return changed == draft; });
    const Watched watched = m_watched.take(draft);
    if (watched.stored)
        m_journal.remove(watched.id);
}

void DraftRecorder::discard(const StoredDraft &found)
{
    m_journal.remove(found.id);
}

void DraftRecorder::bringBack(const StoredDraft &found)
{
    m_journal.put(found.id, [snapshot = found.snapshot] { return snapshot.toBytes(); });
}

bool DraftRecorder::flush()
{
    storeChanged();
    return m_isOn && m_journal.flush(LongestFlush);
}

void DraftRecorder::close()
{
    storeChanged();
    m_closed = true;
}

} // namespace relata
