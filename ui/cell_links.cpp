#include "ui/cell_links.h"

#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/record_table_model.h"
#include "ui/record_card.h"
#include "ui/record_table_view.h"

#include <QtGui/QMouseEvent>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolTip>

namespace relata {

using namespace Qt::Literals::StringLiterals;

CellLinks::CellLinks(DatabaseSession *session, RecordTableView *table, RecordTableModel *model,
                     QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_table(table)
    , m_model(model)
{
    table->viewport()->setMouseTracking(true); // a card is to go with the mouse
    table->viewport()->installEventFilter(this);
    table->installEventFilter(this);
}

CellLinks::~CellLinks()
{
    m_reading.request_stop();
}

std::optional<CellLinks::Link> CellLinks::linkAt(const QModelIndex &index) const
{
    const Record *record = index.isValid() ? m_model->recordAt(index.row()) : nullptr;
    if (!record || m_table->isDimmed())
        return std::nullopt;
    const RecordColumns &columns = m_model->columns();
    const RecordColumn &column = columns.at(index.column());
    const TableName &table = columns.table()->name;
    const Schema &schema = *m_session->schema();
    switch (column.kind) {
    case RecordColumn::Kind::Parent:
        if (columns.value(*record, index.column()).isNull())
            return std::nullopt;
        return Link{schema.parentsOf(table).at(column.relationship), *record, true,
                    columns.text(*record, index.column())};
    case RecordColumn::Kind::ChildCount:
        return Link{schema.childrenOf(table).at(column.relationship), *record, false, column.label};
    case RecordColumn::Kind::Plain:
        break;
    }
    return std::nullopt;
}

void CellLinks::follow(const Link &link)
{
    stopPreview();
    if (link.toParent)
        Q_EMIT parentRequested(link.relationship, link.record);
    else
        Q_EMIT childrenRequested(link.relationship, link.record);
}

bool CellLinks::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return watched == m_table->viewport() && press(*static_cast<QMouseEvent *>(event));
    case QEvent::ToolTip:
        if (watched == m_table->viewport())
            preview(*static_cast<QHelpEvent *>(event));
        return watched == m_table->viewport();
    case QEvent::MouseMove:
        if (m_table->indexAt(static_cast<QMouseEvent *>(event)->pos()) != m_previewed)
            stopPreview();
        return false;
    case QEvent::Leave:
    case QEvent::Wheel:
    case QEvent::KeyPress:
        stopPreview();
        return false;
    default:
        return false;
    }
}

bool CellLinks::press(const QMouseEvent &event)
{
    stopPreview();
    if (event.button() != Qt::LeftButton || event.modifiers() != Qt::ControlModifier)
        return false;
    const auto link = linkAt(m_table->indexAt(event.pos()));
    if (link)
        follow(*link);
    return link.has_value();
}

void CellLinks::fillMenu(QMenu *menu, const QModelIndex &cell)
{
    stopPreview();
    const auto link = linkAt(cell);
    if (!link)
        return;
    const QString name = QString(link->name).replace(u'&', u"&&"_s);
    const QString text = link->toParent
                             ? tr("&Go to %1 %2").arg(readableName(link->relationship.parentName), name)
                             : tr("&Go to %1").arg(name);
    menu->addAction(text, this, [this, link = *link] { follow(link); });
    menu->addSeparator();
}

// The card
// ---------------------------------------------------------------------------------------------------------

void CellLinks::preview(const QHelpEvent &event)
{
    const QModelIndex index = m_table->indexAt(event.pos());
    if (index.isValid() && index == m_previewed)
        return; // it is there, or on its way
    stopPreview();
    const auto link = linkAt(index);
    if (!link || !link->toParent)
        return;
    m_previewed = index;
    m_reading = {};
    const auto job = [relationship = link->relationship, child = link->record](Repository &repository) {
        return repository.reader().parent(relationship, child);
    };
    m_session->request(
        Lane::Pages, m_reading.get_token(), job, this,
        [this, link = *link, at = event.globalPos()](const Result<std::optional<Record>> &parent) {
            if (parent && *parent && m_previewed.isValid())
                showPreview(link, **parent, at);
        });
}

void CellLinks::showPreview(const Link &link, const Record &parent, const QPoint &at)
{
    const RecordColumns columns(m_session->schema(), {.table = link.relationship.parentTable});
    QToolTip::showText(at, recordCard(columns, parent), m_table->viewport(),
                       m_table->visualRect(m_previewed));
}

void CellLinks::stopPreview()
{
    if (!m_previewed.isValid())
        return;
    m_previewed = QModelIndex();
    m_reading.request_stop();
    QToolTip::hideText();
}

} // namespace relata
