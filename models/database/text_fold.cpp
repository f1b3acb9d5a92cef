#include "models/database/text_fold.h"

#include <QtCore/QList>
#include <QtCore/QRegularExpression>

#include <array>
#include <memory>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Scripts with case and accents end here; what is above is folded by Qt, one character at a time.
constexpr char32_t TableEnd = 0x2500;
constexpr size_t MaxFolded = 4;

/// What a character becomes: at most four UTF-16 units; longer ones are left to foldSlowly().
struct Folded
{
    std::array<char16_t, MaxFolded> units{};
    quint8 size = 0;
};

/// Letters whose stroke is no accent to Unicode, but is one to a person at a keyboard.
char32_t withoutStroke(char32_t c)
{
    switch (c) {
    case U'ø':
        return U'o';
    case U'đ':
    case U'ð':
        return U'd';
    case U'ł':
        return U'l';
    case U'ħ':
        return U'h';
    case U'ŧ':
        return U't';
    case U'ı':
        return U'i';
    default:
        return c;
    }
}

QString foldSlowly(char32_t c)
{
    QString result;
    const QString decomposed =
        QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const uint part : decomposed.normalized(QString::NormalizationForm_KD).toUcs4()) {
        if (part == U'ß') // toCaseFolded() leaves it
            result += u"ss"_s;
        else if (QChar::category(part) != QChar::Mark_NonSpacing)
            result += QString::fromUcs4(std::array{withoutStroke(char32_t(part))}.data(), 1);
    }
    return result;
}

using Table = std::array<Folded, TableEnd>;

std::unique_ptr<const Table> makeTable()
{
    auto table = std::make_unique<Table>();
    for (char32_t c = 0; c < TableEnd; ++c) {
        const QString text = foldSlowly(c).left(MaxFolded);
        Folded &entry = (*table)[c];
        entry.size = quint8(text.size());
        std::ranges::copy(text.toStdU16String(), entry.units.begin());
    }
    return table;
}

const Table &table()
{
    static const std::unique_ptr<const Table> made = makeTable();
    return *made;
}

void appendCharacter(const Table &table, char32_t c, std::u16string &result)
{
    if (c < TableEnd) {
        const Folded &entry = table[c];
        result.append(entry.units.data(), entry.size);
    } else {
        result += foldSlowly(c).toStdU16String();
    }
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
    std::u16string result;
    appendFolded(text.toStdString(), result);
    return QString::fromStdU16String(result);
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

void appendFolded(std::string_view utf8, std::u16string &result)
{
    const Table &folding = table();
    result.reserve(result.size() + utf8.size());
    while (!utf8.empty()) {
        if (static_cast<unsigned char>(utf8[0]) < 0x80) {
            result.push_back(folding[static_cast<unsigned char>(utf8[0])].units[0]);
            utf8.remove_prefix(1);
            continue;
        }
        const Decoded next = decode(utf8);
        appendCharacter(folding, next.character, result);
        utf8.remove_prefix(next.length);
    }
}

} // namespace relata
