#pragma once

#include <QtWidgets/QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace relata {

class CandidateFinder;
class DatabaseSession;
class ElidedLabel;
class RecordPaste;
class RecordTableView;
class UndoHistory;
struct ChangeOutcome;
struct DatabaseError;

/// Pasted rows under the table that they are meant for: a table in which each value can be corrected, what is
/// wrong, and the buttons that save them all at once or put them away, which can be undone. On the GUI
/// thread.
class PastePanel : public QWidget
{
    Q_OBJECT

public:
    PastePanel(DatabaseSession *session, UndoHistory *history, QWidget *parent = nullptr);
    ~PastePanel() override;

    /// Shows rows in place of the last ones.
    void open(std::shared_ptr<RecordPaste> paste);

    bool isOpen() const { return m_paste != nullptr; }

    qsizetype unsavedCount() const; ///< rows that are shown
    /// Puts the focus where rows are corrected.
    void focusRows();

Q_SIGNALS:
    void openChanged(bool open);
    void saved(const relata::ChangeOutcome &outcome, const QString &title);
    void failed(const relata::DatabaseError &error);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeButtons();
    void follow();
    void close();
    void discard();
    void save();
    void finish(const ChangeOutcome &outcome);
    void showState();
    void showErrors();
    void goTo(const QModelIndex &index);

    UndoHistory *m_history;
    std::shared_ptr<RecordPaste> m_paste; ///< shared with the history, which keeps those put away
    ElidedLabel *m_title;
    QLabel *m_message;
    RecordTableView *m_table;
    CandidateFinder *m_candidates; ///< for the references
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace relata
