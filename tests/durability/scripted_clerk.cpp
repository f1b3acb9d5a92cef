// Saves and types without a pause, by the program's own parts, and says on its standard output what it has
// been told: what is said has to be found again, however this process ends.
//
//   scripted_clerk DATABASE FIRST LAST     ("draft N", "saved N", "failed N: sentence")
#include "models/database/database_session.h"
#include "models/draft_recorder.h"
#include "models/undo_history.h"
#include "models/undo_keeper.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimer>

#include <unistd.h>

namespace {

using namespace relata;
using namespace Qt::Literals::StringLiterals;

constexpr int MostFailures = 200;

/// At once, with nothing in between that would have to be flushed.
void say(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    if (::write(STDOUT_FILENO, bytes.constData(), size_t(bytes.size())) != bytes.size())
        std::exit(2);
}

class Clerk : public QObject
{
public:
    Clerk(const DatabaseLocation &location, int first, int last)
        : m_session(location)
        , m_history(&m_session)
        , m_recorder(location)
        , m_number(first)
        , m_last(last)
    {
        connect(&m_session, &DatabaseSession::opened, this, &Clerk::begin);
        connect(&m_session, &DatabaseSession::openFailed, this, [](const DatabaseError &error) {
            say(u"cannot open: "_s + error.message);
            QCoreApplication::exit(1);
        });
        m_session.open();
    }

    ~Clerk() override { m_recorder.close(); }

private:
    TableName table(const QString &name) const
    {
        const auto &tables = m_session.schema()->tables();
        return std::ranges::find_if(tables, [&name](const Table &t) { return t.name.name == name; })->name;
    }

    void begin()
    {
        m_keeper = std::make_unique<UndoKeeper>(&m_session, &m_history);
        m_draft = RecordDraft::newRecord(m_session.schema(), table(u"customers"_s));
        m_recorder.watch(m_draft.get());
        type();
    }

    void type()
    {
        m_draft->setText(u"email"_s, u"draft %1"_s.arg(m_number));
        if (m_recorder.flush())
            say(u"draft %1"_s.arg(m_number));
        save();
    }

    /// Two records that are there both or neither.
    void save()
    {
        const QString name = QString::number(m_number);
        const QList<Change> changes{
            Change::insertion(table(u"customers"_s), {{u"name"_s, name}}),
            Change::insertion(table(u"orders"_s), {{u"order_number"_s, name}, {u"customer_id"_s, 1LL}})};
        m_session.write([changes](Repository &repository) { return repository.writer().apply(changes); },
                        this, [this, name](const Result<ChangeOutcome> &outcome) { finish(name, outcome); });
    }

    void finish(const QString &name, const Result<ChangeOutcome> &outcome)
    {
        if (outcome && outcome->succeeded()) {
            say(u"saved "_s + name);
            m_history.push(name, outcome->done);
            ++m_number;
        } else {
            const DatabaseError error = outcome ? outcome->errors.constFirst().error : outcome.error();
            say(u"failed %1: %2"_s.arg(name, error.message));
            ++m_failures;
        }
        if (m_number <= m_last && m_failures < MostFailures)
            QTimer::singleShot(0, this, &Clerk::type);
        else
            QCoreApplication::exit(m_failures < MostFailures ? 0 : 1);
    }

    DatabaseSession m_session;
    UndoHistory m_history;
    DraftRecorder m_recorder;
    std::unique_ptr<UndoKeeper> m_keeper;
    std::unique_ptr<RecordDraft> m_draft;
    int m_number;
    const int m_last;
    int m_failures = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"relata"_s);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    Clerk clerk({.path = arguments.at(1)}, arguments.at(2).toInt(), arguments.at(3).toInt());
    return QCoreApplication::exec();
}
