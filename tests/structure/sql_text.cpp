#include "structure/sql_text.h"

#include <QtCore/QRegularExpression>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

bool isSql(const QString &literal)
{
    static const QRegularExpression verb(
        uR"(\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|PRAGMA|EXPLAIN|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|WHERE)\b)"
        uR"(|\bselect\b.+\bfrom\b|\binsert\s+into\b|\bupdate\b.+\bset\b|\bdelete\s+from\b|\bpragma\s)"_s);
    return verb.match(literal).hasMatch();
}

bool quotesByHand(const QString &code)
{
    static const QRegularExpression byHand(
        uR"x('"'\s*\+|\+\s*(?:u|QLatin1Char\()?'"'|\\""(?:_s|_L1)?\)?\s*\+|\+\s*u?"\\"|\\"%\w|`%\w|\[%\w)x"_s);
    return byHand.match(code).hasMatch();
}

} // namespace relata::test
