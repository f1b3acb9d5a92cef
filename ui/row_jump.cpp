#include "ui/row_jump.h"

#include "models/database/label.h"
#include "models/record_table_model.h"
#include "models/row_number.h"
#include "ui/icons.h"
#include "ui/message_colors.h"
#include "ui/record_table_view.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Margin = 8;
/// Of the field, in digits.
constexpr int FieldDigits = 16;

} // namespace

RowJump::RowJump(RecordTableView *table, RecordTableModel *model, QWidget *parent)
    : QWidget(parent)
    , m_table(table)
    , m_model(model)
    , m_number(new QLineEdit(this))
    , m_message(new QLabel(this))
{
    setObjectName(u"goToRow"_s);
    auto *label = new QLabel(tr("Go to row"), this);
    m_number->setObjectName(u"rowNumber"_s);
    m_number->setAccessibleName(tr("Row number"));
    m_number->setFixedWidth(FieldDigits * fontMetrics().horizontalAdvance(u'0'));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setObjectName(u"rowMessage"_s);
    auto *close = new QToolButton(this);
    close->setObjectName(u"closeGoToRow"_s);
    close->setIcon(icon(Icon::Close));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::NoFocus); // Esc does the same
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close go to row"));
    connect(close, &QToolButton::clicked, this, &RowJump::close);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Margin + 2, 0, Margin, Margin);
    layout->addWidget(label);
    layout->addWidget(m_number);
    layout->addWidget(m_message, 1);
    layout->addWidget(close);
    connect(m_number, &QLineEdit::textChanged, this, [this] {
        m_wanted.reset();
        say(tr("of %1").arg(countText()), false);
    });
    connect(model, &RecordTableModel::countChanged, this, &RowJump::follow);
    connect(model, &QAbstractItemModel::modelReset, this, [this] { m_wanted.reset(); });
    hide();
}

QWidget *RowJump::lastInput() const
{
    return m_number;
}

void RowJump::open()
{
    show();
    m_number->setText(QLocale().toString(std::max(0, m_table->currentIndex().row()) + 1));
    say(tr("of %1").arg(countText()), false);
    m_number->setFocus(Qt::ShortcutFocusReason);
    m_number->selectAll();
}

void RowJump::close()
{
    m_wanted.reset();
    hide();
    Q_EMIT left();
}

/// "10,000,000", and while they are being counted "4,096+".
QString RowJump::countText() const
{
    const QString count = QLocale().toString(m_model->rowCount());
    return m_model->isCountExact() ? count : tr("%1+", "at least so many").arg(count);
}

void RowJump::go()
{
    const auto row = readRowNumber(m_number->text());
    if (!row) {
        say(tr("Type a number such as %1.").arg(QLocale().toString(1'000)), true);
        return;
    }
    m_wanted = row;
    follow();
}

/// Also when more rows have been counted.
void RowJump::follow()
{
    if (!isVisible())
        return;
    const qint64 wanted = m_wanted.value_or(0);
    if (!m_wanted)
        say(tr("of %1").arg(countText()), false);
    else if (wanted >= 1 && wanted <= m_model->rowCount())
        goTo(wanted - 1);
    else if (wanted >= 1 && !m_model->isCountExact() && !m_model->isStopped())
        say(tr("of %1: counting…").arg(countText()), false);
    else
        say(m_model->rowCount() == 0 ? tr("There are no rows.")
                                     : tr("There are rows 1 to %1.").arg(countText()),
            true);
}

void RowJump::goTo(qint64 row)
{
    m_wanted.reset();
    const int column = m_table->currentIndex().isValid()
                           ? m_table->currentIndex().column()
                           : std::max(0, m_table->horizontalHeader()->logicalIndexAt(0));
    const QModelIndex index = m_model->index(int(row), column);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                          QItemSelectionModel::Rows);
    close();
}

void RowJump::say(const QString &sentence, bool isWrong)
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, isWrong ? errorText(colors) : quietText(colors));
    m_message->setPalette(colors);
    m_message->setText(sentence);
    m_number->setAccessibleDescription(sentence);
}

void RowJump::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        go();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace relata
