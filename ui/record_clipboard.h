#pragma once

#include <QtCore/QItemSelection>
#include <QtCore/QObject>

#include <memory>

namespace relata {

class DatabaseSession;
class MessageBar;
class RecordCopy;
class RecordPaste;
class RecordTableModel;
class RecordTableView;
struct DatabaseError;

/// What a pane's table and the clipboard give each other. Copying many rows goes on beside the person's work,
/// with its progress and a way to stop it in the pane's message bar; the clipboard changes at the end, at
/// once. On the GUI thread.
class RecordClipboard : public QObject
{
    Q_OBJECT

public:
    RecordClipboard(DatabaseSession *session, RecordTableView *table, RecordTableModel *model,
                    MessageBar *messages, QObject *parent);
    ~RecordClipboard() override;

    bool canCopy() const;
    /// The clipboard's rows as new records of the shown table, to be looked over; null, with a sentence in
    /// the message bar, where they are none.
    std::shared_ptr<RecordPaste> pasted(const QString &parentLabel);
    /// The selected rows; where that is the current one alone, the value of its current cell.
    void copy();

private:
    QItemSelection cells() const;
    QStringList typedColumns() const;
    void showProgress(qint64 rows);
    void finish(const QString &text, const QString &html);
    void fail(const DatabaseError &error);
    void stop();

    DatabaseSession *m_session;
    RecordTableView *m_table;
    RecordTableModel *m_model;
    MessageBar *m_messages;
    std::unique_ptr<RecordCopy> m_copy; ///< under way
    bool m_said = false;                ///< that it is under way
};

} // namespace relata
