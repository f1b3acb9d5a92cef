#include "models/database/cut_value.h"
#include "support/test_database.h"
#include "support/test_registry.h"
#include "support/test_window.h"
#include "typing.h"
#include "ui/conflict_panel.h"
#include "ui/form_host.h"
#include "ui/record_details.h"

#include <QtWidgets/QPlainTextEdit>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Characters = 70'000;

/// Papers with long texts, of which a page has the beginnings alone.
struct Library
{
    explicit Library(DatabaseLocation::Kind kind)
        : database(kind)
    {
        const bool sqlite = database.isSqlite();
        const QString body = sqlite ? u"'<' || replace(hex(zeroblob(%1)), '00', 'x') || '>'"_s
                                    : u"'<' || repeat('x', %1) || '>'"_s;
        database.execute(
            {u"CREATE TABLE papers (id %1 PRIMARY KEY, name VARCHAR(50) NOT NULL, body TEXT)"_s.arg(
                 sqlite ? u"INTEGER"_s : u"serial"_s),
             u"INSERT INTO papers (name, body) VALUES ('Long', %1), ('Short', 'few words'), ('Longer', %1)"_s
                 .arg(body.arg(Characters)),
             u"CREATE TABLE pages (id INTEGER PRIMARY KEY, paper_id INTEGER REFERENCES papers (id))"_s});
        window = std::make_unique<TestWindow>(database.location(), StartPlace{u"papers"_s, {}});
    }

    bool isReady() { return window->isReady() && window->detail()->model()->isLoaded(); }

    QPlainTextEdit *body(QWidget *inside) { return window->find<QPlainTextEdit>(inside, u"field:body"_s); }

    bool isForm(const QString &title)
    {
        const auto *form = window->find(window->master(), u"form"_s);
        return form->isVisible() && form->accessibleName() == title;
    }

    void goTo(int row)
    {
        auto *table = window->master()->table();
        table->setCurrentIndex(table->model()->index(row, BodyColumn));
        table->setFocus();
    }

    /// Of the whole body: how long it is, its ends, and nothing else between them.
    QString stored(const QString &name)
    {
        return database.rows(u"SELECT length(body), substr(body, 1, 2), substr(body, length(body) - 1), "
                             "length(replace(body, 'x', '')) FROM papers WHERE name = '%1'"_s.arg(name));
    }

    static constexpr int BodyColumn = 2;

    TestDatabase database;
    std::unique_ptr<TestWindow> window;
};

const QString Untouched = u"70002|<x|x>|2"_s;

} // namespace

/// Records with values of which the table has read the beginnings: what can be done with them is done with
/// all of them.
class LargeValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase_data() { addDatabaseKinds(); }

    void init()
    {
        QFETCH_GLOBAL(DatabaseLocation::Kind, kind);
        m_library = std::make_unique<Library>(kind);
        QTRY_VERIFY(m_library->isReady());
        QVERIFY(isCut(*window().master()->currentRecord())); // else this tests nothing
    }

    void cleanup() { m_library.reset(); }

    void theCellShowsTheBeginning()
    {
        const QString shown = window().master()->model()->index(0, Library::BodyColumn).data().toString();
        QVERIFY(shown.startsWith(u"<xxx"));
        QVERIFY(shown.endsWith(u"x…"));
        QCOMPARE(shown.size(), 1'001);
    }

    void theFormHasAllOfItAndAnotherColumnLeavesItAlone()
    {
        m_library->goTo(0);
        window().press(Qt::Key_Return);
        QTRY_VERIFY(m_library->isForm(u"Paper Long"_s));
        QCOMPARE(body()->toPlainText().size(), Characters + 2);
        QTRY_COMPARE(QApplication::focusWidget(), body()); // where the cell was
        typeName(u"Renamed"_s);
        save(window());
        QTRY_COMPARE(m_library->stored(u"Renamed"_s), Untouched);
        QTRY_VERIFY(!window().master()->forms()->isOpen());
        QTRY_COMPARE(window().current(window().master()), u"Renamed"_s);
    }

    void itIsChangedAtItsEnd()
    {
        m_library->goTo(0);
        window().press(Qt::Key_F2); // no cell's size: the form
        QTRY_VERIFY(m_library->isForm(u"Paper Long"_s));
        body()->moveCursor(QTextCursor::End);
        window().type(u"!"_s);
        save(window());
        QTRY_COMPARE(m_library->stored(u"Long"_s), u"70003|<x|>!|3"_s);
        window().press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_library->stored(u"Long"_s), Untouched);
    }

    /// Where nobody sees it: behind the beginning, and as long as before.
    void whatSomebodyElseChangesInTheMiddleIsAConflict()
    {
        m_library->goTo(0);
        window().press(Qt::Key_Return);
        QTRY_VERIFY(m_library->isForm(u"Paper Long"_s));
        body()->moveCursor(QTextCursor::End);
        window().type(u"!"_s);
        m_library->database.execute({u"UPDATE papers SET body = substr(body, 1, 50000) || 'y' || "
                                     "substr(body, 50002) WHERE name = 'Long'"_s});
        save(window());
        auto *panel = window().master()->forms()->findChild<ConflictPanel *>();
        QTRY_VERIFY(panel->isVisible());
        QCOMPARE(m_library->stored(u"Long"_s), u"70002|<x|x>|3"_s); // theirs
    }

    void aCopyIsWhole()
    {
        m_library->goTo(0);
        window().press(Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->text().size(), Characters + 2);
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(u"x>"));
        window().master()->table()->selectAll();
        window().press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"\tfew words"));
        QCOMPARE(QGuiApplication::clipboard()->text().count(u'>'), 2);
    }

    void aDuplicateIsWhole()
    {
        m_library->goTo(0);
        window().press(Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(m_library->isForm(u"New Paper"_s));
        QCOMPARE(body()->toPlainText().size(), Characters + 2);
        typeName(u"Twin"_s);
        save(window());
        QTRY_COMPARE(m_library->stored(u"Twin"_s), Untouched);
    }

    void theDetailsHaveAllOfIt()
    {
        auto *details = window().window().view()->details();
        window().press(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(details->findChildren<QPlainTextEdit *>().size(), 1);
        QCOMPARE(m_library->body(details)->toPlainText().size(), Characters + 2);
        m_library->goTo(1);
        QTRY_VERIFY(details->findChild<QPlainTextEdit *>() &&
                    m_library->body(details)->toPlainText() == u"few words");
        m_library->goTo(2);
        QTRY_VERIFY(details->findChild<QPlainTextEdit *>() &&
                    m_library->body(details)->toPlainText().size() == Characters + 2);
    }

    /// Whoever goes on does not want the form any more that was asked for.
    void whoGoesOnIsNotTakenBack()
    {
        m_library->goTo(0);
        window().press(Qt::Key_Return);
        m_library->goTo(1);
        QVERIFY(!QTest::qWaitFor([&] { return window().master()->forms()->isOpen(); }, 200));
        m_library->goTo(2);
        window().press(Qt::Key_Return);
        QTRY_VERIFY(m_library->isForm(u"Paper Longer"_s));
    }

    void aRecordThatIsGoneMeanwhileIsSaid()
    {
        m_library->goTo(0);
        m_library->database.execute({u"DELETE FROM papers WHERE name = 'Long'"_s});
        window().press(Qt::Key_Return);
        QTRY_VERIFY(
            TestWindow::message(window().master()).startsWith(u"Somebody else has deleted this record"));
        QVERIFY(!window().master()->forms()->isOpen());
    }

    void itIsDeletedAndBroughtBackWhole()
    {
        window().click(window().master(), u"Long"_s);
        window().press(Qt::Key_Delete);
        QTRY_VERIFY2(TestWindow::message(window().master()).startsWith(u"Deleted"),
                     qPrintable(TestWindow::message(window().master())));
        QCOMPARE(m_library->stored(u"Long"_s), QString());
        window().press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_library->stored(u"Long"_s), Untouched);
    }

private:
    TestWindow &window() { return *m_library->window; }

    QPlainTextEdit *body() { return m_library->body(window().master()); }

    void typeName(const QString &name)
    {
        window().find<QLineEdit>(window().master(), u"field:name"_s)->setFocus();
        window().press(Qt::Key_A, Qt::ControlModifier);
        window().type(name);
    }

    std::unique_ptr<Library> m_library;
};

RELATA_TEST(LargeValuesTest, "large_values");
#include "test_large_values.moc"
