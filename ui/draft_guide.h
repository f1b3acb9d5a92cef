#pragma once

#include "models/draft_recorder.h"

#include <QtCore/QObject>

#include <functional>

namespace relata {

class DatabaseSession;
class DraftOffer;
class MessageBar;
class RelationshipView;
class UndoHistory;

/// Offers what an earlier run has left unsaved, and brings it back where it was typed; says when what is
/// typed now cannot be kept. On the GUI thread; it belongs to the view.
class DraftGuide : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        DatabaseSession *session;
        UndoHistory *history;
        DraftRecorder *recorder;
        RelationshipView *view;
        DraftOffer *offer;
        MessageBar *messages;
    };

    explicit DraftGuide(const Parts &parts);

private:
    using Records = QList<std::optional<Record>>;
    using RecordsRead = std::function<void(const Records &)>;

    void read(const QList<StoredDraft> &drafts, const RecordsRead &then);
    void offer(const QList<StoredDraft> &drafts, const Records &records);
    void offerAgain(const StoredDraft &draft);
    void restore(const QList<StoredDraft> &drafts);
    void compare(const StoredDraft &draft);
    void discard(const StoredDraft &draft);
    void takeAway(const StoredDraft &draft);
    void sayUnsafe(const DatabaseError &error);

    Parts m_parts;
    int m_message = 0;
};

} // namespace relata
