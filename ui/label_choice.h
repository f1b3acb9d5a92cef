#pragma once

#include "models/database/schema.h"

#include <QtCore/QObject>

class QMenu;

namespace relata {

class DatabaseSession;

/// By which columns the records of a table are called. It is found without set-up and can be chosen; what was
/// chosen is kept in the settings, never in the database. On the GUI thread.
class LabelChoice : public QObject
{
    Q_OBJECT

public:
    explicit LabelChoice(DatabaseSession *session, QObject *parent = nullptr);

    /// Calls the records of all tables by what was chosen for them; for a database that was opened just now.
    void apply();
    /// Adds the columns of a table that can name its records.
    void fillMenu(QMenu *menu, const TableName &table);

private:
    void choose(const TableName &table, const QStringList &columns);
    void toggle(const TableName &table, const QString &column, bool on);
    void addColumn(QMenu *menu, const Table &table, const Column &column);
    QString key(const TableName &table) const;
    static bool canName(const Table &table, const Column &column);

    DatabaseSession *m_session;
};

} // namespace relata
