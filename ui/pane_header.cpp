#include "ui/pane_header.h"

#include "ui/elided_label.h"
#include "ui/record_table_look.h"

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
    m_layout->setContentsMargins(8, 0, 8, 0);
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
    m_layout->setContentsMargins(0, 0, 8, 0);
}

void PaneHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, RecordTableLook(palette(), false).headerLine);
}

} // namespace relata
