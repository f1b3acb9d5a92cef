#pragma once

#include "models/database/schema.h"

#include <QtWidgets/QDialog>

namespace relata {

/// Help › Schema Notes: what the database declares and cannot be used, a sentence each, such as a foreign key
/// to a table that is gone. Stands beside the window until it is closed. On the GUI thread.
class SchemaNotesPage : public QDialog
{
    Q_OBJECT

public:
    /// Shows it for a window, the same one again while it is open.
    static void open(QWidget *window, const QList<SchemaNote> &notes);

private:
    SchemaNotesPage(QWidget *window, const QList<SchemaNote> &notes);
};

} // namespace relata
