#include "ui/schema_notes_page.h"

#include "models/database/label.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int WidthInLines = 34;
constexpr int HeightInLines = 18;

} // namespace

void SchemaNotesPage::open(QWidget *window, const QList<SchemaNote> &notes)
{
    delete window->findChild<SchemaNotesPage *>(); // perhaps of another database
    auto *page = new SchemaNotesPage(window, notes);
    page->show();
    page->activateWindow();
}

SchemaNotesPage::SchemaNotesPage(QWidget *window, const QList<SchemaNote> &notes)
    : QDialog(window)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"schemaNotesPage"_s);
    setWindowTitle(tr("Schema Notes"));
    auto *intro =
        new QLabel(tr("This database declares things that Relata cannot follow. Everything else works, "
                      "and nothing of it is changed."),
                   this);
    intro->setWordWrap(true);
    auto *list = new QListWidget(this);
    list->setObjectName(u"schemaNotes"_s);
    list->setAccessibleName(windowTitle());
    list->setWordWrap(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setSpacing(4);
    for (const SchemaNote &note : notes)
        list->addItem(u"%1: %2"_s.arg(readableName(note.table.name), note.text));
    list->setCurrentRow(0);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(intro);
    layout->addWidget(list);
    layout->addWidget(buttons);
    list->setFocus();
    resize(WidthInLines * fontMetrics().lineSpacing(), HeightInLines * fontMetrics().lineSpacing());
}

} // namespace relata
