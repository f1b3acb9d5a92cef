#pragma once

#include "screenshots/camera.h"
#include "screenshots/scenes.h"

#include <QtCore/QObject>

namespace relata::test {

/// Takes the pictures of the manual: the real window on the sample store of one fixed day, worked with mouse
/// and keys as in a test, so that they come out the same wherever they are taken. A picture whose state is
/// not reached fails.
class Screenshots : public QObject
{
    Q_OBJECT

public:
    /// Where the pictures go.
    explicit Screenshots(const QString &folder)
        : m_camera(folder)
    {
    }

private Q_SLOTS:

    void init() { forgetDrafts(); } // which one picture has left to the next

    void browsing();
    void newOrder();
    void error();
    void searchEverything();
    void paste();
    void details();
    void welcome();
    void dark();

private:
    static void beginOrder(TestWindow &window, const QString &number);

    Camera m_camera;
    SampleDatabase m_sample;
};

} // namespace relata::test
