#include "models/record_table_model.h"
#include "support/open_session.h"
#include "support/test_registry.h"
#include "ui/current_record.h"
#include "ui/record_table_view.h"

#include <QtTest/QtTest>

#include <future>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// While it lives, nothing that is asked of a lane is answered.
class HeldLane
{
public:
    HeldLane(DatabaseSession &session, Lane lane)
    {
        const auto job = [until = m_released.get_future().share(),
                          begun = m_begun](Repository &) -> Result<bool> {
            begun->set_value();
            until.wait();
            return true;
        };
        session.run(lane, {}, job);
        m_begun->get_future().wait(); // what was asked before is done, what comes waits
    }

    ~HeldLane() { m_released.set_value(); }

    Q_DISABLE_COPY_MOVE(HeldLane)

private:
    std::promise<void> m_released;
    std::shared_ptr<std::promise<void>> m_begun = std::make_shared<std::promise<void>>();
};

} // namespace

/// The record that is current, whatever the order in which the database answers.
class CurrentRecordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// The place of a record is asked for among the rows that are counted, and the counting is over before
    /// the answer comes: that it was not among them then says nothing about where it is now.
    void aRecordIsFoundWhenTheCountingEndsBeforeItsPlaceIsAnswered_data() { addDatabaseKinds(); }

    void aRecordIsFoundWhenTheCountingEndsBeforeItsPlaceIsAnswered()
    {
        constexpr int Rows = 20'000;
        OpenSession open(databaseKind());
        open.addCustomers(Rows);
        const RecordKey last(QVariantList{open.store.value(u"SELECT max(id) FROM customers"_s).toLongLong()});
        RecordTableModel model(&open.session);
        RecordTableView view;
        view.setModel(&model);
        view.resize(600, 400);
        view.show();
        CurrentRecord current(&view, &model);
        connect(&model, &QAbstractItemModel::modelReset, &current, &CurrentRecord::findAgain);

        auto counting = std::make_unique<HeldLane>(open.session, Lane::Background);
        model.setQuery({.table = open.table(u"customers"_s)});
        QTRY_VERIFY(model.isLoaded() && !model.isPending() && current.row() == 0);
        QVERIFY(!model.isCountExact());
        auto pages = std::make_unique<HeldLane>(open.session, Lane::Pages);
        current.select(last);
        counting.reset();
        QTRY_VERIFY(model.isCountExact());
        pages.reset();
        QTRY_COMPARE(current.key(), last);
        QTRY_COMPARE(current.row(), model.rowCount() - 1);
    }
};

RELATA_TEST(CurrentRecordTest, "current_record");
#include "test_current_record.moc"
