#include "ui/keyboard_page.h"

#include "ui/mnemonics.h"

#include <QtCore/QLocale>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

QString keyText(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

/// The fifth of March, in the order of the locale.
QString dayAndMonth()
{
    const QString order = QLocale().dateFormat(QLocale::ShortFormat);
    return order.indexOf(u'd') < order.indexOf(u'M') ? u"5.3"_s : u"3/5"_s;
}

} // namespace

void KeyboardPage::open(QMainWindow *window)
{
    auto *page = window->findChild<KeyboardPage *>();
    if (!page)
        page = new KeyboardPage(window);
    page->show();
    page->raise();
    page->activateWindow();
}

KeyboardPage::KeyboardPage(QMainWindow *window)
    : QDialog(window)
    , m_keys(new QTreeWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"keyboardPage"_s);
    setWindowTitle(tr("Keyboard"));
    m_keys->setAccessibleName(tr("Keys"));
    m_keys->setHeaderLabels({tr("Action"), tr("Key")});
    m_keys->setRootIsDecorated(false);
    m_keys->setFrameShape(QFrame::NoFrame);
    m_keys->viewport()->setAutoFillBackground(false);
    m_keys->setAllColumnsShowFocus(true);
    m_keys->setItemsExpandable(false);
    m_keys->setIndentation(fontMetrics().height() / 2);
    m_keys->header()->setStretchLastSection(false);
    m_keys->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_keys->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    for (const QAction *action : window->menuBar()->actions())
        addMenu(*action->menu());
    addPlaces();
    m_keys->header()->hide();
    m_keys->setCurrentItem(m_keys->topLevelItem(0)->child(0));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(m_keys);
    layout->addWidget(buttons);
    const int line = fontMetrics().lineSpacing();
    resize(30 * line, 36 * line);
}

void KeyboardPage::addMenu(const QMenu &menu)
{
    QList<std::pair<QString, QString>> lines;
    for (const QAction *action : menu.actions()) {
        if (!action->shortcut().isEmpty())
            lines.append(
                {withoutMnemonics(action->text()), action->shortcut().toString(QKeySequence::NativeText)});
    }
    if (!lines.isEmpty())
        addGroup(withoutMnemonics(menu.title()), lines);
}

/// What belongs to no action: it depends on where the keyboard is.
void KeyboardPage::addPlaces()
{
    const QString down = keyText(Qt::ALT | Qt::Key_Down);
    const QString enter = keyText(Qt::Key_Return);
    const QString escape = keyText(Qt::Key_Escape);
    const QString saveAndNew = keyText(Qt::CTRL | Qt::Key_Return);
    addGroup(tr("In a table"), {{tr("Move; what is beside follows"), tr("Arrows, Page, Home, End")},
                                {tr("First and last record"), tr("Ctrl+Home, Ctrl+End")},
                                {tr("Select more"), tr("Shift with these")},
                                {tr("Select all"), keyText(QKeySequence::SelectAll)},
                                {tr("Open the record in its form"), enter},
                                {tr("Write over the cell"), tr("Any letter or digit")},
                                {tr("Show all again after a search"), escape},
                                {tr("Go to the record that a cell names"), tr("Ctrl and a click, Menu")},
                                {tr("Back, forward"), tr("Side buttons of the mouse")}});
    addGroup(tr("In a cell"), {{tr("Save"), enter},
                               {tr("Save and go to the next cell"), keyText(Qt::Key_Tab)},
                               {tr("Take back the typing"), escape}});
    addGroup(tr("In a form"), {{tr("Next field; in the last one save"), enter},
                               {tr("Save and begin the next for the same parent"), saveAndNew},
                               {tr("Open the list or the calendar"), down},
                               {tr("Begin a new line in a long text"), keyText(Qt::SHIFT | Qt::Key_Return)},
                               {tr("Close it and keep what is typed"), escape}});
    addGroup(tr("In a date"), {{tr("Today"), tr("t")},
                               {tr("A week from today, a week ago"), tr("+7, -7")},
                               {tr("Day and month of this year"), dayAndMonth()}});
    addGroup(tr("In a search"),
             {{tr("To what was found"), keyText(Qt::Key_Down)}, {tr("Stop, then show all again"), escape}});
}

void KeyboardPage::addGroup(const QString &title, const QList<std::pair<QString, QString>> &lines)
{
    auto *group = new QTreeWidgetItem(m_keys, {title});
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    group->setFont(0, bold);
    group->setFirstColumnSpanned(true);
    for (const auto &[what, keys] : lines)
        new QTreeWidgetItem(group, {what, keys});
    group->setExpanded(true);
    const int line = fontMetrics().height();
    group->setSizeHint(0, {0, 2 * line});
    for (int i = 0; i < group->childCount(); ++i)
        group->child(i)->setSizeHint(0, {0, line + line / 2});
}

} // namespace relata
