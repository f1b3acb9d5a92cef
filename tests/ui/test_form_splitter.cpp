#include "support/test_registry.h"
#include "support/test_store.h"
#include "support/test_window.h"
#include "ui/form_host.h"
#include "ui/form_splitter.h"

using namespace relata;
using namespace relata::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The window with a form of a new order.
struct Begun
{
    Begun()
        : window(store.location())
    {
    }

    void begin(const QSize &size)
    {
        window.window().resize(size);
        QTRY_VERIFY(window.isReady());
        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(window.detail()->findChild<QLineEdit *>(u"field:order_number"_s));
        QTRY_COMPARE(height(), wanted());
    }

    FormSplitter *splitter() { return window.detail()->findChild<FormSplitter *>(); }

    int height() { return splitter()->widget(1)->height(); }

    int wanted() { return splitter()->widget(1)->sizeHint().height(); }

    TestStore store{DatabaseLocation::Kind::SQLite};
    TestWindow window;
};

} // namespace

/// How a table and the form below it share their room.
class FormSplitterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aFormIsNoHigherThanWhatItSays()
    {
        Begun begun;
        begun.begin({800, 900});
        const int narrow = begun.height();
        begun.window.window().resize(2'400, 900); // its fields stand beside each other
        QTRY_VERIFY(begun.wanted() < narrow);
        QTRY_COMPARE(begun.height(), begun.wanted());
    }

    void higherOnlyWhereSomebodyDragsIt()
    {
        Begun begun;
        begun.begin({1'200, 900});
        QSplitterHandle *handle = begun.splitter()->handle(1);
        const QPoint middle = handle->rect().center();
        QTest::mousePress(handle, Qt::LeftButton, {}, middle);
        QTest::mouseMove(handle, middle - QPoint(0, 60));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, middle - QPoint(0, 60));
        QTRY_VERIFY(begun.height() > begun.wanted() + 40);
        begun.window.window().resize(1'210, 900);
        QTRY_COMPARE(begun.window.window().width(), 1'210);
        QVERIFY(begun.height() > begun.wanted() + 40);
    }
};

RELATA_TEST(FormSplitterTest, "form_splitter");
#include "test_form_splitter.moc"
