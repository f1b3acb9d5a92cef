#pragma once

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include <optional>

class QLabel;
class QLineEdit;

namespace relata {

class RecordTableModel;
class RecordTableView;

/// A line above the rows in which the number of a row is typed to go there: "Go to row [9,000,000] of
/// 10,000,000". A row that has not been counted yet is gone to when it has been. On the GUI thread.
class RowJump : public QWidget
{
    Q_OBJECT

public:
    RowJump(RecordTableView *table, RecordTableModel *model, QWidget *parent = nullptr);

    void open();

    QWidget *lastInput() const;

Q_SIGNALS:
    void left(); ///< there, or not at all: on with the rows

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void close();
    void go();
    void follow();
    void goTo(qint64 row);
    void say(const QString &sentence, bool isWrong);
    QString countText() const;

    RecordTableView *m_table;
    RecordTableModel *m_model;
    QLineEdit *m_number;
    QLabel *m_message;
    std::optional<qint64> m_wanted; ///< as soon as it is counted
};

} // namespace relata
