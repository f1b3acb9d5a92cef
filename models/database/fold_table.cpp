#include "models/database/fold_table.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <algorithm>
#include <memory>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

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

FoldedCharacter entryFor(char32_t c)
{
    const QByteArray text = foldedSlowly(c);
    FoldedCharacter entry;
    entry.size =
        text.size() > qsizetype(FoldedCharacter::MaxSize) ? FoldedCharacter::TooLong : quint8(text.size());
    if (entry.size != FoldedCharacter::TooLong)
        std::ranges::copy(text, entry.bytes.begin());
    return entry;
}

} // namespace

constinit std::array<std::atomic<const FoldTable::Block *>, FoldTable::CharactersEnd / FoldTable::BlockSize>
    FoldTable::s_blocks{};

/// Where two threads make the same one, the first stays.
const FoldTable::Block &FoldTable::makeBlock(char32_t number)
{
    auto made = std::make_unique<Block>();
    for (char32_t i = 0; i < BlockSize; ++i)
        (*made)[i] = entryFor(number * BlockSize + i);
    const Block *before = nullptr;
    if (s_blocks.at(number).compare_exchange_strong(before, made.get(), std::memory_order_acq_rel))
        return *made.release();
    return *before;
}

QByteArray foldedSlowly(char32_t c)
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
    return result.toUtf8();
}

} // namespace relata
