#include "ui/refused_drafts.h"

#include "models/record_draft.h"
#include "ui/form_host.h"
#include "ui/message_bar.h"

#include <QtCore/QPointer>

#include <algorithm>

namespace relata {

namespace {

/// Whether the same may be done a little later, or once somebody has made room.
bool mayPass(const DatabaseError &error)
{
    using Kind = DatabaseError::Kind;
    return error.kind == Kind::Full || error.kind == Kind::Busy || error.kind == Kind::ConnectionLost;
}

} // namespace

RefusedDrafts::RefusedDrafts(FormHost *forms, MessageBar *messages, QObject *parent)
    : QObject(parent)
    , m_forms(forms)
    , m_messages(messages)
{
    connect(forms, &FormHost::refused, this, &RefusedDrafts::show);
}

void RefusedDrafts::show(const RecordDraft *draft, const QList<DatabaseError> &errors)
{
    QStringList sentences;
    QStringList details;
    for (const DatabaseError &error : errors) {
        sentences += error.message;
        details += error.details;
    }
    details.removeAll(QString());
    const QPointer<const RecordDraft> kept(draft);
    QList<MessageBar::Action> actions;
    if (std::ranges::all_of(errors, mayPass))
        actions.append({tr("Retry"), [this, kept] { m_forms->saveKept(kept); }});
    const auto conflicts = [](const DatabaseError &error) {
        return error.kind == DatabaseError::Kind::Conflict;
    };
    actions.append({std::ranges::any_of(errors, conflicts) ? tr("Compare") : tr("Open"), [this, kept] {
                        m_messages->dismiss();
                        m_forms->openDraft(kept);
                    }});
    const int message = m_messages->show(
        MessageBar::Tone::Error, tr("%1 is not saved yet. %2").arg(draft->title(), sentences.join(u' ')),
        actions, details.join(u'\n'));
    // With the window the bar may go before the drafts.
    connect(draft, &QObject::destroyed, m_messages, [this, message] { m_messages->withdraw(message); });
}

} // namespace relata
