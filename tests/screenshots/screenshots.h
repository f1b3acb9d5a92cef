#pragma once

#include "support/test_window.h"

#include <QtCore/QDir>
#include <QtCore/QObject>
#include <QtCore/QTemporaryDir>

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
        : m_folder(folder)
    {
    }

private Q_SLOTS:
    void initTestCase();
    void browsing();
    void newOrder();
    void error();
    void dark();

private:
    void beginOrder(TestWindow &window, const QString &number);
    void take(TestWindow &window, const QString &name);

    QDir m_folder;
    QTemporaryDir m_storeFolder;
    DatabaseLocation m_store;
};

} // namespace relata::test
