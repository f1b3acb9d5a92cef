#pragma once

#include <QtCore/QStringList>

namespace relata::test {

/// The statements that all databases are asked while this object is there, without their values; from every
/// thread.
class HeardStatements
{
public:
    HeardStatements();
    ~HeardStatements();
    Q_DISABLE_COPY_MOVE(HeardStatements)

    /// How many of them hold a piece of text.
    static qsizetype count(const QString &text);
    static QString all(); ///< one a line
};

} // namespace relata::test
