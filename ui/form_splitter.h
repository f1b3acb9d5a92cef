#pragma once

#include "ui/line_splitter.h"

namespace relata {

class FormHost;
class RecordTableView;

/// A table above the form that belongs to it. A form is as high as what it says, at the cost of the
/// table, which keeps a few rows; higher only where somebody has dragged it.
class FormSplitter : public LineSplitter
{
    Q_OBJECT

public:
    /// Takes both in.
    FormSplitter(RecordTableView *table, FormHost *forms, QWidget *parent = nullptr);

private:
    void makeRoom();
    bool eventFilter(QObject *watched, QEvent *event) override;

    FormHost *m_forms;
    bool m_dragged = false; ///< by somebody, for the form that is shown
};

} // namespace relata
