#pragma once

#include "models/journal.h"
#include "support/test_window.h"
#include "ui/draft_comparison.h"
#include "ui/draft_offer.h"
#include "ui/draft_offer_line.h"

#include <QtCore/QDir>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

/// What an earlier run of the program has left unsaved, as the window offers it.
inline DraftOffer *offer(TestWindow &window)
{
    return window.find<DraftOffer>(&window.window(), u"draftOffer"_s);
}

inline QStringList offered(TestWindow &window)
{
    QStringList titles;
    for (const StoredDraft &draft :
         offer(window)->isVisible() ? offer(window)->drafts() : QList<StoredDraft>())
        titles += draft.snapshot.title;
    return titles;
}

/// The button of one of the lines: "restore", "compare", "discard".
inline QPushButton *button(TestWindow &window, const QString &name, int line = 0)
{
    return offer(window)->findChildren<DraftOfferLine *>().at(line)->findChild<QPushButton *>(name);
}

/// Restores the first of them; its form is there then.
inline void restore(TestWindow &window)
{
    window.click(button(window, u"restore"_s));
    QVERIFY(QTest::qWaitFor([&window] { return window.window().view()->unsavedCount() > 0; }));
}

inline QString comparison(TestWindow &window)
{
    const auto *shown = offer(window)->findChild<DraftComparison *>();
    return shown ? shown->accessibleDescription() : QString();
}

/// All that is on the disk of what is typed into a database.
inline QByteArray journaled(const DatabaseLocation &location)
{
    QByteArray bytes;
    const QDir folder(Journal::folder(u"drafts"_s, location));
    for (const QFileInfo &info : folder.entryInfoList({u"*.journal"_s})) {
        QFile file(info.filePath());
        bytes += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    return bytes;
}

} // namespace relata::test
