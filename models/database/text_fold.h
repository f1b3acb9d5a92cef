#pragma once

#include <QtCore/QString>

#include <string>
#include <string_view>

namespace relata {

/// Text as searching compares it: case folded, accents and other combining marks gone, letters that are
/// compatible with others as those ("ﬁ" as "fi", "ß" as "ss", "Ø" as "o"). From any thread.
QString folded(const QString &text);

/// The same from UTF-8, without a QString on the way: what a scan of a million names spends its time on.
/// Invalid bytes become U+FFFD.
void appendFolded(std::string_view utf8, std::u16string &result);

} // namespace relata
