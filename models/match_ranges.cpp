#include "models/match_ranges.h"

#include "models/database/text_fold.h"

#include <algorithm>

namespace relata {

namespace {

bool isPair(const QString &text, qsizetype at)
{
    return text.at(at).isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
}

/// A folded text that remembers which character each of its units comes from.
class FoldedText
{
public:
    explicit FoldedText(const QString &text)
        : m_end(text.size())
    {
        for (qsizetype i = 0; i < text.size();) {
            const qsizetype length = isPair(text, i) ? 2 : 1;
            if (text.at(i).unicode() < 0x80)
                add(text.at(i).toLower(), i);
            else
                add(folded(text.mid(i, length)), i);
            i += length;
        }
    }

    /// Every place of a folded word, as it stands in the text.
    void find(const QString &word, MatchRanges &ranges) const
    {
        for (qsizetype at = m_units.indexOf(word); at >= 0; at = m_units.indexOf(word, at + word.size())) {
            const qsizetype start = m_origins.at(at);
            ranges.append({start, endOf(at + word.size() - 1) - start});
        }
    }

private:
    void add(const QString &units, qsizetype origin)
    {
        m_origins.insert(m_origins.size(), units.size(), origin);
        m_units += units;
    }

    /// Behind the character of a unit, and behind the accents that follow it and have no units.
    qsizetype endOf(qsizetype unit) const
    {
        const auto next = std::upper_bound(m_origins.cbegin() + unit, m_origins.cend(), m_origins.at(unit));
        return next == m_origins.cend() ? m_end : *next;
    }

    QString m_units;
    QList<qsizetype> m_origins; ///< one for each unit
    qsizetype m_end;
};

MatchRanges united(MatchRanges ranges)
{
    std::ranges::sort(ranges, {}, &MatchRange::start);
    MatchRanges result;
    for (const MatchRange &range : ranges) {
        if (result.isEmpty() || range.start > result.constLast().start + result.constLast().length) {
            result.append(range);
            continue;
        }
        MatchRange &last = result.last();
        last.length = std::max(last.length, range.start + range.length - last.start);
    }
    return result;
}

} // namespace

MatchRanges matchRanges(const QString &text, const QStringList &words)
{
    if (text.isEmpty() || words.isEmpty())
        return {};
    const FoldedText foldedText(text);
    MatchRanges ranges;
    for (const QString &word : words) {
        const QString needle = folded(word);
        if (!needle.isEmpty())
            foldedText.find(needle, ranges);
    }
    return united(std::move(ranges));
}

} // namespace relata
