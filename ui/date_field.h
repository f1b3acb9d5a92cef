#pragma once

#include "ui/line_field.h"

#include <QtCore/QPointer>

class QCalendarWidget;
class QDate;

namespace relata {

/// A date, with or without a time, as text: short forms can be typed and an empty field is null, neither of
/// which QDateEdit can do. Alt+Down opens a calendar; a day chosen there keeps the time.
class DateField : public LineField
{
    Q_OBJECT

public:
    DateField(const Column &column, QWidget *parent);

    void setReadOnly(bool readOnly) override;

    bool isWrongUntilComplete() const override { return true; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void openCalendar();
    void choose(QDate date);
    QDate date() const;
    QString timeText() const; ///< what follows the date, with its blank

    QAction *m_open;
    QPointer<QCalendarWidget> m_calendar;
    bool m_withTime;
};

} // namespace relata
