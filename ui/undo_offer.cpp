#include "ui/undo_offer.h"

#include "ui/message_bar.h"

namespace relata {

UndoOffer::UndoOffer(UndoHistory *history, MessageBar *messages, QObject *parent)
    : QObject(parent)
    , m_history(history)
    , m_messages(messages)
{
    connect(history, &UndoHistory::changed, this, &UndoOffer::withdraw);
}

void UndoOffer::show(UndoHistory::Direction way, const QString &sentence)
{
    const QString button = way == UndoHistory::Direction::Undo ? tr("Undo") : tr("Redo");
    m_message = m_messages->show(MessageBar::Tone::Information, sentence,
                                 {{button, [this, way] { m_history->go(way); }}});
}

void UndoOffer::withdraw()
{
    if (const int message = std::exchange(m_message, 0))
        m_messages->withdraw(message);
}

} // namespace relata
