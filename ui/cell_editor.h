#pragma once

#include "ui/record_form.h"

#include <QtWidgets/QAbstractItemDelegate>
#include <QtWidgets/QWidget>

#include <memory>

namespace relata {

class FormCell;
class RecordDraft;

/// A form's field in a table's cell: the same editor over a draft of the record, its error below it. It does
/// not save: it says when it is done, and who gets the draft then does.
class CellEditor : public QWidget
{
    Q_OBJECT

public:
    CellEditor(std::unique_ptr<RecordDraft> draft, const QString &column,
               const RecordForm::CandidateSource &source, QWidget *parent);
    ~CellEditor() override;

    /// The draft where something was typed that has not been taken back; else null. Once.
    std::unique_ptr<RecordDraft> takeTyped();

    /// Over a cell, but large enough for what it holds.
    void place(const QRect &cell);

Q_SIGNALS:
    /// Typing has ended with a value that can be saved; where to go on.
    void finished(QAbstractItemDelegate::EndEditHint hint);
    void abandoned(); ///< closed without saving: taken back, or left with something wrong in it

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;

private:
    bool filterKey(QKeyEvent *key);
    void finish(QAbstractItemDelegate::EndEditHint hint);
    void leave();
    void revert();

    std::unique_ptr<RecordDraft> m_draft;
    FormCell *m_cell;
    QRect m_place;
    bool m_reverted = false;
    bool m_ended = false; ///< the view is closing it
};

} // namespace relata
