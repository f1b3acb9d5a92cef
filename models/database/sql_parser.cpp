#include "models/database/sql_parser.h"

#include <algorithm>

namespace relata {

namespace {

size_t leading(SqlTokenSpan tokens, char16_t symbol)
{
    const auto other = std::ranges::find_if(tokens, [&](const SqlToken &t) { return !t.isSymbol(symbol); });
    return size_t(std::distance(tokens.begin(), other));
}

size_t trailing(SqlTokenSpan tokens, char16_t symbol)
{
    size_t count = 0;
    while (count < tokens.size() && tokens[tokens.size() - 1 - count].isSymbol(symbol))
        ++count;
    return count;
}

bool isPlainNumber(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.'; });
}

} // namespace

size_t closingBracket(SqlTokenSpan tokens, size_t open)
{
    if (open >= tokens.size() || !tokens[open].isSymbol(u'('))
        return tokens.size();
    int depth = 0;
    for (size_t i = open; i < tokens.size(); ++i) {
        if (tokens[i].isSymbol(u'('))
            ++depth;
        else if (tokens[i].isSymbol(u')') && --depth == 0)
            return i;
    }
    return tokens.size();
}

SqlTokenSpan withoutBrackets(SqlTokenSpan tokens)
{
    const size_t opened = leading(tokens, u'(');
    const size_t closed = trailing(tokens, u')');
    size_t depth = opened;
    size_t enclosing = std::min(opened, closed);
    for (size_t i = opened; i + closed < tokens.size(); ++i) {
        if (tokens[i].isSymbol(u'('))
            ++depth;
        else if (tokens[i].isSymbol(u')') && depth > 0)
            --depth;
        enclosing = std::min(enclosing, depth);
    }
    const size_t taken = std::min(enclosing, tokens.size() / 2);
    return tokens.subspan(taken, tokens.size() - 2 * taken);
}

std::optional<QString> SqlParser::takeNumber()
{
    const bool negative = accept(u'-');
    const auto number = take(SqlToken::Kind::Number, SqlToken::Kind::Number);
    if (!number || !isPlainNumber(*number))
        return {};
    return negative ? u'-' + *number : *number;
}

} // namespace relata
