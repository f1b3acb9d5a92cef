#include "ui/search_line.h"

#include "ui/icons.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QAction>
#include <QtWidgets/QLineEdit>

namespace relata {

void makeSearchLine(QLineEdit *line)
{
    line->setClearButtonEnabled(true);
    for (QAction *clear : line->findChildren<QAction *>()) // it has no other yet
        clear->setText(QCoreApplication::translate("SearchLine", "Clear"));
    line->addAction(icon(Icon::Search), QLineEdit::LeadingPosition)
        ->setText(QCoreApplication::translate("SearchLine", "Search"));
}

} // namespace relata
