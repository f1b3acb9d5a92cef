#pragma once

#include "models/filter_text.h"

#include <QtWidgets/QLineEdit>

class QMenu;

namespace relata {

/// The field of one column in a filter row: a short text, and a menu of the ways to compare at its side
/// (Alt+Down). What cannot be understood is said by setError().
class FilterField : public QLineEdit
{
    Q_OBJECT

public:
    /// `label`: what the column is called.
    FilterField(FilterSubject subject, const QString &label, QWidget *parent = nullptr);

    const FilterSubject &subject() const { return m_subject; }

    const QString &label() const { return m_label; }

    /// Another text, by the program.
    void putText(const QString &text);
    /// A sentence about what is typed; empty: all is well.
    void setError(const QString &sentence);

    const QString &error() const { return m_error; }

Q_SIGNALS:
    void typed(const QString &text);
    void entered();         ///< the focus came
    void leaveRequested();  ///< on to the rows
    void escapeRequested(); ///< out of the filter

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void openMenu();
    void choose(ColumnFilter::Operator op);
    void applyColors();
    void updateToolTip();

    FilterSubject m_subject;
    QString m_label;
    QString m_error;
    bool m_replacing = false; ///< by the program, not by a person
};

} // namespace relata
