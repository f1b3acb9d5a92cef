#include "models/record_draft.h"
#include "support/store_schema.h"
#include "support/test_registry.h"
#include "ui/draft_strip.h"

#include <QtTest/QtTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A strip with five drafts.
struct Strip
{
    Strip()
    {
        QList<const RecordDraft *> all;
        for (int i = 0; i < Count; ++i) {
            drafts.push_back(RecordDraft::newRecord(storeSchema(), {{}, u"orders"_s}, {},
                                                    u"Customer number %1"_s.arg(i + 1)));
            all << drafts.back().get();
        }
        strip.setDrafts(all);
    }

    QStringList titles() const
    {
        QStringList shown;
        for (const auto *button : strip.findChildren<QToolButton *>(u"draft"_s)) {
            if (button->isVisible())
                shown << button->text();
        }
        return shown;
    }

    QToolButton *more() const { return strip.findChild<QToolButton *>(u"moreDrafts"_s); }

    static constexpr int Count = 5;
    std::vector<std::unique_ptr<RecordDraft>> drafts;
    DraftStrip strip;
};

} // namespace

/// The titles of what is not saved yet, in whatever room there is.
class DraftStripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void asManyAsFitAreShownAndTheRestIsBehindAButton()
    {
        Strip shown;
        shown.strip.resize(2000, 40);
        shown.strip.show();
        QTRY_COMPARE(shown.titles().size(), Strip::Count);
        QVERIFY(!shown.more()->isVisible());

        const int button = shown.strip.findChild<QToolButton *>(u"draft"_s)->width();
        shown.strip.resize(3 * button + button / 2, 40);
        QTRY_VERIFY(shown.more()->isVisible());
        const qsizetype count = shown.titles().size();
        QVERIFY(count > 0 && count < Strip::Count);
        QCOMPARE(shown.more()->text(), u"and %1 more"_s.arg(Strip::Count - count));
        for (const auto *visible : shown.strip.findChildren<QToolButton *>()) {
            if (visible->isVisible())
                QVERIFY(shown.strip.rect().contains(visible->geometry()));
        }

        const RecordDraft *chosen = nullptr;
        connect(&shown.strip, &DraftStrip::chosen, this, [&](const RecordDraft *draft) { chosen = draft; });
        QAction *last = shown.more()->menu()->actions().constLast();
        QCOMPARE(last->text(), shown.drafts.back()->title());
        last->trigger();
        QCOMPARE(chosen, shown.drafts.back().get());
    }

    void withoutRoomForOneTheButtonSaysHowMany()
    {
        Strip shown;
        shown.strip.resize(180, 40);
        shown.strip.show();
        QTRY_COMPARE(shown.more()->text(), u"5 records"_s);
        QCOMPARE(shown.titles(), QStringList());
        QCOMPARE(shown.more()->menu()->actions().size(), Strip::Count);
    }

    void theFirstOfThemIsOpenedByAClick()
    {
        Strip shown;
        shown.strip.resize(2000, 40);
        shown.strip.show();
        const RecordDraft *chosen = nullptr;
        connect(&shown.strip, &DraftStrip::chosen, this, [&](const RecordDraft *draft) { chosen = draft; });
        QTest::mouseClick(shown.strip.findChild<QToolButton *>(u"draft"_s), Qt::LeftButton);
        QCOMPARE(chosen, shown.drafts.front().get());
    }
};

RELATA_TEST(DraftStripTest, "draft_strip");
#include "test_draft_strip.moc"
