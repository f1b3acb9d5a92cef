#include "ui/accessible_roles.h"

#include "ui/message_bar.h"
#include "ui/record_form.h"

#include <QtWidgets/QAccessibleWidget>

namespace relata {

namespace {

QAccessibleInterface *makeAccessible(const QString &className, QObject *object)
{
    const auto isA = [&className](const QMetaObject &type) {
        return className == QLatin1StringView(type.className());
    };
    auto *widget = qobject_cast<QWidget *>(object);
    if (isA(RecordForm::staticMetaObject))
        return new QAccessibleWidget(widget, QAccessible::Form);
    if (isA(MessageBar::staticMetaObject))
        return new QAccessibleWidget(widget, QAccessible::Notification);
    return nullptr;
}

} // namespace

void installAccessibleRoles()
{
    QAccessible::installFactory(makeAccessible);
}

} // namespace relata
