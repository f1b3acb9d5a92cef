#include "models/database/postgresql_fold.h"

#include "models/database/text_fold.h"

#include <functional>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Word = u"CAST(? AS text)"_s;
/// Of all characters the only ones that unaccent turns into other letters than folding does; the others it
/// turns into the same or, like 'æ', into letters where folding leaves them as they are.
const QString OtherForUnaccent = u"ĿŀƖ˜ẚ″ℌ￩￫"_s;

/// Whether a folded text has a folded word, as SQL.
using Comparison = std::function<QString(const QString &folded, const QString &word)>;

/// NFKD splits an accent from its letter; what is left of it is taken away, then what folded() does besides.
/// Lower before, for the server's locale, and behind: in the locale "C" only plain letters have a lower case.
QString normalized(const QString &text)
{
    static const QString marks = combiningMarks();
    return u"replace(translate(lower(regexp_replace(normalize(lower(%1), NFKD), '%2', '', 'g')), "
           "'øØđĐðÐłŁħĦŧŦıς', 'ooddddllhhttiσ'), 'ß', 'ss')"_s.arg(text, marks);
}

QString isAscii(const QString &text)
{
    return u"octet_length(%1) = length(%1)"_s.arg(text);
}

QString unaccented(const QString &text, const QString &unaccent)
{
    return u"%1(%2)"_s.arg(unaccent, text);
}

/// The quickest way that is right for the text.
Statement condition(const QString &text, const QString &word, const QString &unaccent,
                    const Comparison &compare)
{
    Statement all{u"(CASE WHEN %1 THEN "_s.arg(isAscii(text)) + compare(u"lower(%1)"_s.arg(text), Word),
                  {word}};
    if (!unaccent.isEmpty()) {
        const QString plain = unaccented(text, unaccent);
        const QString plainWord = u"(SELECT lower(%1))"_s.arg(unaccented(Word, unaccent)); // once a statement
        const QString isPlain =
            u"%1 AND translate(%2, '%3', '') = %2"_s.arg(isAscii(plain), text, OtherForUnaccent);
        all += Statement{u" WHEN %1 THEN "_s.arg(isPlain) + compare(u"lower(%1)"_s.arg(plain), plainWord),
                         {word}};
    }
    return all + Statement{u" ELSE "_s + compare(normalized(text), Word) + u" END)"_s, {word}};
}

/// What stands between words becomes a space, and a word begins behind one.
QString spaced(const QString &text)
{
    return u"translate(%1, '-.,;:_/\\|()[]{}<>\"''’+*&#@', repeat(' ', 30))"_s.arg(text);
}

} // namespace

Statement postgresql_fold::contains(const QString &text, const QString &word, const QString &unaccent)
{
    return condition(text, word, unaccent, [](const QString &folded, const QString &part) {
        return u"position(%1 in %2) > 0"_s.arg(part, folded);
    });
}

Statement postgresql_fold::beginsWord(const QString &text, const QString &word, const QString &unaccent)
{
    return condition(text, word, unaccent, [](const QString &folded, const QString &beginning) {
        return u"position(' ' || %1 in ' ' || %2) > 0"_s.arg(spaced(beginning), spaced(folded));
    });
}

} // namespace relata
