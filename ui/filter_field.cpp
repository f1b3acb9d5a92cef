#include "ui/filter_field.h"

#include "ui/icons.h"
#include "ui/message_colors.h"

#include <QtCore/QScopedValueRollback>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QMenu>

namespace relata {

using namespace Qt::Literals::StringLiterals;
using Operator = ColumnFilter::Operator;

namespace {

constexpr int LongestText = 1'000;

} // namespace

FilterField::FilterField(FilterSubject subject, const QString &label, QWidget *parent)
    : QLineEdit(parent)
    , m_subject(std::move(subject))
    , m_label(label)
{
    setObjectName(u"filter:"_s + m_subject.column.name);
    setAccessibleName(tr("Filter %1").arg(label));
    setMaxLength(LongestText);
    QAction *ways = addAction(icon(Icon::Filter), LeadingPosition);
    ways->setObjectName(u"ways"_s);
    ways->setText(tr("Ways to compare %1").arg(label));
    connect(ways, &QAction::triggered, this, &FilterField::openMenu);
    // Not textEdited(): what is dictated, or written through a screen reader, is typing as well.
    connect(this, &QLineEdit::textChanged, this, [this, ways](const QString &text) {
        ways->setVisible(text.isEmpty()); // in a narrow column the text needs all there is
        updateToolTip();
        if (!m_replacing)
            Q_EMIT typed(text);
    });
    updateToolTip();
}

/// Also all of a text that a narrow column shows a part of.
void FilterField::updateToolTip()
{
    const QString hint = tr("Filter by %1 (Alt+Down: ways to compare)").arg(m_label);
    setToolTip(text().isEmpty() ? hint : text() + u'\n' + hint);
}

void FilterField::putText(const QString &text)
{
    if (text == this->text())
        return;
    const QScopedValueRollback replacing(m_replacing, true);
    setText(text);
    setCursorPosition(0);
}

void FilterField::setError(const QString &sentence)
{
    if (m_error == sentence)
        return;
    m_error = sentence;
    setAccessibleDescription(sentence);
    applyColors();
}

void FilterField::applyColors()
{
    QPalette colors;
    if (!m_error.isEmpty())
        colors.setColor(QPalette::Base, errorTint(parentWidget()->palette()));
    if (colors.isBrushSet(QPalette::Active, QPalette::Base) || testAttribute(Qt::WA_SetPalette))
        setPalette(colors);
}

void FilterField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::ThemeChange || event->type() == QEvent::ApplicationPaletteChange)
        applyColors();
}

void FilterField::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Operator op : filterOperators(m_subject)) {
        // With what it writes, so that the next time it can be typed.
        const QString sign = withOperator({}, op);
        menu->addAction(operatorName(op) + u'\t' + (op == Operator::OneOf ? u"a|b"_s : sign),
                        [this, op] { choose(op); });
    }
    if (!text().isEmpty()) {
        menu->addSeparator();
        menu->addAction(tr("Clear"), this, &QLineEdit::clear);
    }
    menu->popup(mapToGlobal(rect().bottomLeft()));
}

/// What is still to be typed belongs at the end.
void FilterField::choose(Operator op)
{
    setFocus(Qt::OtherFocusReason);
    setText(withOperator(text(), op));
    end(false);
}

void FilterField::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    Q_EMIT entered();
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        Q_EMIT escapeRequested();
        return;
    case Qt::Key_Down:
        if (event->modifiers().testFlag(Qt::AltModifier)) {
            openMenu();
            return;
        }
        [[fallthrough]];
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT leaveRequested();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace relata
