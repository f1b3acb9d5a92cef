#include "ui/date_field.h"

#include "models/database/schema.h"
#include "models/date_text.h"
#include "ui/form_keys.h"
#include "ui/icons.h"
#include "ui/popup.h"

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QCalendarWidget>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>

namespace relata {

namespace {

/// In the colours of all else: Qt has a bar in the accent's above it, and red weekends.
void calm(QCalendarWidget *calendar)
{
    for (const auto day : {Qt::Saturday, Qt::Sunday})
        calendar->setWeekdayTextFormat(day, {});
    auto *bar = calendar->findChild<QWidget *>(QStringLiteral("qt_calendar_navigationbar"));
    if (!bar)
        return;
    bar->setBackgroundRole(QPalette::Window);
    QPalette colors; // its buttons write in the colour of what is selected
    colors.setColor(QPalette::HighlightedText, calendar->palette().color(QPalette::WindowText));
    for (auto *button : bar->findChildren<QToolButton *>())
        button->setPalette(colors);
}

} // namespace

DateField::DateField(const Column &column, QWidget *parent)
    : LineField(parent)
    , m_open(lineEdit()->addAction(icon(Icon::Calendar), QLineEdit::TrailingPosition))
    , m_withTime(column.kind == ValueKind::DateTime)
{
    m_open->setText(tr("Open the calendar (Alt+Down)"));
    m_open->setToolTip(m_open->text());
    connect(m_open, &QAction::triggered, this, &DateField::openCalendar);
}

void DateField::setReadOnly(bool readOnly)
{
    LineField::setReadOnly(readOnly);
    m_open->setVisible(!readOnly);
}

bool DateField::eventFilter(QObject *watched, QEvent *event)
{
    const bool press = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == lineEdit() && press && opensList(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        if (event->type() == QEvent::KeyPress)
            openCalendar();
        return true;
    }
    return LineField::eventFilter(watched, event);
}

QDate DateField::date() const
{
    const QDate today = QDate::currentDate();
    if (const std::optional<QDate> typed = readDate(lineEdit()->text(), QLocale(), today))
        return *typed;
    const std::optional<QString> moment = readDateTime(lineEdit()->text(), QLocale(), today);
    return moment ? QDate::fromString(moment->first(10), Qt::ISODate) : today;
}

QString DateField::timeText() const
{
    const QString typed = lineEdit()->text();
    for (qsizetype at = typed.indexOf(u' '); m_withTime && at > 0; at = typed.indexOf(u' ', at + 1)) {
        if (readTime(typed.sliced(at + 1), QLocale()))
            return typed.sliced(at);
    }
    return {};
}

void DateField::openCalendar()
{
    if (lineEdit()->isReadOnly() || m_calendar)
        return;
    m_calendar = new QCalendarWidget;
    m_calendar->setSelectedDate(date());
    m_calendar->setAccessibleName(lineEdit()->accessibleName());
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    connect(m_calendar, &QCalendarWidget::activated, this, &DateField::choose);
    connect(m_calendar, &QCalendarWidget::clicked, this, &DateField::choose);
    calm(m_calendar);
    showPopupBelow(lineEdit(), m_calendar);
}

void DateField::choose(QDate date)
{
    if (!m_calendar)
        return;
    m_calendar->window()->close();
    m_calendar.clear();
    lineEdit()->setFocus(Qt::PopupFocusReason);
    const QString chosen = QLocale().toString(date, dateFormat(QLocale())) + timeText();
    replaceText(chosen);
    Q_EMIT edited(chosen);
}

} // namespace relata
