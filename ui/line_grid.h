#pragma once

#include "ui/parent_source.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace relata {

class ChildLines;
class FormCell;
class RecordDraft;

/// The lines of a new record's children in its form, each field with the editor that it has in a form of its
/// own. Enter goes on, at the end of a line to the next one; in an empty line it says that there are no more.
/// On the GUI thread; the lines have to outlive it or be replaced first.
class LineGrid : public QWidget
{
    Q_OBJECT

public:
    explicit LineGrid(QWidget *parent = nullptr);

    void setParentSource(const ParentSource &source) { m_parents = source; }

    /// Shows lines in place of the last ones; null shows nothing. `before`: whose Tab leads here.
    void setLines(ChildLines *lines, QWidget *before);

    ChildLines *lines() const { return m_lines; }

    void focusFirst();
    void focusField(const RecordDraft *line, const QString &column);
    /// Shows all that is wrong and goes to the first of it; false where nothing is.
    bool focusError();
    bool holds(const QWidget *widget) const;

Q_SIGNALS:
    void ended(); ///< Enter in an empty line

private:
    struct Row
    {
        std::vector<FormCell *> cells;
        QLabel *message = nullptr; ///< what no field is to blame for
        QWidget *removal = nullptr;
    };

    void clear();
    void build();
    void addTitles();
    void alignTitles();
    void addRow(int index);
    void addRemoval(int index);
    void goNext(int row, size_t cell);
    void showMessage(int row);
    void remove(int row);
    QWidget *lastInput() const;
    void begin(int row);
    void arriveAt(int row, size_t cell);

    ChildLines *m_lines = nullptr;
    ParentSource m_parents;
    QPointer<QWidget> m_before;
    QLabel *m_title;
    QWidget *m_body = nullptr;
    QGridLayout *m_grid = nullptr;
    std::vector<Row> m_rows;
};

} // namespace relata
