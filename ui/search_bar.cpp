#include "ui/search_bar.h"

#include "ui/search_line.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Margin = 8;
constexpr int LongestWords = 1'000;

} // namespace

SearchBar::SearchBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
{
    m_field->setObjectName(u"search"_s);
    m_field->setMaxLength(LongestWords);
    makeSearchLine(m_field);
    m_field->installEventFilter(this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Margin, Margin, Margin, Margin);
    layout->addWidget(m_field, 1);
    // Not textEdited(): what is dictated, or written through a screen reader, is typing as well.
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &words) {
        if (!m_replacing)
            Q_EMIT searchRequested(words);
    });
}

void SearchBar::setSubject(const QString &plural)
{
    m_field->setPlaceholderText(tr("Search %1").arg(plural.toLower()).trimmed());
    m_field->setAccessibleName(tr("Search %1").arg(plural).trimmed());
}

void SearchBar::setWords(const QString &words)
{
    const QScopedValueRollback replacing(m_replacing, true);
    m_field->setText(words);
}

void SearchBar::showAll()
{
    setWords({});
    Q_EMIT searchRequested({});
}

void SearchBar::addBeside(QWidget *widget)
{
    layout()->addWidget(widget);
    setTabOrder(m_field, widget);
}

void SearchBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

/// Down and Enter lead to the rows.
bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        Q_EMIT escapeRequested();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT leaveRequested();
        return true;
    default:
        return false;
    }
}

} // namespace relata
