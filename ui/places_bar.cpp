#include "ui/places_bar.h"

#include "ui/record_table_look.h"
#include "ui/window_actions.h"

#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int IconSize = 16;
constexpr int ButtonSize = 32;

} // namespace

PlacesBar::PlacesBar(const WindowActions &actions, QWidget *parent)
    : QToolBar(tr("Places"), parent)
    , m_breadcrumb(new QPushButton(this))
{
    setObjectName(u"places"_s);
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setIconSize({IconSize, IconSize});
    setContentsMargins(4, 3, 0, 3);

    QFont bold = m_breadcrumb->font();
    bold.setWeight(QFont::DemiBold);
    m_breadcrumb->setFont(bold);
    m_breadcrumb->setObjectName(u"breadcrumb"_s);
    m_breadcrumb->setAccessibleName(tr("Table"));
    m_breadcrumb->setFlat(true);
    m_breadcrumb->setFocusPolicy(Qt::TabFocus);
    m_breadcrumb->setFixedHeight(ButtonSize);
    m_breadcrumb->setMenu(actions.tables());

    addAction(actions.toParent());
    m_breadcrumbPlace = addWidget(m_breadcrumb);
    auto *between = new QWidget(this);
    between->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(between);
    for (QAction *action : {actions.undo(), actions.redo(), actions.deleteRecords(), actions.refresh()})
        addAction(action);
    setPlace({});
}

void PlacesBar::addAction(QAction *action)
{
    QToolBar::addAction(action);
    auto *button = qobject_cast<QToolButton *>(widgetForAction(action));
    button->setFixedSize(ButtonSize, ButtonSize);
    button->setFocusPolicy(Qt::TabFocus);
}

void PlacesBar::setPlace(const QString &name)
{
    // The style puts its arrow right behind the text.
    m_breadcrumb->setText(name + QChar(0x2002));
    m_breadcrumbPlace->setVisible(!name.isEmpty());
}

QList<QWidget *> PlacesBar::inputs() const
{
    QList<QWidget *> inputs;
    for (QAction *action : actions()) {
        QWidget *widget = widgetForAction(action);
        if (widget && (widget->focusPolicy() & Qt::TabFocus))
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
