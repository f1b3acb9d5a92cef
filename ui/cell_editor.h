#pragma once

#include "models/draft_field.h"
#include "ui/parent_source.h"

#include <QtWidgets/QAbstractItemDelegate>
#include <QtWidgets/QWidget>

#include <memory>

namespace relata {

class FieldEditor;
class FormCell;
class RecordDraft;

/// A form's field in a table's cell: the same editor over a draft of the record, its error below it. It does
/// not save: it says when it is done, and who has the draft then does.
class CellEditor : public QWidget
{
    Q_OBJECT

public:
    /// Over somebody else's draft, which has to outlive it or be let go.
    CellEditor(RecordDraft &draft, const QString &column, const ParentSource &source, QWidget *parent);
    /// Over a draft of its own, until that is taken.
    CellEditor(std::unique_ptr<RecordDraft> draft, const QString &column, const ParentSource &source,
               QWidget *parent);
    ~CellEditor() override;

    /// Its own draft where something was typed that has not been taken back; else null. Once.
    std::unique_ptr<RecordDraft> takeTyped();
    /// Its own draft, typed or not, and closes.
    std::unique_ptr<RecordDraft> handOver();
    /// Leaves the draft as it is now and does not touch it any more.
    void letGo();

    /// Over a cell, but large enough for what it holds.
    void place(const QRect &cell);

Q_SIGNALS:
    /// Typing has ended with a value that can be saved; where to go on.
    void finished(QAbstractItemDelegate::EndEditHint hint);
    /// A record is to be made of the words for the reference that is chosen here.
    void newParentRequested(const QString &words);
    void abandoned(); ///< closed without saving: taken back, or left with something wrong in it

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;

private:
    FieldEditor *makeEditor(const QString &column, ParentSource source);
    bool filterKey(QKeyEvent *key);
    void finish(QAbstractItemDelegate::EndEditHint hint);
    void leave();
    bool hasFocusInList() const;
    void revert();

    std::unique_ptr<RecordDraft> m_own;
    RecordDraft *m_draft;
    const DraftField m_before;
    FormCell *m_cell;
    QRect m_place;
    bool m_ended = false; ///< the view is closing it
};

} // namespace relata
