#include "support/test_registry.h"
#include "ui/arranging.h"

#include <QtGui/QWindow>

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The mouse over the window's surface, as the platform reports it: the window finds out itself what is
/// below.
class Mouse
{
public:
    Mouse(TestWindow &window, RecordPane *pane)
        : m_window(&window.window())
        , m_header(pane->table()->horizontalHeader())
        , m_pane(pane)
    {
    }

    void drag(const QPoint &from, const QPoint &to)
    {
        QTest::mousePress(m_window->windowHandle(), Qt::LeftButton, {}, from);
        for (int step = 1; step <= Steps; ++step)
            QTest::mouseMove(m_window->windowHandle(), from + (to - from) * step / Steps);
        QTest::mouseRelease(m_window->windowHandle(), Qt::LeftButton, {}, to);
        QCoreApplication::processEvents();
    }

    void doubleClick(const QPoint &at)
    {
        QTest::mouseMove(m_window->windowHandle(), at);
        QTest::mouseDClick(m_window->windowHandle(), Qt::LeftButton, {}, at);
        QCoreApplication::processEvents();
    }

    QPoint edgeOf(const QString &title) const { return at(title, widthOf(m_pane, title) - 2); }

    QPoint middleOf(const QString &title) const { return at(title, widthOf(m_pane, title) / 2); }

private:
    QPoint at(const QString &title, int x) const
    {
        const int left = m_header->sectionViewportPosition(columnCalled(m_pane, title));
        return m_header->viewport()->mapTo(m_window, QPoint(left + x, m_header->height() / 2));
    }

    static constexpr int Steps = 8;
    QWidget *m_window;
    QHeaderView *m_header;
    RecordPane *m_pane;
};

} // namespace

/// Columns moved and resized by the mouse, and the room they share where nobody has done so.
class HeaderMouseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void draggedColumnsAreKeptForTheirDatabase_data() { addDatabaseKinds(); }

    void draggedColumnsAreKeptForTheirDatabase()
    {
        TestStore store(databaseKind());
        int city = 0;
        int name = 0;
        {
            TestWindow window(store.location());
            QTRY_VERIFY(window.isReady());
            Mouse mouse(window, window.master());
            const int before = widthOf(window.master(), u"City"_s);
            mouse.drag(mouse.edgeOf(u"City"_s), mouse.edgeOf(u"City"_s) + QPoint(45, 0));
            city = widthOf(window.master(), u"City"_s);
            QCOMPARE(city, before + 45);

            mouse.drag(mouse.edgeOf(u"Name"_s), mouse.edgeOf(u"Name"_s) + QPoint(90, 0));
            const int wide = widthOf(window.master(), u"Name"_s);
            mouse.doubleClick(mouse.edgeOf(u"Name"_s)); // fits
            name = widthOf(window.master(), u"Name"_s);
            QVERIFY2(name < wide, qPrintable(u"%1 of %2"_s.arg(name).arg(wide)));

            mouse.drag(mouse.middleOf(u"Email"_s),
                       mouse.middleOf(u"City"_s) + QPoint(widthOf(window.master(), u"City"_s) / 3, 0));
            QCOMPARE(titles(window.master()), u"Name|Phone|City|Email|Orders"_s);
        }
        TestWindow again(store.location());
        QTRY_VERIFY(again.isReady());
        QCOMPARE(titles(again.master()), u"Name|Phone|City|Email|Orders"_s);
        QCOMPARE(widthOf(again.master(), u"City"_s), city);
        QCOMPARE(widthOf(again.master(), u"Name"_s), name);

        TestStore other(databaseKind());
        TestWindow elsewhere(other.location());
        QTRY_VERIFY(elsewhere.isReady());
        QCOMPARE(titles(elsewhere.master()), u"Name|Email|Phone|City|Orders"_s);
    }

    void aWiderWindowIsUsedUntilWidthsAreChosenByHand_data() { addDatabaseKinds(); }

    void aWiderWindowIsUsedUntilWidthsAreChosenByHand()
    {
        TestStore store(databaseKind());
        store.execute({u"UPDATE customers SET email = 'somebody.with.a.rather.long.address@example.org'"_s});
        TestWindow window(store.location());
        window.window().resize(900, 700);
        QTRY_VERIFY(window.isReady());
        const auto email = [&] { return widthOf(window.master(), u"Email"_s); };
        const int narrow = email();
        window.window().resize(1800, 700);
        QTRY_VERIFY2(email() > narrow, qPrintable(QString::number(email())));
        const int wide = email();
        window.window().resize(900, 700);
        QTRY_COMPARE(email(), narrow);

        Mouse mouse(window, window.master());
        mouse.drag(mouse.edgeOf(u"Name"_s), mouse.edgeOf(u"Name"_s) + QPoint(20, 0));
        const int chosen = email();
        window.window().resize(1800, 700);
        QTRY_COMPARE(window.window().width(), 1800);
        QCoreApplication::processEvents();
        QCOMPARE(email(), chosen);
        QVERIFY(chosen < wide);
    }
};

RELATA_TEST(HeaderMouseTest, "header_mouse");
#include "test_header_mouse.moc"
