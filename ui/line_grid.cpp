#include "ui/line_grid.h"

#include "models/child_lines.h"
#include "models/database/label.h"
#include "ui/field_editor.h"
#include "ui/form_cell.h"
#include "ui/icons.h"
#include "ui/message_colors.h"
#include "ui/number_field.h"
#include "ui/record_form.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A grid row of titles, then two for each line: its fields, and what is wrong with it.
int gridRow(int line)
{
    return 1 + 2 * line;
}

QLabel *quietLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    QPalette colors;
    colors.setColor(QPalette::WindowText, quietText(parent->palette()));
    label->setPalette(colors);
    return label;
}

QString messageOf(const RecordDraft &line, const QStringList &shown)
{
    QStringList sentences;
    for (const DatabaseError &error : line.formErrors())
        sentences << error.message;
    for (const Column &column : line.table().columns) {
        if (!shown.contains(column.name) && !line.error(column.name).isEmpty())
            sentences << line.error(column.name);
    }
    return sentences.join(u' ');
}

} // namespace

LineGrid::LineGrid(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
{
    setObjectName(u"lines"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    hide();
}

void LineGrid::setLines(ChildLines *lines, QWidget *before)
{
    if (m_lines)
        m_lines->disconnect(this);
    m_lines = lines;
    m_before = before;
    clear();
    setVisible(lines);
    if (!lines)
        return;
    m_title->setText(readableName(lines->relationship().childTable.name));
    setAccessibleName(m_title->text());
    build();
    connect(lines, &ChildLines::added, this, &LineGrid::addRow);
    // Later: the button that removes is one of what is built anew.
    connect(
        lines, &ChildLines::removed, this,
        [this] {
            clear();
            build();
            if (m_lines)
                focusFirst();
        },
        Qt::QueuedConnection);
}

/// The key that led here may still be in one of the fields, so they go later; from now on they are silent.
void LineGrid::clear()
{
    for (const Row &row : std::exchange(m_rows, {})) {
        for (FormCell *cell : row.cells) {
            cell->editor()->disconnect(cell);
            cell->disconnect(this);
        }
    }
    if (QWidget *body = std::exchange(m_body, nullptr)) {
        body->hide();
        layout()->removeWidget(body);
        body->setParent(nullptr);
        body->deleteLater();
    }
    m_grid = nullptr;
}

void LineGrid::build()
{
    if (!m_lines)
        return;
    m_body = new QWidget(this);
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    layout()->addWidget(m_body);
    addTitles();
    for (int i = 0; i < m_lines->count(); ++i)
        addRow(i);
    alignTitles();
    m_body->show();
}

void LineGrid::addTitles()
{
    for (int i = 0; i < m_lines->columns().size(); ++i) {
        const DraftField &field = *m_lines->line(0).field(m_lines->columns().at(i));
        m_grid->addWidget(quietLabel(field.label(), m_body), 0, i);
        m_grid->setColumnStretch(i, field.column().kind == ValueKind::Text ? 2 : 1);
    }
}

/// Above what stands in the fields.
void LineGrid::alignTitles()
{
    const std::vector<FormCell *> &cells = m_rows.front().cells;
    for (size_t i = 0; i < cells.size(); ++i) {
        auto *title = static_cast<QLabel *>(m_grid->itemAtPosition(0, int(i))->widget());
        if (qobject_cast<NumberField *>(cells.at(i)->editor()))
            title->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    }
}

void LineGrid::addRow(int index)
{
    Row row;
    RecordDraft &line = m_lines->line(index);
    for (int i = 0; i < m_lines->columns().size(); ++i) {
        const QString column = m_lines->columns().at(i);
        QWidget *before = row.cells.empty() ? lastInput() : row.cells.back()->editor()->lastInput();
        auto *cell =
            new FormCell(line, column, RecordForm::makeEditor(line, column, m_parents, m_body), m_body);
        cell->hideLabel();
        cell->editor()->setNames(u"line:%1:%2"_s.arg(index).arg(column),
                                 tr("%1, line %2").arg(line.field(column)->label()).arg(index + 1));
        connect(cell, &FormCell::nextRequested, this, [this, index, i] { goNext(index, size_t(i)); });
        m_grid->addWidget(cell, gridRow(index), i, Qt::AlignTop);
        if (before)
            setTabOrder(before, cell->editor()->input());
        row.cells.push_back(cell);
    }
    row.message = new QLabel(m_body);
    row.message->setObjectName(u"lineMessage:%1"_s.arg(index));
    row.message->setWordWrap(true);
    row.message->setTextFormat(Qt::PlainText);
    QPalette colors;
    colors.setColor(QPalette::WindowText, errorText(palette()));
    row.message->setPalette(colors);
    row.message->hide();
    m_grid->addWidget(row.message, gridRow(index) + 1, 0, 1, int(m_lines->columns().size()));
    m_rows.push_back(std::move(row));
    addRemoval(index);
    connect(&line, &RecordDraft::errorChanged, m_body, [this, index] { showMessage(index); });
    showMessage(index);
}

/// Keys need none: a line that is emptied is none.
void LineGrid::addRemoval(int index)
{
    auto *button = new QToolButton(m_body);
    button->setIcon(icon(Icon::Close));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    button->setToolTip(tr("Remove this line"));
    button->setAccessibleName(tr("Remove line %1").arg(index + 1));
    const std::vector<FormCell *> &cells = m_rows.at(size_t(index)).cells;
    if (!cells.empty()) // in the middle of the fields, not of what is wrong with them
        button->setFixedHeight(cells.front()->editor()->sizeHint().height());
    QSizePolicy policy = button->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    button->setSizePolicy(policy);
    connect(button, &QToolButton::clicked, this, [this, index] { remove(index); });
    m_grid->addWidget(button, gridRow(index), int(m_lines->columns().size()), Qt::AlignTop);
    m_rows.at(size_t(index)).removal = button;
    // There is always an empty line, which is nothing that could be removed.
    RecordDraft &line = m_lines->line(index);
    button->setVisible(line.isDirty());
    connect(&line, &RecordDraft::dirtyChanged, button, &QWidget::setVisible);
}

void LineGrid::remove(int row)
{
    if (m_lines && row < m_lines->count())
        m_lines->remove(row);
}

void LineGrid::showMessage(int row)
{
    if (size_t(row) >= m_rows.size() || row >= m_lines->count())
        return;
    QLabel *message = m_rows.at(size_t(row)).message;
    message->setText(messageOf(m_lines->line(row), m_lines->columns()));
    message->setVisible(!message->text().isEmpty());
}

void LineGrid::arriveAt(int row, size_t cell)
{
    m_rows.at(size_t(row)).cells.at(cell)->editor()->input()->setFocus(Qt::TabFocusReason);
}

void LineGrid::focusFirst()
{
    begin(0);
}

void LineGrid::focusField(const RecordDraft *line, const QString &column)
{
    const auto cell = m_lines->columns().indexOf(column);
    for (int row = 0; row < m_lines->count() && cell >= 0; ++row) {
        if (&m_lines->line(row) == line)
            arriveAt(row, size_t(cell));
    }
}

/// Where there is something to be typed: a number that is proposed already is passed over.
void LineGrid::begin(int row)
{
    const QStringList &columns = m_lines->columns();
    const QStringList proposed = m_lines->line(row).proposals();
    const auto first = std::ranges::find_if(columns, [&](const QString &c) { return !proposed.contains(c); });
    if (!columns.isEmpty())
        arriveAt(row, first == columns.end() ? 0 : size_t(first - columns.begin()));
}

bool LineGrid::focusError()
{
    bool found = false;
    for (size_t row = 0; row < m_rows.size(); ++row) {
        for (size_t i = 0; i < m_rows[row].cells.size(); ++i) {
            FormCell *cell = m_rows[row].cells[i];
            if (m_lines->isEmpty(int(row)))
                continue;
            cell->complain();
            if (!cell->showsError() || std::exchange(found, true))
                continue;
            arriveAt(int(row), i);
        }
        if (!found && !m_rows[row].message->isHidden() && !m_rows[row].cells.empty()) {
            found = true;
            arriveAt(int(row), 0);
        }
    }
    return found;
}

void LineGrid::goNext(int row, size_t cell)
{
    if (m_lines->isEmpty(row))
        Q_EMIT ended();
    else if (cell + 1 < m_rows.at(size_t(row)).cells.size())
        arriveAt(row, cell + 1);
    else if (row + 1 < m_lines->count())
        begin(row + 1);
}

bool LineGrid::holds(const QWidget *widget) const
{
    return m_body && m_body->isAncestorOf(widget);
}

QWidget *LineGrid::lastInput() const
{
    return m_rows.empty() || m_rows.back().cells.empty() ? m_before.data()
                                                         : m_rows.back().cells.back()->editor()->lastInput();
}

} // namespace relata
