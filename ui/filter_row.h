#pragma once

#include <QtCore/QList>
#include <QtWidgets/QWidget>

class QLabel;

namespace relata {

class FilterField;
class RecordColumns;
class RecordTableView;

/// A field for each column of a table, between its titles and its rows. The fields follow the columns as they
/// are moved, resized, hidden and scrolled. It lies over the table, which makes room for it, and is a sibling
/// of it: keys that a field has no use for are none of the table's.
class FilterRow : public QWidget
{
    Q_OBJECT

public:
    /// `parent`: a widget that holds the table, somewhere.
    FilterRow(RecordTableView *table, QWidget *parent);

    void setOpen(bool open);

    bool isOpen() const { return m_open; }

    /// Makes the fields anew: one for each column that can be filtered.
    void setColumns(const RecordColumns &columns);

    /// Null where there is none.
    FilterField *fieldAt(int column) const { return m_fields.value(column); }

    QList<FilterField *> fields() const; ///< in the order of the model's columns
    void setError(int column, const QString &sentence);

    bool holdsFocus() const;
    /// The field of a column, else the first that is shown.
    void focusField(int column);

Q_SIGNALS:
    void typed(int column, const QString &text);
    void leaveRequested();            ///< on to the rows
    void escapeRequested(int column); ///< out of the filter

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    void placeFields();
    void placeError();
    void chainFields();
    FilterField *makeField(const RecordColumns &columns, int column);
    int fieldHeight() const;

    RecordTableView *m_table;
    QList<FilterField *> m_fields; ///< one for each column, null where there is nothing to filter
    QLabel *m_error;
    int m_errorColumn = -1;
    QList<int> m_chained; ///< the columns in the order of the Tab key
    bool m_open = false;
};

} // namespace relata
