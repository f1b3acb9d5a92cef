#pragma once

#include <QtCore/QByteArray>

#include <array>
#include <atomic>

namespace relata {

/// What a character becomes when it is folded, in UTF-8.
struct FoldedCharacter
{
    static constexpr size_t MaxSize = 15;
    static constexpr quint8 TooLong = 0xFF;

    std::array<char, MaxSize> bytes{};
    quint8 size = 0; ///< or TooLong: foldedSlowly() knows
};

/// What all characters become, made the first time that one of its block of 256 is asked for, since most
/// texts are in one or two scripts of all there are. From any thread.
class FoldTable
{
public:
    static const FoldedCharacter &at(char32_t c)
    {
        const char32_t known = c < CharactersEnd ? c : Replacement;
        const Block *block = s_blocks[known / BlockSize].load(std::memory_order_acquire);
        return (block ? *block : makeBlock(known / BlockSize))[known % BlockSize];
    }

private:
    static constexpr char32_t BlockSize = 256;
    static constexpr char32_t CharactersEnd = 0x11'0000;
    static constexpr char32_t Replacement = 0xFFFD;

    using Block = std::array<FoldedCharacter, BlockSize>;

    static const Block &makeBlock(char32_t number);

    /// Kept until the program ends.
    static std::array<std::atomic<const Block *>, CharactersEnd / BlockSize> s_blocks;
};

/// The same without a table, of any length.
QByteArray foldedSlowly(char32_t c);

} // namespace relata
