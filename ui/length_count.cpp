#include "ui/length_count.h"

#include "models/column_rules.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace relata {

namespace {

struct LengthCount
{
    Q_DECLARE_TR_FUNCTIONS(relata::LengthCount)
};

} // namespace

QString lengthCount(const QString &text, int limit)
{
    const qsizetype count = characterCount(text);
    if (count * 10 < qsizetype(limit) * 8)
        return {};
    const QLocale locale;
    return LengthCount::tr("%1 of %2").arg(locale.toString(count), locale.toString(limit));
}

} // namespace relata
