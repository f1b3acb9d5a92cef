#include "models/database/sqlite_error.h"

#include "models/database/label.h"

#include <QtCore/QCoreApplication>
#include <QtSql/QSqlError>

#include <sqlite3.h>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(SqliteError)
};

constexpr int PrimaryCode = 0xFF;

/// "UNIQUE constraint failed: orders.order_number" → "order_number"; with several columns, the first.
QString constraintColumn(const QString &text)
{
    const QString subject = text.section(u": "_s, 1).section(u',', 0, 0).section(u' ', 0, 0);
    return subject.section(u'.', 1);
}

QString constraintMessage(int code, const QString &column, const QString &text)
{
    const QString label = column.isEmpty() ? QString() : readableName(column);
    switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return Messages::tr("%1 is used by another record already.").arg(label);
    case SQLITE_CONSTRAINT_NOTNULL:
        return Messages::tr("%1 is required.").arg(label);
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return Messages::tr("Another record refers to this one, or this one to a record that is not there.");
    case SQLITE_CONSTRAINT_CHECK:
        return Messages::tr("The database does not allow this value (rule: %1).")
            .arg(text.section(u": "_s, 1));
    case SQLITE_CONSTRAINT_DATATYPE:
        return Messages::tr("The value is not of the type that %1 takes.").arg(label);
    case SQLITE_CONSTRAINT_TRIGGER:
        return text; // RAISE(…)'s words were written for the person
    default:
        return Messages::tr("The database refused the change.");
    }
}

DatabaseError constraint(int code, const QString &text)
{
    const bool namesColumn = code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
                             code == SQLITE_CONSTRAINT_NOTNULL || code == SQLITE_CONSTRAINT_DATATYPE;
    const QString column = namesColumn ? constraintColumn(text) : QString();
    return {DatabaseError::Kind::Constraint, constraintMessage(code, column, text), column, text};
}

} // namespace

DatabaseError sqliteError(const QSqlError &error)
{
    using Kind = DatabaseError::Kind;
    const int code = error.nativeErrorCode().toInt();
    const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    switch (code & PrimaryCode) {
    case SQLITE_CONSTRAINT:
        return constraint(code, text);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Kind::Busy, Messages::tr("Another program is writing to the database. Try again."), {}, text};
    case SQLITE_READONLY:
        // The journal would have been one of a file that is no longer there.
        if (code == SQLITE_READONLY_DBMOVED)
            return {Kind::ConnectionLost, Messages::tr("The database file was moved or deleted."), {}, text};
        [[fallthrough]];
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {Kind::Permission, Messages::tr("The database can only be read."), {}, text};
    case SQLITE_FULL:
        return {Kind::Full, Messages::tr("There is no space left on the disk."), {}, text};
    case SQLITE_CORRUPT:
        return {Kind::Corrupt, Messages::tr("The database file is damaged."), {}, text};
    case SQLITE_NOTADB:
        return {Kind::Corrupt, Messages::tr("The file is not a SQLite database."), {}, text};
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        // What remains to a person may be used up before the disk is.
        if (code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_FSYNC)
            return {
                Kind::Full, Messages::tr("The file could not be written. The disk may be full."), {}, text};
        return {Kind::ConnectionLost, Messages::tr("The database file cannot be reached."), {}, text};
    case SQLITE_INTERRUPT:
        return {Kind::Cancelled, {}, {}, text};
    case SQLITE_MISMATCH:
        return {
            Kind::Constraint, Messages::tr("The value is not of the type that the column takes."), {}, text};
    case SQLITE_TOOBIG:
        return {Kind::Constraint, Messages::tr("The value is too large for the database."), {}, text};
    default:
        return {Kind::Other, Messages::tr("The database reported an error."), {}, text};
    }
}

} // namespace relata
