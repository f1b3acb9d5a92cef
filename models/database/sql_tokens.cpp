#include "models/database/sql_tokens.h"

#include <algorithm>

namespace relata {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// SQLite and PostgreSQL agree: letters, digits, _, $ and everything that is not ASCII.
bool isWordPart(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || isDigit(c) || c == u'_' || c == u'$' ||
           c > u'\x7F';
}

/// Walks through a text once, from its start to its end.
class Tokenizer
{
public:
    Tokenizer(QStringView sql, SqlBrackets brackets)
        : m_sql(sql)
        , m_brackets(brackets)
    {
    }

    QList<SqlToken> tokens()
    {
        QList<SqlToken> tokens;
        for (skipBlanks(); !atEnd(); skipBlanks())
            tokens << next();
        return tokens;
    }

private:
    bool atEnd() const { return m_at >= m_sql.size(); }

    QStringView rest() const { return m_sql.sliced(m_at); }

    QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_sql.size() ? m_sql.at(m_at + ahead) : QChar();
    }

    void skipBlanks()
    {
        while (!atEnd()) {
            if (peek().isSpace())
                ++m_at;
            else if (rest().startsWith(u"--"))
                skipBehind(u"\n");
            else if (rest().startsWith(u"/*"))
                skipBehind(u"*/");
            else
                return;
        }
    }

    void skipBehind(QStringView end)
    {
        const qsizetype found = m_sql.indexOf(end, m_at + 2);
        m_at = found < 0 ? m_sql.size() : found + end.size();
    }

    SqlToken next()
    {
        const QChar c = peek();
        if (c == u'\'')
            return {SqlToken::Kind::String, quoted(u'\'')};
        if (c == u'"' || c == u'`')
            return {SqlToken::Kind::QuotedName, quoted(c)};
        if (c == u'[' && m_brackets == SqlBrackets::QuoteNames)
            return bracketed();
        if (isDigit(c) || (c == u'.' && isDigit(peek(1))))
            return number();
        if (isWordPart(c))
            return word();
        ++m_at;
        return {SqlToken::Kind::Symbol, c};
    }

    QString quoted(QChar quote)
    {
        QString text;
        for (++m_at; !atEnd(); ++m_at) {
            if (peek() == quote && peek(1) != quote)
                break;
            if (peek() == quote)
                ++m_at;
            text += peek();
        }
        m_at = std::min(m_at + 1, m_sql.size());
        return text;
    }

    SqlToken bracketed()
    {
        const qsizetype start = m_at + 1;
        const qsizetype end = m_sql.indexOf(u']', start);
        m_at = end < 0 ? m_sql.size() : end + 1;
        return {SqlToken::Kind::QuotedName, m_sql.sliced(start, (end < 0 ? m_at : end) - start).toString()};
    }

    SqlToken number()
    {
        const qsizetype start = m_at;
        while (isWordPart(peek()) || peek() == u'.')
            ++m_at;
        return {SqlToken::Kind::Number, m_sql.sliced(start, m_at - start).toString()};
    }

    SqlToken word()
    {
        const qsizetype start = m_at;
        while (isWordPart(peek()))
            ++m_at;
        return {SqlToken::Kind::Word, m_sql.sliced(start, m_at - start).toString()};
    }

    QStringView m_sql;
    SqlBrackets m_brackets;
    qsizetype m_at = 0;
};

} // namespace

QList<SqlToken> sqlTokens(QStringView sql, SqlBrackets brackets)
{
    return Tokenizer(sql, brackets).tokens();
}

} // namespace relata
