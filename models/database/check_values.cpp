#include "models/database/check_values.h"

#include "models/database/sql_parser.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// `column IN (literal, …)`; a NULL among the literals would let everything in, and is no literal here.
std::optional<CheckedValues> sqliteCheck(SqlTokenSpan expression)
{
    SqlParser parser(withoutBrackets(expression));
    const auto column = parser.takeName();
    if (!column || !parser.accept(u"IN") || !parser.accept(u'('))
        return {};
    const auto values = parser.takeList([&] {
        auto string = parser.takeString();
        return string ? string : parser.takeNumber();
    });
    if (!values || !parser.accept(u')') || !parser.atEnd())
        return {};
    return CheckedValues{*column, *values};
}

/// The grammar of what PostgreSQL makes of `column IN (literal, …)`.
class PostgresqlCheck
{
public:
    explicit PostgresqlCheck(SqlTokenSpan expression)
        : m_parser(withoutBrackets(expression))
    {
    }

    std::optional<CheckedValues> read()
    {
        const auto column = takeColumn();
        if (!column || !m_parser.accept(u'='))
            return {};
        const auto values = takeValues();
        if (!values || !m_parser.atEnd())
            return {};
        return CheckedValues{*column, *values};
    }

private:
    /// `status` or `(status)::text`. Another cast would compare something else than what is stored.
    std::optional<QString> takeColumn()
    {
        if (!m_parser.accept(u'('))
            return m_parser.takeName();
        const auto column = m_parser.takeName();
        const bool asText = m_parser.accept(u')') && m_parser.accept(u':') && m_parser.accept(u':') &&
                            m_parser.accept(u"text");
        return asText ? column : std::nullopt;
    }

    /// `ANY (ARRAY[…])`, `ANY ((ARRAY[…])::text[])`, or the one literal that a list of one becomes.
    std::optional<QStringList> takeValues()
    {
        if (!m_parser.accept(u"ANY"))
            return m_parser.takeList([this] { return takeLiteral(); });
        if (!m_parser.accept(u'('))
            return {};
        const bool cast = m_parser.accept(u'(');
        if (!m_parser.accept(u"ARRAY") || !m_parser.accept(u'['))
            return {};
        const auto values = m_parser.takeList([this] { return takeLiteral(); });
        const bool closed = m_parser.accept(u']') && (!cast || (m_parser.accept(u')') && takeCast()));
        return closed && m_parser.accept(u')') ? values : std::nullopt;
    }

    /// `'a'::text`, `1`, `'-1'::integer`, `(1)::numeric`, `('a'::character varying)::text`.
    std::optional<QString> takeLiteral(int depth = 0)
    {
        constexpr int DeepestCast = 4;
        std::optional<QString> value;
        if (m_parser.accept(u'(')) {
            if (depth < DeepestCast)
                value = takeLiteral(depth + 1);
            if (!m_parser.accept(u')'))
                return {};
        } else {
            value = m_parser.takeString();
            if (!value)
                value = m_parser.takeNumber();
        }
        return takeCast() ? value : std::nullopt;
    }

    /// Any number of `::type`, none included: `::character varying(10)[]`, `::"My schema".status`.
    bool takeCast()
    {
        while (m_parser.accept(u':')) {
            if (!m_parser.accept(u':') || !m_parser.takeName())
                return false;
            while (m_parser.accept(u'.') || m_parser.takeName())
                ;
            if (m_parser.accept(u'(') && !takeTypeParameters())
                return false;
            if (m_parser.accept(u'[') && !m_parser.accept(u']'))
                return false;
        }
        return true;
    }

    bool takeTypeParameters()
    {
        return m_parser.takeList([this] { return m_parser.takeNumber(); }) && m_parser.accept(u')');
    }

    SqlParser m_parser;
};

} // namespace

QList<CheckedValues> checkedValuesInCreateTable(const QString &createTable)
{
    const QList<SqlToken> all = sqlTokens(createTable, SqlBrackets::QuoteNames);
    const SqlTokenSpan tokens(all.constData(), size_t(all.size()));
    QList<CheckedValues> checks;
    int depth = 0;
    for (size_t i = 0; i < tokens.size(); ++i) {
        depth += tokens[i].isSymbol(u'(') ? 1 : tokens[i].isSymbol(u')') ? -1 : 0;
        // CHECK is reserved: unquoted, and directly inside the table's brackets, it is nothing else.
        if (depth != 1 || !tokens[i].isKeyword(u"CHECK"))
            continue;
        const size_t start = i + 1;
        const size_t end = closingBracket(tokens, start);
        if (end == tokens.size())
            break;
        if (auto check = sqliteCheck(tokens.subspan(start, end + 1 - start)))
            checks << *check;
        i = end;
    }
    return checks;
}

std::optional<CheckedValues> checkedValuesInExpression(const QString &expression)
{
    const QList<SqlToken> tokens = sqlTokens(expression, SqlBrackets::Symbols);
    return PostgresqlCheck(SqlTokenSpan(tokens.constData(), size_t(tokens.size()))).read();
}

} // namespace relata
