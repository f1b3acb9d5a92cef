#include "ui/pane_header.h"

#include "ui/elided_label.h"
#include "ui/record_table_look.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>

namespace relata {

namespace {

/// Above and below the button.
constexpr int Margin = 7;

} // namespace

PaneHeader::PaneHeader(QWidget *button, QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_button(button)
    , m_layout(new QHBoxLayout(this))
{
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    setMargins();
    m_layout->setSpacing(8);
    m_layout->addWidget(m_title, 1);
    m_layout->addWidget(button);
    setFixedHeight(button->sizeHint().height() + 2 * Margin + 1);
}

void PaneHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PaneHeader::setTabs(QWidget *tabs)
{
    m_title->hide();
    m_layout->insertWidget(0, tabs);
    setTabOrder(m_button, tabs); // to the button's place in the chain,
    setTabOrder(tabs, m_button); // and before it
    m_layout->insertStretch(1, 1);
    setMargins();
}

/// Tabs begin at the edge. A layout does not mirror its margins by itself.
void PaneHeader::setMargins()
{
    const int before = m_title->isHidden() ? 0 : Margin + 1;
    const int after = Margin + 1;
    m_layout->setContentsMargins(isRightToLeft() ? after : before, 0, isRightToLeft() ? before : after, 0);
}

void PaneHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        setMargins();
}

void PaneHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, RecordTableLook(palette(), false).headerLine);
}

} // namespace relata
