#pragma once

#include <QtCore/QPointer>
#include <QtGui/QAccessible>

namespace relata {

class RecordTableView;

/// What a cell and a column title of a RecordTableView have in common for a screen reader: they are no
/// objects of their own, only a row (-1 for a title) and a column of the view. A part stays valid while
/// the view has such a cell; the table's accessible object owns it.
class RecordTablePartAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    RecordTablePartAccessible(RecordTableView *view, int row, int column);

    RecordTableView *view() const;

    int row() const { return m_row; }

    /// The model's column, and its place among the visible ones.
    int column() const { return m_column; }

    int position() const;

    bool isValid() const override;

    QObject *object() const override { return nullptr; }

    QWindow *window() const override;
    QAccessibleInterface *parent() const override;

    QAccessibleInterface *child(int) const override { return nullptr; }

    QAccessibleInterface *childAt(int, int) const override { return nullptr; }

    int childCount() const override { return 0; }

    int indexOfChild(const QAccessibleInterface *) const override { return -1; }

    void setText(QAccessible::Text, const QString &) override {}

    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<RecordTableView> m_view;
    int m_row;
    int m_column;
};

} // namespace relata
