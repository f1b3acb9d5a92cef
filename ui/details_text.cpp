#include "ui/details_text.h"

#include <QtGui/QFontDatabase>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace relata {

namespace {

constexpr int MostLines = 12;

} // namespace

DetailsText::DetailsText(QWidget *parent)
    : QScrollArea(parent)
    , m_text(new QLabel(this))
{
    setAccessibleName(tr("Details"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    m_text->setAutoFillBackground(false);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    setWidget(m_text);
    m_text->setAutoFillBackground(false); // setWidget() has its own idea
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void DetailsText::setText(const QString &text)
{
    m_text->setFont(text.contains(u'\n') ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : font());
    m_text->setText(text);
    verticalScrollBar()->setValue(0);
    updateGeometry();
}

int DetailsText::lines(int count) const
{
    return m_text->fontMetrics().lineSpacing() * count;
}

int DetailsText::heightForWidth(int width) const
{
    const int whole = m_text->heightForWidth(width);
    // Half a line more, which says that there are others.
    return std::min(whole, lines(MostLines) + lines(1) / 2);
}

QSize DetailsText::sizeHint() const
{
    const QSize text = m_text->sizeHint();
    return {text.width(), heightForWidth(text.width())};
}

/// Reached by Tab only where there is something to scroll.
void DetailsText::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    const bool scrolls = m_text->heightForWidth(viewport()->width()) > viewport()->height();
    setFocusPolicy(scrolls ? Qt::TabFocus : Qt::NoFocus);
}

} // namespace relata
