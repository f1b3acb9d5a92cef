#pragma once

#include "models/database/connection.h"

#include <QtCore/QFile>

namespace relata::test {

/// The statements that a connection's server runs from now on, with the plans that it runs them by, as its
/// module auto_explain writes them down.
class WrittenPlans
{
public:
    explicit WrittenPlans(Connection &connection);

    /// Since it was last asked.
    QStringList take();

private:
    QFile m_log;
    qint64 m_end = 0;
};

/// The lines of a plan that read tables.
QStringList scansOf(const QString &plan);

} // namespace relata::test
