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

QString consequence(const Relationship &relationship)
{
    const QString parent = relationship.parentName.toLower();
    switch (relationship.onDelete) {
    case ReferentialAction::Cascade:
        return Messages::tr("the database deletes them together with their %1.").arg(parent);
    case ReferentialAction::SetNull:
        return Messages::tr("they stay, without a %1.").arg(parent);
    case ReferentialAction::SetDefault:
        return Messages::tr("they stay, and get the default %1.").arg(parent);
    case ReferentialAction::NoAction:
    case ReferentialAction::Restrict:
        break;
    }
    return Messages::tr("the database keeps a %1 that has any, so they are deleted first.").arg(parent);
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

QString consequencesText(const QList<Dependents> &dependents)
{
    QStringList lines;
    for (const Dependents &dependent : dependents)
        lines << u"%1: %2"_s.arg(readableName(dependent.relationship.childrenName),
                                 consequence(dependent.relationship));
    return lines.join(u'\n');
}

} // namespace relata
