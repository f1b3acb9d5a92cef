#include "ui/filter_row.h"

#include "models/record_columns.h"
#include "ui/filter_field.h"
#include "ui/message_colors.h"
#include "ui/record_table_look.h"
#include "ui/record_table_view.h"
#include "ui/visual_columns.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Around the fields.
constexpr int Margin = 3;

} // namespace

FilterRow::FilterRow(RecordTableView *table, QWidget *parent)
    : QWidget(parent)
    , m_table(table)
    , m_error(new QLabel(this))
{
    setObjectName(u"filterRow"_s);
    setAccessibleName(tr("Filter"));
    m_error->setObjectName(u"filterError"_s);
    m_error->setTextFormat(Qt::PlainText);
    m_error->hide();
    table->installEventFilter(this);
    connect(table, &RecordTableView::headerPlaced, this, &FilterRow::place);
    hide();
}

void FilterRow::setOpen(bool open)
{
    if (m_open == open)
        return;
    m_open = open;
    place();
}

void FilterRow::setColumns(const RecordColumns &columns)
{
    for (FilterField *field : std::as_const(m_fields)) {
        if (!field)
            continue;
        field->hide();
        field->deleteLater(); // it may be the one that is being typed in
    }
    m_fields.clear();
    m_chained.clear();
    m_errorColumn = -1;
    for (int column = 0; column < columns.size(); ++column)
        m_fields.append(columns.columnAt(column) ? makeField(columns, column) : nullptr);
    place();
}

FilterField *FilterRow::makeField(const RecordColumns &columns, int column)
{
    const FilterSubject subject{*columns.columnAt(column), columns.isByName(column)};
    auto *field = new FilterField(subject, columns.at(column).label, this);
    connect(field, &FilterField::typed, this,
            [this, column](const QString &text) { Q_EMIT typed(column, text); });
    connect(field, &FilterField::leaveRequested, this, &FilterRow::leaveRequested);
    connect(field, &FilterField::escapeRequested, this, [this, column] { Q_EMIT escapeRequested(column); });
    connect(field, &FilterField::entered, this, [this, column] {
        m_table->showColumn(column);
        place(); // what is wrong in it is said now
    });
    return field;
}

QList<FilterField *> FilterRow::fields() const
{
    QList<FilterField *> result = m_fields;
    result.removeAll(nullptr);
    return result;
}

void FilterRow::setError(int column, const QString &sentence)
{
    if (FilterField *field = fieldAt(column)) {
        field->setError(sentence);
        place();
    }
}

bool FilterRow::holdsFocus() const
{
    return isAncestorOf(QApplication::focusWidget());
}

void FilterRow::focusField(int column)
{
    FilterField *wanted = fieldAt(column);
    const VisualColumns columns(*m_table->horizontalHeader());
    for (const int shown : columns.columns()) {
        if (!wanted || m_table->horizontalHeader()->isSectionHidden(column))
            wanted = fieldAt(shown);
        if (wanted)
            break;
    }
    if (!wanted)
        return;
    wanted->setFocus(Qt::ShortcutFocusReason);
    wanted->selectAll();
}

// Where it is
// --------------------------------------------------------------------------------------------------------

int FilterRow::fieldHeight() const
{
    const FilterField *any = fields().value(0);
    return any ? any->sizeHint().height() : m_table->rowHeight();
}

void FilterRow::place()
{
    if (!m_open && isHidden()) { // mostly, and at every step of scrolling
        m_table->setRoomUnderHeader(0);
        return;
    }
    const bool shown = m_open && m_table->isVisibleTo(parentWidget());
    placeError();
    const int errorHeight = m_errorColumn < 0 ? 0 : m_error->sizeHint().height() + Margin;
    const int height = m_open ? fieldHeight() + 2 * Margin + 1 + errorHeight : 0;
    m_table->setRoomUnderHeader(height);
    setVisible(shown);
    if (!shown)
        return;
    const QRect header = m_table->horizontalHeader()->geometry();
    setGeometry(QRect(m_table->mapTo(parentWidget(), header.bottomLeft() + QPoint(0, 1)),
                      QSize(header.width(), height)));
    raise();
    placeFields();
    chainFields();
}

void FilterRow::placeFields()
{
    const QHeaderView *header = m_table->horizontalHeader();
    for (int column = 0; column < m_fields.size() && column < header->count(); ++column) {
        FilterField *field = m_fields.at(column);
        if (!field)
            continue;
        // Without a width it is about to be hidden: the header says so first.
        field->setVisible(!header->isSectionHidden(column) && header->sectionSize(column) > 0);
        field->setGeometry(header->sectionViewportPosition(column) + Margin, Margin,
                           std::max(0, header->sectionSize(column) - 2 * Margin), fieldHeight());
    }
    if (m_errorColumn < 0)
        return;
    const QRect field = m_fields.at(m_errorColumn)->geometry();
    const QSize size(std::min(m_error->sizeHint().width(), width() - 2 * Margin),
                     m_error->sizeHint().height());
    const int leading = isRightToLeft() ? field.right() - size.width() + 1 : field.left();
    m_error->setGeometry(
        QRect(QPoint(std::clamp(leading, Margin, std::max(Margin, width() - Margin - size.width())),
                     field.bottom() + 1),
              size));
}

/// Of the field that has the focus, else of the first that there is something wrong with.
void FilterRow::placeError()
{
    m_errorColumn = -1;
    for (int column = 0; column < m_fields.size(); ++column) {
        const FilterField *field = m_fields.at(column);
        if (field && !field->error().isEmpty() && (m_errorColumn < 0 || field->hasFocus()))
            m_errorColumn = column;
    }
    m_error->setVisible(m_errorColumn >= 0);
    if (m_errorColumn < 0)
        return;
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, errorText(colors));
    m_error->setPalette(colors);
    m_error->setText(m_fields.at(m_errorColumn)->error());
    m_error->setToolTip(m_error->text());
}

/// Tab goes through the fields as they are seen, and then to the rows.
void FilterRow::chainFields()
{
    const QList<int> columns = VisualColumns(*m_table->horizontalHeader()).columns();
    if (columns == m_chained)
        return;
    m_chained = columns;
    QWidget *last = m_table->previousInFocusChain();
    while (isAncestorOf(last))
        last = last->previousInFocusChain();
    for (const int column : columns) {
        FilterField *field = fieldAt(column);
        if (!field)
            continue;
        setTabOrder(last, field);
        last = field;
    }
}

bool FilterRow::eventFilter(QObject *watched, QEvent *event)
{
    const QList<QEvent::Type> moves{QEvent::Move, QEvent::Resize, QEvent::Show, QEvent::Hide,
                                    QEvent::LayoutDirectionChange};
    if (watched == m_table && m_open && moves.contains(event->type()))
        QMetaObject::invokeMethod(this, &FilterRow::place, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void FilterRow::paintEvent(QPaintEvent *)
{
    const RecordTableLook look(palette(), false);
    QPainter painter(this);
    painter.fillRect(rect(), look.headerBackground);
    painter.fillRect(0, height() - 1, width(), 1, look.headerLine);
}

} // namespace relata
