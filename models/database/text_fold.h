#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <string_view>
#include <vector>

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

/// The same from UTF-8 to UTF-8, in room that is used again: what a scan of a million names spends its time
/// on. Invalid bytes become U+FFFD. Each thread needs its own.
class TextFolder
{
public:
    /// Valid until the next call.
    std::string_view fold(std::string_view utf8);

private:
    struct Step
    {
        size_t read = 0;    ///< bytes of the text
        size_t written = 0; ///< bytes of what it becomes
    };

    static constexpr size_t MostAtOnce = 16; ///< bytes that a step may write

    static Step foldWord(std::string_view utf8, char *end);
    static Step foldOne(std::string_view utf8, char *end);
    size_t appendSlowly(char32_t character, size_t size);

    std::vector<char> m_room;
};

} // namespace relata
