#pragma once

#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtWidgets/QAbstractItemView>

class QHeaderView;

namespace relata {

class RecordTableHeader;
class RowWindow;

/// The one table of the program: a flat item model of any length as rows and columns.
///
/// It keeps nothing per row and asks the model only about the rows in sight, which it announces with
/// visibleRowsChanged(), so that a model can fetch them as they come. Selections are ranges: callers
/// read selectionModel()->selection(), because selectedRows() names every row one by one. Lives on the
/// GUI thread like all widgets and has no errors to report.
///
/// Rows in sight stay in place when others come or go above them. An open editor stays on its row and
/// keeps what is typed in it; data that arrives meanwhile does not replace it.
class RecordTableView : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit RecordTableView(QWidget *parent = nullptr);
    ~RecordTableView() override;

    void setModel(QAbstractItemModel *model) override;
    QHeaderView *horizontalHeader() const;

    /// While on, a click on a column's title calls sort() of the model, a third one sort(-1): the
    /// model's own order. Turning it on sorts nothing yet.
    void setSortingEnabled(bool enabled);

    bool isSortingEnabled() const { return m_sorting; }

    /// What to say where there are no rows; two or three short sentences at most.
    void setEmptyText(const QString &text);

    QString emptyText() const { return m_emptyText; }

    /// Rows of the past, shown until newer ones arrive: not to be edited, opened or clicked, and paler once
    /// that takes longer than a blink, so that what arrives at once does not flicker.
    void setDimmed(bool dimmed);

    bool isDimmed() const { return m_dimmed; }

    bool isPale() const { return m_pale; }

    /// The first rows of the program are painted once the fonts of their scripts are there.
    bool isWaitingForFonts() const { return m_waitsForFonts; }

    int topRow() const;
    void setTopRow(int row);
    int rowHeight() const;
    RowWindow rowWindow() const;

    /// Column widths by title and the rows in sight.
    void resizeColumnToContents(int column);
    /// All of them, for the room there is: now, and again whenever the table becomes wider or narrower, until
    /// somebody chooses widths by hand. `naming` are the columns that a record is known by, the last ones to
    /// be cut short.
    void fitColumns(const QList<int> &naming = {});

    /// Leaves the columns as they are, whatever room there is.
    void keepColumns() { m_keepsColumns = true; }

    /// Leaves room between the titles and the rows, for what lies over the table there.
    void setRoomUnderHeader(int height);
    /// Scrolls sideways as far as a column needs to be seen.
    void showColumn(int column);

    /// Whether the keyboard is in the table, an editor in it included.
    bool holdsFocus() const;

    QWidget *openEditor() const { return m_editor; }

    QModelIndex openEditorIndex() const { return m_editorIndex; }

    using QAbstractItemView::edit;

    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    /// Does nothing: the base class would ask the model for every row.
    void keyboardSearch(const QString &search) override;
    int sizeHintForRow(int row) const override;
    int sizeHintForColumn(int column) const override;
    void reset() override;

Q_SIGNALS:
    /// The rows in sight, the last one perhaps in part; last < first when there are none. Repeated
    /// when the same numbers stand for other rows.
    void visibleRowsChanged(int first, int last);
    /// Enter was pressed on a record.
    void openRequested(const QModelIndex &index);
    /// What can be done about a cell is asked for, with the mouse or the key.
    void cellMenuRequested(const QModelIndex &index, const QPoint &globalPosition);
    /// The titles are where they belong, after columns or the table have moved or changed.
    void headerPlaced();

protected:
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    void updateGeometries() override;

    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                         const QEvent *event = nullptr) const override;

    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void connectHeader();
    void setPale(bool pale);
    void sortByHeader(int column, Qt::SortOrder order);
    void rowsRemoved();
    void rowsMoved(int first, int last, int to);
    void placeHeader();
    void updateScrollBars();
    void adoptTopRow(int row);
    void moveContents(int dx, int dy);
    void announceVisibleRows();
    void updateRow(int row);
    void paintEmptyText(QPainter *painter) const;
    void continueDragSelection();
    void adoptEditor(const QModelIndex &index);

    int rowCount() const;
    int contentsWidth(int column) const;
    bool hasRoom() const;
    bool isText(int column) const;
    int roomForColumns() const;
    void fitColumnsNow();
    QStringList textsInSight() const;
    void waitForFonts();
    void showWithFonts();
    QModelIndex movedCursor(CursorAction action, Qt::KeyboardModifiers modifiers) const;
    QPoint nearestInside(const QPoint &point) const;
    QModelIndex cellNear(const QPoint &point) const;
    QModelIndex nextEditable(const QModelIndex &from, int step) const;
    QItemSelection cellsBetween(const QModelIndex &one, const QModelIndex &other) const;

    RecordTableHeader *m_header;
    QString m_emptyText;
    QList<int> m_namingColumns;
    bool m_keepsColumns = true; ///< as they are
    bool m_fits = true;         ///< whether they have been laid out for the room there is
    bool m_sorting = false;
    bool m_dimmed = false;
    bool m_pale = false;
    bool m_waitsForFonts = false;
    QTimer m_untilPale;

    QMetaObject::Connection m_removal;
    QMetaObject::Connection m_moving;
    int m_topAfterRemoval = 0;
    int m_roomUnderHeader = 0;
    bool m_placing = false;
    std::pair<int, int> m_announced;

    QPersistentModelIndex m_anchor; ///< where a selection made with Shift or by dragging begins
    bool m_keepAnchor = false;
    QPoint m_dragPoint;

    QPointer<QWidget> m_editor;
    QPersistentModelIndex m_editorIndex;
};

} // namespace relata
