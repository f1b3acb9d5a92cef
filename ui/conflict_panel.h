#pragma once

#include "models/record_conflict.h"

#include <QtWidgets/QWidget>

#include <vector>

class QButtonGroup;
class QGridLayout;
class QLabel;
class QPushButton;
class QRadioButton;

namespace relata {

class ElidedLabel;

/// A record that two people have changed, column by column: as it was, mine and theirs. For each column that
/// both have changed one of the two is chosen; the others go together by themselves. It takes the form's
/// place and saves nothing. On the GUI thread.
class ConflictPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictPanel(QWidget *parent = nullptr);

    /// `title`: what the record is called. What was chosen before is kept where it can be.
    void open(const QString &title, const RecordConflict &conflict);
    void close();

    bool isOpen() const { return m_conflict.has_value(); }

    const std::optional<RecordConflict> &conflict() const { return m_conflict; }

    /// The columns for which theirs is chosen.
    QStringList takingTheirs() const;
    void focusFirst();
    bool holdsFocus() const;
    void setBusy(bool busy);
    /// What the other one has done, in a sentence.
    static QString whatHappened(const RecordConflict &conflict);

Q_SIGNALS:
    void saveRequested();
    void discardRequested(); ///< what is typed
    void backRequested();    ///< to the form

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Choice
    {
        QString column;
        QRadioButton *mine = nullptr;
        QRadioButton *theirs = nullptr;
    };

    QWidget *makeButtons();
    static QString question(const RecordConflict &conflict);
    void say(const QString &sentence);
    void fill(const QStringList &takingTheirs);
    void addTitles(QGridLayout *grid);
    void addRow(QGridLayout *grid, int row, const ConflictColumn &column, const QStringList &takingTheirs);
    void addChoice(QGridLayout *grid, int row, const ConflictColumn &column, bool takesTheirs);
    void setTabChain();

    std::optional<RecordConflict> m_conflict;
    ElidedLabel *m_title;
    QLabel *m_message;
    QWidget *m_columns = nullptr;
    std::vector<Choice> m_choices;
    QPushButton *m_save = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_discard = nullptr;
};

} // namespace relata
