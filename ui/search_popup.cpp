#include "ui/search_popup.h"

#include "models/search_hits_model.h"
#include "ui/message_colors.h"
#include "ui/record_table_look.h"
#include "ui/search_hit_delegate.h"

#include <QtCore/QEvent>
#include <QtGui/QAccessible>
#include <QtGui/QPainter>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int WidthInLetters = 64;
constexpr int Gap = 4;    ///< to the field above
constexpr int Margin = 8; ///< to the window's edges
constexpr int BusyLine = 2;

} // namespace

SearchPopup::SearchPopup(SearchHitsModel *hits, QWidget *field)
    : QFrame(field->window())
    , m_field(field)
    , m_list(new QListView(this))
    , m_summary(new QLabel(this))
{
    setObjectName(u"searchPopup"_s);
    setFocusPolicy(Qt::NoFocus);
    m_list->setObjectName(u"searchHits"_s);
    m_list->setAccessibleName(tr("Found records"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setItemDelegate(new SearchHitDelegate(m_list));
    m_list->setModel(hits);
    m_summary->setObjectName(u"searchSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    const int padding = RecordTableLook::cellPadding(fontMetrics());
    m_summary->setContentsMargins(padding, Gap + 2, padding, Gap + 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1 + BusyLine, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_summary);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT clicked(index.row()); });
    m_field->window()->installEventFilter(this);
    hide();
}

int SearchPopup::currentRow() const
{
    return m_list->currentIndex().row();
}

void SearchPopup::setCurrentRow(int row)
{
    if (row == currentRow())
        return;
    const QModelIndex index = m_list->model()->index(row, 0);
    m_list->setCurrentIndex(index);
    if (row == 1) // the title above it, too
        m_list->scrollToTop();
    if (!index.isValid())
        return;
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

void SearchPopup::setSummary(const QString &text)
{
    m_summary->setText(text);
    m_summary->setForegroundRole(QPalette::WindowText);
}

void SearchPopup::setProgress(double share)
{
    if (share == m_progress)
        return;
    m_progress = share;
    update(0, 0, width(), BusyLine + 1);
}

int SearchPopup::listHeight() const
{
    int height = 0;
    for (int row = 0; row < m_list->model()->rowCount(); ++row)
        height += m_list->sizeHintForIndex(m_list->model()->index(row, 0)).height();
    return height == 0 ? 0 : height + Gap;
}

void SearchPopup::fit()
{
    const QWidget *window = m_field->window();
    const QRect field(m_field->mapTo(window, QPoint()), m_field->size());
    const int room = window->width() - 2 * Margin;
    const int wanted = std::max(field.width(), fontMetrics().averageCharWidth() * WidthInLetters);
    const int width = std::min(wanted, room);
    const int x = isRightToLeft() ? field.left() : field.right() + 1 - width;
    const int top = field.bottom() + 1 + Gap;
    const int summary = m_summary->heightForWidth(width - 2);
    const int height = std::min(listHeight() + summary + 2 + BusyLine, window->height() - top - Margin);
    m_list->setVisible(m_list->model()->rowCount() > 0);
    setGeometry(std::clamp(x, Margin, std::max(Margin, Margin + room - width)), top, width, height);
}

bool SearchPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        fit();
    return QFrame::eventFilter(watched, event);
}

void SearchPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const RecordTableLook look(palette(), true);
    painter.fillRect(rect(), palette().base());
    painter.setPen(look.headerLine);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    if (m_progress < 1)
        painter.fillRect(1, 1, std::max(8, int((width() - 2) * m_progress)), BusyLine, look.accent);
}

} // namespace relata
