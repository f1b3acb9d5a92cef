#pragma once

#include "ui/line_splitter.h"

namespace relata {

class FormHost;
class RecordTableView;

/// A table above the form that belongs to it. A form that has more to say than before grows at the cost of
/// the table, which keeps a few rows.
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
};

} // namespace relata
