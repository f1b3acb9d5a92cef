#pragma once

#include <QtCore/QString>

namespace relata {

/// "9 of 10" once a text comes near its limit; empty before.
QString lengthCount(const QString &text, int limit);

} // namespace relata
