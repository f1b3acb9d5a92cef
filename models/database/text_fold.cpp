#include "models/database/text_fold.h"

#include "models/database/fold_table.h"

#include <QtCore/QRegularExpression>

#include <cstring>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t WordSize = sizeof(quint64);
constexpr quint64 EachByte = 0x0101'0101'0101'0101;

bool isAscii(quint64 word)
{
    return (word & EachByte * 0x80) == 0;
}

/// Eight ASCII characters at once: the bit that tells an upper case letter from a lower case one is set where
/// adding carries into the topmost bit from 'A' on, but not from behind 'Z' on.
quint64 lowered(quint64 word)
{
    const quint64 fromA = word + EachByte * (0x80 - 'A');
    const quint64 behindZ = word + EachByte * (0x7F - 'Z');
    return word | ((fromA ^ behindZ) & EachByte * 0x80) >> 2U;
}

char lowered(char ascii)
{
    return ascii >= 'A' && ascii <= 'Z' ? char(ascii + ('a' - 'A')) : ascii;
}

struct Decoded
{
    char32_t character = U'\uFFFD';
    size_t length = 1;
};

bool isContinuation(char byte)
{
    return (byte & 0xC0) == 0x80;
}

/// The character at the front of UTF-8 text, whose first byte is no ASCII (RFC 3629, section 3).
Decoded decode(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text[0]);
    const size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length)
        return {};
    char32_t character = first & (0x7FU >> length);
    for (size_t i = 1; i < length; ++i) {
        if (!isContinuation(text[i]))
            return {};
        character = (character << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    return {character, length};
}

} // namespace

bool hasWordBeginning(std::u16string_view text, std::u16string_view beginning)
{
    for (size_t at = text.find(beginning); at != std::u16string_view::npos;
         at = text.find(beginning, at + 1)) {
        // Half of a surrogate pair is neither letter nor digit to QChar, though the whole may be one.
        if (at == 0 || !(QChar(text[at - 1]).isLetterOrNumber() || QChar(text[at - 1]).isSurrogate()))
            return true;
    }
    return false;
}

QString folded(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    TextFolder folder; // whose room the result is in
    const std::string_view result = folder.fold({utf8.constData(), size_t(utf8.size())});
    return QString::fromUtf8(result.data(), qsizetype(result.size()));
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression space(u"\\s+"_s, QRegularExpression::UseUnicodePropertiesOption);
    return text.split(space, Qt::SkipEmptyParts);
}

QString combiningMarks()
{
    constexpr int PlaneEnd = 0x10000;
    const auto isMark = [](int c) { return c < PlaneEnd && QChar::category(c) == QChar::Mark_NonSpacing; };
    const auto escaped = [](int c) { return u"\\u%1"_s.arg(c, 4, 16, QChar(u'0')); };
    QString marks;
    for (int c = 0; c < PlaneEnd; ++c) {
        if (!isMark(c))
            continue;
        const int first = c;
        while (isMark(c + 1))
            ++c;
        marks += c == first ? escaped(c) : escaped(first) + u'-' + escaped(c);
    }
    return u'[' + marks + u']';
}

std::string_view TextFolder::fold(std::string_view utf8)
{
    size_t size = 0;
    while (!utf8.empty()) {
        if (m_room.size() - size < MostAtOnce)
            m_room.resize(2 * m_room.size() + MostAtOnce);
        char *end = m_room.data() + size;
        const Step step = utf8.size() >= WordSize ? foldWord(utf8, end) : foldOne(utf8, end);
        if (step.written == FoldedCharacter::TooLong)
            size = appendSlowly(decode(utf8).character, size);
        else
            size += step.written;
        utf8.remove_prefix(step.read);
    }
    return {m_room.data(), size};
}

TextFolder::Step TextFolder::foldWord(std::string_view utf8, char *end)
{
    quint64 word = 0;
    std::memcpy(&word, utf8.data(), WordSize);
    if (!isAscii(word))
        return foldOne(utf8, end);
    word = lowered(word);
    std::memcpy(end, &word, WordSize);
    return {WordSize, WordSize};
}

TextFolder::Step TextFolder::foldOne(std::string_view utf8, char *end)
{
    if (static_cast<unsigned char>(utf8[0]) < 0x80) {
        *end = lowered(utf8[0]);
        return {1, 1};
    }
    const Decoded next = decode(utf8);
    const FoldedCharacter &character = FoldTable::at(next.character);
    std::memcpy(end, character.bytes.data(), character.bytes.size()); // as many always: quicker than counting
    return {next.length, character.size};
}

size_t TextFolder::appendSlowly(char32_t character, size_t size)
{
    const QByteArray text = foldedSlowly(character);
    m_room.resize(std::max(m_room.size(), size + size_t(text.size())));
    std::ranges::copy(text, m_room.begin() + qptrdiff(size));
    return size + size_t(text.size());
}

} // namespace relata
