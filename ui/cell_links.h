#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"

#include <QtCore/QModelIndex>
#include <QtCore/QObject>

#include <stop_token>

class QHelpEvent;
class QMenu;
class QMouseEvent;

namespace relata {

class DatabaseSession;
class RecordTableModel;
class RecordTableView;

/// The cells of a table that lead to other records: one that holds a foreign key to the record that it names,
/// one that counts children to those. Ctrl+click goes there, and so does the cell's menu; the mouse resting
/// on a reference shows what is there, read in the background for as long as the mouse stays. On the GUI
/// thread.
class CellLinks : public QObject
{
    Q_OBJECT

public:
    CellLinks(DatabaseSession *session, RecordTableView *table, RecordTableModel *model, QObject *parent);
    ~CellLinks() override;

    /// Puts the way to where a cell leads first into its menu.
    void fillMenu(QMenu *menu, const QModelIndex &cell);

Q_SIGNALS:
    void parentRequested(const relata::Relationship &relationship, const relata::Record &child);
    void childrenRequested(const relata::Relationship &relationship, const relata::Record &parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// A cell's way to other records.
    struct Link
    {
        Relationship relationship;
        Record record;
        bool toParent = true;
        QString name; ///< of what it leads to
    };

    std::optional<Link> linkAt(const QModelIndex &index) const;
    void follow(const Link &link);
    bool press(const QMouseEvent &event);
    void preview(const QHelpEvent &event);
    void showPreview(const Link &link, const Record &parent, const QPoint &at);
    void stopPreview();

    DatabaseSession *m_session;
    RecordTableView *m_table;
    RecordTableModel *m_model;
    QPersistentModelIndex m_previewed; ///< the cell that the mouse rests on
    std::stop_source m_reading;        ///< of its record
};

} // namespace relata
