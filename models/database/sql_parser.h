#pragma once

#include "models/database/sql_tokens.h"

#include <QtCore/QStringList>

#include <optional>
#include <span>

namespace relata {

/// A part of what sqlTokens() gave, which has to live as long.
using SqlTokenSpan = std::span<const SqlToken>;

/// Where the bracket at `open` is closed; the end where it is not, or where there is none.
size_t closingBracket(SqlTokenSpan tokens, size_t open);

/// Takes off the brackets that enclose the whole: `((a))` → `a`, but not those of `(a) = (b)`. In one pass,
/// so that a hundred thousand of them cost no more than that.
SqlTokenSpan withoutBrackets(SqlTokenSpan tokens);

/// Reads tokens one after the other. What does not match leaves it where it was, and the grammar gives up.
class SqlParser
{
public:
    explicit SqlParser(SqlTokenSpan tokens)
        : m_rest(tokens)
    {
    }

    bool atEnd() const { return m_rest.empty(); }

    bool accept(char16_t symbol) { return advanceIf(!atEnd() && m_rest.front().isSymbol(symbol)); }

    bool accept(QStringView keyword) { return advanceIf(!atEnd() && m_rest.front().isKeyword(keyword)); }

    /// The text of a token of one of two kinds.
    std::optional<QString> take(SqlToken::Kind kind, SqlToken::Kind otherKind)
    {
        if (atEnd() || (m_rest.front().kind != kind && m_rest.front().kind != otherKind))
            return {};
        QString text = m_rest.front().text;
        advanceIf(true);
        return text;
    }

    std::optional<QString> takeName() { return take(SqlToken::Kind::Word, SqlToken::Kind::QuotedName); }

    std::optional<QString> takeString() { return take(SqlToken::Kind::String, SqlToken::Kind::String); }

    /// A decimal number, with its sign. Not 0x1F or 1e3: they are spelled otherwise when they come back.
    std::optional<QString> takeNumber();

    /// `literal, literal, …`, each read by `literal`; nothing where one of them is something else.
    template <typename Literal>
    std::optional<QStringList> takeList(Literal literal)
    {
        QStringList values;
        do {
            const std::optional<QString> value = literal();
            if (!value)
                return {};
            values << *value;
        } while (accept(u','));
        return values;
    }

private:
    bool advanceIf(bool matches)
    {
        if (matches)
            m_rest = m_rest.subspan(1);
        return matches;
    }

    SqlTokenSpan m_rest;
};

} // namespace relata
