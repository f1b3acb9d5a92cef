#include "models/row_number.h"

#include "models/number_text.h"

#include <QtCore/QRegularExpression>

namespace relata {

using namespace Qt::Literals::StringLiterals;

std::optional<qint64> readRowNumber(const QString &text)
{
    // Three digits last; the groups before may be of two, as in India.
    static const QRegularExpression grouped(
        u"^\\d+$|^\\d{1,3}(?:[.,'\u2019\u066C_ ]\\d{2,3})*[.,'\u2019\u066C_ ]\\d{3}$"_s);
    static const QRegularExpression separators(u"[^\\d]"_s);
    const QString digits = plainDigits(text).trimmed();
    if (!grouped.match(digits).hasMatch())
        return std::nullopt;
    bool fits = false;
    const qint64 row = QString(digits).remove(separators).toLongLong(&fits);
    return fits ? std::optional(row) : std::nullopt;
}

} // namespace relata
