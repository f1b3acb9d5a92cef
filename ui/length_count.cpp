#include "ui/length_count.h"

#include "models/column_rules.h"

#include <QtCore/QLocale>

namespace relata {

QString lengthCount(const QString &text, int limit)
{
    const qsizetype count = characterCount(text);
    if (count * 10 < qsizetype(limit) * 8)
        return {};
    const QLocale locale;
    return QStringLiteral("%1 / %2").arg(locale.toString(count), locale.toString(limit));
}

} // namespace relata
