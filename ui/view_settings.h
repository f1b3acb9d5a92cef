#pragma once

#include "models/database/record_query.h"
#include "models/database/undeclared_keys.h"
#include "ui/column_layout.h"

#include <QtCore/QSettings>

namespace relata {

struct DatabaseLocation;

/// How somebody has arranged the view of one database, from one run to the next. The database is known by a
/// hash of where it is: neither that nor a password is written. A sample, which is gone with the program, is
/// forgotten at once. On the GUI thread.
class ViewSettings
{
public:
    explicit ViewSettings(const DatabaseLocation &location);

    /// Where in the settings all that concerns one database is kept, with a slash behind it.
    static QString groupOf(const DatabaseLocation &location);
    /// A table's name, or names that belong together, as a part of such a place.
    static QString placeOf(QStringList names);

    /// Between master and detail, in pixels; empty where nobody has chosen any.
    QList<int> splitterSizes(Qt::Orientation orientation) const;
    void setSplitterSizes(Qt::Orientation orientation, const QList<int> &sizes);

    /// Of a query's table, as a whole or as children: those show other columns. Empty where nobody has
    /// arranged any.
    ColumnLayout columns(const RecordQuery &query) const;
    void setColumns(const RecordQuery &query, const ColumnLayout &layout);

    /// Relationships that somebody has added to those that the database declares.
    QList<UndeclaredKey> keys() const;
    void setKeys(const QList<UndeclaredKey> &keys);

    QList<SortColumn> sort(const RecordQuery &query) const;
    void setSort(const RecordQuery &query);

private:
    QString group(const RecordQuery &query) const;
    void setValue(const QString &key, const QVariant &value);

    QSettings m_settings;
    QString m_group;
    bool m_keeps; ///< whether anything is written
};

} // namespace relata
