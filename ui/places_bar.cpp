#include "ui/places_bar.h"

#include "ui/breadcrumb.h"
#include "ui/record_table_look.h"
#include "ui/relationship_view.h"
#include "ui/window_actions.h"

#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QToolButton>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int IconSize = 16;
constexpr int ButtonSize = 32;

} // namespace

PlacesBar::PlacesBar(const WindowActions &actions, QWidget *parent)
    : QToolBar(tr("Places"), parent)
    , m_breadcrumb(new Breadcrumb(this))
{
    setObjectName(u"places"_s);
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setIconSize({IconSize, IconSize});
    setContentsMargins(4, 3, 0, 3);
    for (QAction *action : {actions.sidebar(), actions.back(), actions.forward(), actions.toParent()})
        addAction(action);
    addWidget(m_breadcrumb);
    for (QAction *action : {actions.undo(), actions.redo(), actions.deleteRecords(), actions.refresh()})
        addAction(action);
    showPlace(nullptr);
}

void PlacesBar::addAction(QAction *action)
{
    QToolBar::addAction(action);
    auto *button = qobject_cast<QToolButton *>(widgetForAction(action));
    button->setFixedSize(ButtonSize, ButtonSize);
    button->setFocusPolicy(Qt::TabFocus);
}

void PlacesBar::showPlace(const RelationshipView *view)
{
    m_breadcrumb->setSteps(view ? view->trail() : QStringList(), view ? view->currentStep() : -1);
}

QList<QWidget *> PlacesBar::inputs() const
{
    QList<QWidget *> inputs;
    for (QAction *action : actions()) {
        QWidget *widget = widgetForAction(action);
        if (widget == m_breadcrumb)
            inputs << m_breadcrumb->inputs();
        else if (widget && (widget->focusPolicy() & Qt::TabFocus))
            inputs << widget;
    }
    return inputs;
}

/// A line below, and no other relief.
void PlacesBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, RecordTableLook(palette(), false).headerLine);
}

} // namespace relata
