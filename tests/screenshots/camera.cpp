#include "screenshots/camera.h"

#include "models/database/connection.h"
#include "models/database/sample_store.h"
#include "models/database/store_file.h"

#include <QtGui/QPainter>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Others may need its processors too.
constexpr int BusyMachine = 30'000;
constexpr int StillTimes = 3;
constexpr int SmallestFile = 0; ///< of the qualities of a PNG, which loses nothing
constexpr SampleSize SmallSample{.customers = 1'000, .orders = 10'000, .busyOrders = 3'000};

/// What a window manager would draw around a dialog, which tells it from what is behind.
void paintOver(QPainter *painter, const QWidget &window, QWidget *over)
{
    const QRect place(window.mapFromGlobal(over->mapToGlobal(QPoint())), over->size());
    painter->drawPixmap(place.topLeft(), over->grab());
    painter->setPen(QColor(128, 128, 128));
    painter->drawRect(place.adjusted(-1, -1, 0, 0));
}

} // namespace

Camera::Camera(const QString &folder)
    : m_folder(folder)
{
    if (!m_folder.mkpath(u"."_s))
        qFatal("There is no folder %s.", qPrintable(folder));
}

void Camera::take(QWidget &window, const QString &name) const
{
    QCoreApplication::processEvents(); // what was said last is laid out
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    for (QWidget *other : QApplication::topLevelWidgets()) {
        if (other != &window && other->isVisible())
            paintOver(&painter, window, other);
    }
    painter.end();
    const QString file = m_folder.filePath(name + u".png"_s);
    if (!picture.toImage().convertToFormat(QImage::Format_RGB32).save(file, "PNG", SmallestFile))
        QTest::qFail(qPrintable(u"cannot write "_s + file), __FILE__, __LINE__);
}

void Camera::takeCalm(TestWindow &window, const QString &name) const
{
    int times = 0; // that nothing has changed; once may be between two steps of laying out
    const auto isStill = [&window, &times] {
        const QImage before = window.window().grab().toImage();
        QCoreApplication::processEvents();
        times = isCalm(window) && window.window().grab().toImage() == before ? times + 1 : 0;
        return times >= StillTimes;
    };
    QVERIFY(QTest::qWaitFor(isStill, BusyMachine)); // not QTRY_VERIFY(), which asks once more
    take(window.window(), name);
}

const DatabaseLocation &SampleDatabase::location()
{
    if (!m_location.path.isEmpty())
        return m_location;
    const auto store = ownStore(m_folder.filePath(u"store.db"_s));
    auto connection = store ? Connection::open(*store) : std::unexpected(store.error());
    if (!connection || !fillSample(**connection, day(), SmallSample))
        qFatal("There is no sample.");
    return m_location = *store;
}

bool isCalm(TestWindow &window)
{
    if (!window.isReady())
        return false;
    const auto *master = window.master()->model();
    const auto *detail = window.detail()->model();
    return master->isCountExact() && !detail->isPending() && (!detail->isLoaded() || detail->isCountExact());
}

} // namespace relata::test
