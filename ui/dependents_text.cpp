#include "ui/dependents_text.h"

#include "models/database/label.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(Dependents)
};

QString capped(qint64 count)
{
    const QString number = QLocale().toString(count);
    return count < Record::MaxChildCount ? number : Messages::tr("%1 or more").arg(number);
}

} // namespace

QString dependentsText(const QList<Dependents> &dependents)
{
    QStringList parts;
    for (const Dependents &dependent : dependents) {
        const QString &table = dependent.relationship.childTable.name;
        parts << u"%1 %2"_s.arg(
            capped(dependent.count),
            (dependent.count == 1 ? readableSingular(table) : readableName(table)).toLower());
    }
    return QLocale().createSeparatedList(parts);
}

} // namespace relata
