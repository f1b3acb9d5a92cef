#pragma once

#include <QtWidgets/QWidget>

class QLineEdit;

namespace relata {

/// The line above a table in which words are typed that its records must have.
class SearchBar : public QWidget
{
    Q_OBJECT

public:
    explicit SearchBar(QWidget *parent = nullptr);

    QLineEdit *field() const { return m_field; }

    /// What is searched: "Customers"; empty: nothing.
    void setSubject(const QString &plural);
    /// Shows words without searching for them.
    void setWords(const QString &words);
    /// Searches for nothing.
    void showAll();
    void focusField();
    /// Puts something beside the field.
    void addBeside(QWidget *widget);

Q_SIGNALS:
    void searchRequested(const QString &words);
    void leaveRequested();  ///< on to the rows
    void escapeRequested(); ///< out of the search

private:
    bool eventFilter(QObject *watched, QEvent *event) override;

    QLineEdit *m_field;
    bool m_replacing = false; ///< by the program, not by a person
};

} // namespace relata
