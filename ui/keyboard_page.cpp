#include "ui/keyboard_page.h"

#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QMainWindow>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

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
    m_keys->setUniformRowHeights(true);
    m_keys->header()->setStretchLastSection(false);
    m_keys->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_keys->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    for (const QAction *action : window->menuBar()->actions())
        addMenu(*action->menu());

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(m_keys);
    layout->addWidget(buttons);
    const int line = fontMetrics().lineSpacing();
    resize(26 * line, 30 * line);
}

void KeyboardPage::addMenu(const QMenu &menu)
{
    auto *group = new QTreeWidgetItem({menu.title().remove(u'&')});
    QFont bold = font();
    bold.setBold(true);
    group->setFont(0, bold);
    for (const QAction *action : menu.actions()) {
        if (action->shortcut().isEmpty())
            continue;
        new QTreeWidgetItem(
            group, {action->text().remove(u'&'), action->shortcut().toString(QKeySequence::NativeText)});
    }
    if (group->childCount() == 0) {
        delete group;
        return;
    }
    m_keys->addTopLevelItem(group);
    group->setExpanded(true);
}

} // namespace relata
