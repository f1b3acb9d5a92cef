#pragma once

#include "models/database/database_location.h"

#include <QtWidgets/QScrollArea>

#include <memory>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace relata {

class DatabaseOpener;
class ProgressLine;
class MessageBar;
class SavedConnections;

/// Where a server's database is asked for: as host, port, database, user and password, or as one address; the
/// two follow each other. A password is shown as dots and given to nobody but the server.
class ConnectPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit ConnectPage(QWidget *parent = nullptr);

    /// Fills the fields; what has no field (sslmode, …) is kept.
    void setLocation(const DatabaseLocation &location);
    /// What is typed. Error: an address that is none.
    Result<DatabaseLocation> location() const;
    /// While it connects there is a way to stop, and nothing else.
    void setConnecting(bool connecting);
    void showError(const DatabaseError &error);
    /// Whether the password is to be kept in the keyring.
    bool keepsPassword() const;
    void focusFirst();

Q_SIGNALS:
    void connectRequested(const relata::DatabaseLocation &location);
    void stopRequested();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeFields();
    QLayout *makeButtons();
    QLineEdit *addField(QFormLayout *form, const QString &parameter, const QString &label);
    void addressEdited(const QString &address);
    void fieldsEdited();
    void fillFields(QMap<QString, QString> parameters);
    void setBusy(bool busy);
    void test();
    void tested();
    void stop();
    void connectNow();

    QMap<QString, QLineEdit *> m_fields; ///< by libpq's name of the parameter
    QMap<QString, QString> m_rest;       ///< parameters without a field
    QLineEdit *m_address;
    SavedConnections *m_saved;
    QCheckBox *m_keep;
    DatabaseError m_addressError; ///< its message is empty where the address is one
    DatabaseOpener *m_test;
    MessageBar *m_answer;
    ProgressLine *m_progress;
    QWidget *m_inputs;
    QPushButton *m_testButton;
    QPushButton *m_connect;
    QPushButton *m_cancel;
    bool m_busy = false;
    bool m_filling = false; ///< fields are set by the program, not by a person
};

} // namespace relata
