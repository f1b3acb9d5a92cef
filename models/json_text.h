#pragma once

#include <QtCore/QString>

namespace relata {

/// JSON on lines of its own, indented: only the white space between its parts is another, so that every digit
/// and every escape stays as it is. Short ones stay on one line. A text that is no JSON comes back somehow
/// indented, never shortened.
QString indentedJson(const QString &json);

} // namespace relata
