#pragma once

#include "models/database/record_query.h"

#include <QtWidgets/QWidget>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace relata {

/// The list of a database's tables and views, which letters typed above it make shorter. Below a table whose
/// records may be without a parent stands the place where those are. On the GUI thread.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    explicit Sidebar(SchemaPtr schema, QWidget *parent = nullptr);

    /// Marks where one is.
    void setCurrent(const RecordQuery &query);
    /// Takes the keyboard, to find a table by its name.
    void begin();

Q_SIGNALS:
    void tableChosen(const relata::TableName &table);
    void withoutParentChosen(const relata::Relationship &relationship);
    void left(); ///< by Escape: back to the records

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void addTable(const Table &table);
    void filter(const QString &text);
    void mark(QTreeWidgetItem *item);
    void choose(const QTreeWidgetItem *item);
    QTreeWidgetItem *itemOf(const RecordQuery &query) const;
    QTreeWidgetItem *firstShown() const;

    SchemaPtr m_schema;
    QLineEdit *m_filter;
    QTreeWidget *m_tables;
    QTreeWidgetItem *m_marked = nullptr;
};

} // namespace relata
