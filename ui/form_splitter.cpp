#include "ui/form_splitter.h"

#include "ui/form_host.h"
#include "ui/record_table_view.h"

#include <QtCore/QEvent>

namespace relata {

namespace {

/// What stays of a table, its titles included, when a form needs room.
constexpr int LeastRows = 4;

} // namespace

FormSplitter::FormSplitter(RecordTableView *table, FormHost *forms, QWidget *parent)
    : LineSplitter(Qt::Vertical, parent)
    , m_forms(forms)
{
    addWidget(table);
    addWidget(forms);
    putInReadingOrder();
    setStretchFactor(0, 1);
    table->setMinimumHeight(LeastRows * table->rowHeight());
    forms->installEventFilter(this);
    connect(this, &QSplitter::splitterMoved, this, [this] { m_dragged = true; });
}

void FormSplitter::makeRoom()
{
    const QList<int> now = sizes();
    const int wanted = m_forms->sizeHint().height();
    const bool fits = m_dragged ? wanted <= now.at(1) : wanted == now.at(1);
    if (m_forms->isVisible() && now.at(1) > 0 && !fits)
        setSizes({now.at(0) + now.at(1) - wanted, wanted});
}

bool FormSplitter::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_forms && event->type() == QEvent::Hide)
        m_dragged = false; // that was about this form
    if (watched == m_forms && event->type() == QEvent::LayoutRequest)
        makeRoom();
    return LineSplitter::eventFilter(watched, event);
}

} // namespace relata
