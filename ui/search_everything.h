#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"

#include <QtCore/QPointer>
#include <QtWidgets/QLineEdit>

namespace relata {

class DatabaseSearch;
class DatabaseSession;
class SearchHitsModel;
class SearchPopup;

/// The field that searches all tables at once, with what it finds in a list below while one types. Up and
/// Down walk through the records, Enter goes to one, Escape back to where one was. Enter that comes before
/// the first answer waits for it: nobody has to look before typing on.
class SearchEverything : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchEverything(QWidget *parent = nullptr);

    /// What is searched, or nothing; outlives this, or is taken back before it goes.
    void setSession(DatabaseSession *session);
    /// Takes the keyboard.
    void begin();

Q_SIGNALS:
    void recordChosen(const relata::TableName &table, const relata::Record &record);
    /// All that a table has for the words.
    void tableChosen(const relata::TableName &table, const QString &words);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search(const QString &text);
    void showProgress();
    QString summary() const;
    QString unreadText() const;
    void move(int step);
    void choose();
    void go(int row);
    void open();
    void close();
    void leave();

    SearchHitsModel *m_hits;
    SearchPopup *m_popup = nullptr;     ///< made when it is first needed, in the window that then is
    DatabaseSearch *m_search = nullptr; ///< with a session
    QPointer<QWidget> m_before;         ///< what had the keyboard
    bool m_moved = false;  ///< whether one has walked in the list: the first is not meant any more
    bool m_chosen = false; ///< Enter was pressed before there was anything
};

} // namespace relata
