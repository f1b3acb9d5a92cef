#include "ui/date_field.h"

#include "models/database/schema.h"
#include "models/date_text.h"
#include "ui/form_keys.h"
#include "ui/popup.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QCalendarWidget>
#include <QtWidgets/QLayout>
#include <QtWidgets/QLineEdit>

namespace relata {

DateField::DateField(const Column &column, QWidget *parent)
    : FieldEditor(parent)
    , m_edit(new QLineEdit(this))
    , m_open(m_edit->addAction(listIcon(*this), QLineEdit::TrailingPosition))
    , m_withTime(column.kind == ValueKind::DateTime)
{
    setInput(m_edit);
    m_open->setText(tr("Open the calendar (Alt+Down)"));
    m_open->setToolTip(m_open->text());
    connect(m_open, &QAction::triggered, this, &DateField::openCalendar);
    connect(m_edit, &QLineEdit::textEdited, this, &DateField::edited);
}

QString DateField::text() const
{
    return m_edit->text();
}

void DateField::setText(const QString &text)
{
    m_edit->setText(text);
}

void DateField::setReadOnly(bool readOnly)
{
    FieldEditor::setReadOnly(readOnly);
    m_edit->setReadOnly(readOnly);
    m_open->setVisible(!readOnly);
}

void DateField::setPlaceholderText(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

bool DateField::canUndo() const
{
    return m_edit->isUndoAvailable();
}

bool DateField::canRedo() const
{
    return m_edit->isRedoAvailable();
}

bool DateField::eventFilter(QObject *watched, QEvent *event)
{
    const bool press = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == m_edit && press && opensList(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        if (event->type() == QEvent::KeyPress)
            openCalendar();
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

QDate DateField::date() const
{
    const QDate today = QDate::currentDate();
    if (const std::optional<QDate> typed = readDate(m_edit->text(), QLocale(), today))
        return *typed;
    const std::optional<QString> moment = readDateTime(m_edit->text(), QLocale(), today);
    return moment ? QDate::fromString(moment->first(10), Qt::ISODate) : today;
}

QString DateField::timeText() const
{
    const QString typed = m_edit->text();
    for (qsizetype at = typed.indexOf(u' '); m_withTime && at > 0; at = typed.indexOf(u' ', at + 1)) {
        if (readTime(typed.sliced(at + 1), QLocale()))
            return typed.sliced(at);
    }
    return {};
}

void DateField::openCalendar()
{
    if (m_edit->isReadOnly() || m_calendar)
        return;
    m_calendar = new QCalendarWidget;
    m_calendar->setSelectedDate(date());
    m_calendar->setAccessibleName(m_edit->accessibleName());
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    connect(m_calendar, &QCalendarWidget::activated, this, &DateField::choose);
    connect(m_calendar, &QCalendarWidget::clicked, this, &DateField::choose);
    showPopupBelow(m_edit, m_calendar);
}

void DateField::choose(QDate date)
{
    if (!m_calendar)
        return;
    m_calendar->window()->close();
    m_calendar.clear();
    m_edit->setFocus(Qt::PopupFocusReason);
    const QString chosen = QLocale().toString(date, dateFormat(QLocale())) + timeText();
    // As if it had been typed, so that Ctrl+Z takes it back.
    m_edit->selectAll();
    m_edit->insert(chosen);
    Q_EMIT edited(chosen);
}

} // namespace relata
