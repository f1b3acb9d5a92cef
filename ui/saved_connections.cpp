#include "ui/saved_connections.h"

#include "ui/settings.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

SavedConnections::SavedConnections(QWidget *parent)
    : QComboBox(parent)
{
    setObjectName(u"savedConnections"_s);
    setAccessibleName(tr("Used before"));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(1);
    connect(this, &QComboBox::activated, this, [this](int index) {
        const auto location = DatabaseLocation::fromArgument(itemData(index).toString());
        if (index > 0 && location)
            Q_EMIT chosen(*location);
    });
}

void SavedConnections::showEvent(QShowEvent *event)
{
    fill();
    QComboBox::showEvent(event);
}

void SavedConnections::fill()
{
    clear();
    addItem(tr("Another one"));
    for (const RecentDatabase &recent : Settings().recentDatabases()) {
        if (recent.location.kind == DatabaseLocation::Kind::PostgreSQL)
            addItem(recent.location.displayName(), recent.location.toArgument());
    }
    setEnabled(count() > 1);
}

} // namespace relata
