#pragma once

#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringView>

namespace relata {

/// A token of SQL text as both databases write it. Quotes are taken off and doubled ones undone.
struct SqlToken
{
    enum class Kind
    {
        Word,       ///< a bare name or keyword
        QuotedName, ///< "…", `…` or SQLite's […]
        String,     ///< '…'
        Number,     ///< without a sign
        Symbol      ///< any other single character
    };

    Kind kind = Kind::Symbol;
    QString text;

    bool isSymbol(char16_t symbol) const { return kind == Kind::Symbol && text == QChar(symbol); }

    bool isKeyword(QStringView word) const
    {
        return kind == Kind::Word && text.compare(word, Qt::CaseInsensitive) == 0;
    }

    bool isName() const { return kind == Kind::Word || kind == Kind::QuotedName; }

    bool operator==(const SqlToken &) const = default;
};

/// What […] means: a quoted name on SQLite, two symbols (of ARRAY[…]) on PostgreSQL.
enum class SqlBrackets
{
    QuoteNames,
    Symbols
};

/// The tokens of a text, comments left out. Takes any text: what is not closed ends with the text, so it is
/// the caller's grammar that decides what it trusts.
QList<SqlToken> sqlTokens(QStringView sql, SqlBrackets brackets);

} // namespace relata
