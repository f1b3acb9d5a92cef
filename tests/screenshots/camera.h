#pragma once

#include "support/test_window.h"

#include <QtCore/QDate>
#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>

namespace relata::test {

/// Puts what is on the screen into picture files.
class Camera
{
public:
    /// Into this folder, which is made.
    explicit Camera(const QString &folder);

    /// The window with what stands open over it: menus, lists, calendars, and windows beside it.
    void take(QWidget &window, const QString &name) const;
    /// The same once everything that was asked for is shown, and nothing moves any more.
    void takeCalm(TestWindow &window, const QString &name) const;

private:
    QDir m_folder;
};

/// The sample store of one fixed day, so that it looks the same whenever it is looked at.
class SampleDatabase
{
public:
    static QDate day() { return {2026, 5, 12}; }

    const DatabaseLocation &location(); ///< made when first asked for

private:
    QTemporaryDir m_folder;
    DatabaseLocation m_location;
};

/// Whether everything that was asked for is there and shown.
bool isCalm(TestWindow &window);

} // namespace relata::test
