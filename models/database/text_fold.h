#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <string>
#include <string_view>

namespace relata {

/// Text as searching compares it: case folded, accents and other combining marks gone, letters that are
/// compatible with others as those ("ﬁ" as "fi", "ß" as "ss", "Ø" as "o"). From any thread.
QString folded(const QString &text);

/// The words of a search: what stands between its white space.
QStringList wordsOf(const QString &text);

/// Whether one of the words in a text begins with another word, both folded: "jean-luc" has words that begin
/// with "je" and "lu". A word begins behind whatever is neither a letter nor a digit.
bool hasWordBeginning(std::u16string_view text, std::u16string_view beginning);

/// The marks that folding takes away from their letters, as a class of a regular expression in ASCII:
/// `[\u0300-\u036f...]`. For databases that fold by themselves.
QString combiningMarks();

/// The same from UTF-8, without a QString on the way: what a scan of a million names spends its time on.
/// Invalid bytes become U+FFFD.
void appendFolded(std::string_view utf8, std::u16string &result);

} // namespace relata
