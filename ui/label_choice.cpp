#include "ui/label_choice.h"

#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/database/record_label.h"
#include "ui/settings.h"
#include "ui/view_settings.h"

#include <QtCore/QSettings>
#include <QtWidgets/QMenu>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

LabelChoice::LabelChoice(DatabaseSession *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

QString LabelChoice::key(const TableName &table) const
{
    return ViewSettings::groupOf(m_session->location()) + u"labels/"_s +
           ViewSettings::placeOf({table.schema, table.name});
}

/// A column that is no longer there is as good as none.
void LabelChoice::apply()
{
    const QSettings settings(Settings::file(), QSettings::IniFormat);
    QHash<TableName, QStringList> chosen;
    for (const Table &table : m_session->schema()->tables()) {
        QStringList columns = settings.value(key(table.name)).toStringList();
        columns.removeIf([&](const QString &column) { return !table.column(column); });
        if (!columns.isEmpty())
            chosen.insert(table.name, columns);
    }
    m_session->setLabelColumns(chosen);
}

/// References are numbers that name others, and nobody is called by a picture.
bool LabelChoice::canName(const Table &table, const Column &column)
{
    const bool isReference = std::ranges::any_of(
        table.foreignKeys, [&](const ForeignKey &key) { return key.columns.contains(column.name); });
    return !isReference && column.kind != ValueKind::Blob && column.kind != ValueKind::Json;
}

void LabelChoice::fillMenu(QMenu *menu, const TableName &name)
{
    const Table *table = m_session->schema()->table(name);
    if (!table)
        return;
    QMenu *names = menu->addMenu(tr("&Name %1 By").arg(readableName(name.name)));
    names->setObjectName(u"labelColumns"_s);
    for (const Column &column : table->columns) {
        if (canName(*table, column))
            addColumn(names, *table, column);
    }
    names->addSeparator();
    QAction *found = names->addAction(tr("&As Found by Relata"), this, [this, name] { choose(name, {}); });
    found->setEnabled(table->labelColumns != labelColumnsOf(*table));
}

void LabelChoice::addColumn(QMenu *menu, const Table &table, const Column &column)
{
    const bool names = table.labelColumns.contains(column.name);
    QAction *action = menu->addAction(readableName(column.name).replace(u'&', u"&&"_s));
    action->setCheckable(true);
    action->setChecked(names);
    action->setEnabled(!names || table.labelColumns.size() > 1); // a record is called something
    connect(action, &QAction::toggled, this,
            [this, table = table.name, name = column.name](bool on) { toggle(table, name, on); });
}

/// In the order in which they are chosen.
void LabelChoice::toggle(const TableName &table, const QString &column, bool on)
{
    QStringList columns = m_session->schema()->table(table)->labelColumns;
    columns.removeAll(column);
    if (on)
        columns << column;
    choose(table, columns);
}

void LabelChoice::choose(const TableName &table, const QStringList &columns)
{
    // A sample is gone with the program.
    if (!m_session->location().sample) {
        QSettings settings(Settings::file(), QSettings::IniFormat);
        if (columns.isEmpty())
            settings.remove(key(table));
        else
            settings.setValue(key(table), columns);
    }
    m_session->setLabelColumns({{table, columns}});
}

} // namespace relata
