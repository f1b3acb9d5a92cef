#pragma once

#include "ui/field_editor.h"

#include <QtCore/QPointer>

class QCalendarWidget;
class QDate;
class QLineEdit;

namespace relata {

/// A date, with or without a time, as text: short forms can be typed and an empty field is null, neither of
/// which QDateEdit can do. Alt+Down opens a calendar; a day chosen there keeps the time.
class DateField : public FieldEditor
{
    Q_OBJECT

public:
    DateField(const Column &column, QWidget *parent);

    QString text() const override;
    void setText(const QString &text) override;
    void setReadOnly(bool readOnly) override;
    void setPlaceholderText(const QString &text) override;

    bool isWrongUntilComplete() const override { return true; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool canUndo() const override;
    bool canRedo() const override;

private:
    void openCalendar();
    void choose(QDate date);
    QDate date() const;
    QString timeText() const; ///< what follows the date, with its blank

    QLineEdit *m_edit;
    QAction *m_open;
    QPointer<QCalendarWidget> m_calendar;
    bool m_withTime;
};

} // namespace relata
