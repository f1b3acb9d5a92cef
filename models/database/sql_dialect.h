#pragma once

#include "models/database/database_error.h"
#include "models/database/outside_mark.h"
#include "models/database/schema.h"
#include "models/database/statement.h"
#include "models/database/value.h"

#include <QtCore/QString>

#include <memory>
#include <optional>
#include <stop_token>

class QSqlDatabase;
class QSqlError;

namespace relata {

class Connection;
struct DatabaseLocation;

/// What the database declares, before relationships are made of it.
struct Declarations
{
    /// Without labelColumns, and with a hidden row id alone as `key` (where the rows have one) and `tieBreak`
    /// (where it ends every index): SchemaReader puts what is declared in their place.
    QList<Table> tables;
    QList<SchemaNote> notes;
};

/// What differs between SQLite and PostgreSQL; nothing else asks which database it is talking to. Stateless:
/// its functions run on the thread of the connection that they are given.
class SqlDialect
{
public:
    static std::unique_ptr<const SqlDialect> forLocation(const DatabaseLocation &location);
    virtual ~SqlDialect() = default;

    /// The one place where identifiers are quoted; the same for both databases (SQL-92, 5.2).
    static QString quoted(const QString &identifier);
    static QString quoted(const TableName &table);
    /// `alias.column`, both quoted; the column alone without an alias.
    static QString quoted(const QString &alias, const QString &column);

    virtual QString driver() const = 0; ///< the name of Qt's driver
    /// Sets name and options of a database that is not open yet. What takes long is given up when the token
    /// is stopped.
    virtual Result<void> prepareToOpen(QSqlDatabase &database, const DatabaseLocation &location,
                                       const std::stop_token &stop) const = 0;
    /// Sets up a connection that has just been opened: foreign keys on, functions registered, formats fixed.
    virtual Result<void> configure(Connection &connection) const = 0;
    /// Whether what is written on the connection will be found where it was opened; an error says why not.
    virtual Result<void> checkInPlace(Connection &connection) const = 0;
    /// Stops what runs on the connection; called from any thread.
    virtual void interrupt(const QSqlDatabase &database) const = 0;

    /// What is run from now on is not stopped by an interrupt() of before. On the connection's thread.
    virtual void settleInterruption() const {}

    virtual Result<Declarations> readDeclarations(Connection &connection) const = 0;

    /// How a column is selected so that its exact value arrives (PostgreSQL reads times and json as text).
    virtual QString selected(const QString &expression, const Column &column) const = 0;
    /// `expression IS NOT DISTINCT FROM ?` for a value that selected() gave, exact whatever the collation.
    /// Not for seeking: an index may not serve it.
    virtual QString isSame(const QString &expression, const Column &column) const = 0;
    /// Whether values of the column may be very large.
    virtual bool mayBeLarge(const Column &column) const = 0;
    /// How many bytes the column's value has, or would have as text.
    virtual QString byteCount(const QString &expression, const Column &column) const = 0;
    /// How the column's value begins, where it is a text; else NULL.
    virtual QString beginning(const QString &expression, const Column &column, int characters) const = 0;
    /// The column's value as text, for searching and labels.
    virtual QString asText(const QString &expression) const = 0;
    /// True where the text holds the word, case and accents ignored.
    virtual Statement contains(const QString &textExpression, const QString &word) const = 0;
    /// True where one of the text's words begins with the word, case and accents ignored.
    virtual Statement beginsWord(const QString &textExpression, const QString &word) const = 0;
    /// Whether NULLs come before everything else in this order, when nothing is said.
    virtual bool nullsFirst(Qt::SortOrder order) const = 0;
    /// Whether a subselect can be entered at a row that stands beside it (LATERAL).
    virtual bool hasLateral() const = 0;
    /// `expression IS NOT NULL` as a range that an index can be entered at.
    virtual QString isNotNull(const QString &expression, const Column &column) const = 0;
    /// From `EXPLAIN`: whether the statement delivers its order from an index, without sorting and without
    /// reading rows that its conditions leave out. `equal`: the columns that it compares with `=`.
    virtual Result<bool> isOrderIndexed(Connection &connection, const Statement &statement,
                                        const QStringList &equal) const = 0;
    /// From `EXPLAIN`: whether the statement reads the table under the alias from end to end.
    virtual Result<bool> isScanned(Connection &connection, const Statement &statement,
                                   const QString &alias) const = 0;
    /// What in front of a column sorts by it without an index that has this order: for few rows of many,
    /// where a planner that knows no better would go through all of them in order.
    virtual QString sortingAnew() const = 0;
    /// Makes an empty temporary table: `position`, numbered in the order of insertion, and the columns `keys`
    /// as `selectKeys` selects them.
    virtual QStringList createOrderTable(const QString &name, const QStringList &keys,
                                         const QString &selectKeys) const = 0;
    /// Forbids the connection every writing, or no longer.
    virtual QString setReadOnly(bool readOnly) const = 0;
    /// Clause between INSERT's column list and VALUES that lets a given identity value in; mostly empty.
    virtual QString overridingIdentity() const = 0;
    /// Whether an insert may give a hidden key (SQLite's row id); PostgreSQL's ctid is a place, not a value.
    virtual bool isHiddenKeyWritable() const = 0;
    /// Whether a text may hold the character U+0000.
    virtual bool allowsNul() const = 0;
    /// An expression that is true where the column's type alone keeps the value: what came back different
    /// was then changed on purpose, by a trigger, or merely written in another way ("10:00", "10:00:00"). It
    /// fails where the type cannot take the value at all.
    virtual Statement keepsValue(const Value &value, const Column &column) const = 0;
    /// Ends a SELECT whose rows nobody else may change until the transaction ends; mostly empty.
    virtual QString lockingRows() const = 0;
    /// Has the foreign keys checked at COMMIT where the database can, so that rows may come in any order.
    virtual QString deferConstraints() const = 0;
    /// What is different as soon as somebody else has written: looked at often, so it costs next to nothing.
    virtual Result<OutsideMark> outsideMark(Connection &connection) const = 0;
    /// Whether several statements without values can be sent in one message.
    virtual bool takesSeveralAtOnce() const = 0;
    virtual QString beginRead() const = 0;
    virtual QString beginReadOnly() const = 0; ///< nothing that runs in it has an effect, not even nextval()
    virtual QString beginWrite() const = 0;

    /// Selects, inside a transaction that has written, by what commitStatus() can be asked for it later, and
    /// a name of the history that this holds for. Empty where a COMMIT always answers.
    virtual QString commitMark() const = 0;
    /// Selects what became of the transaction of a mark ("committed", "aborted", "in progress", or NULL where
    /// that is forgotten), and the history's name now.
    virtual QString commitStatus() const = 0;

    /// Runs the statements of a script one after the other, to the first that fails.
    virtual Result<void> executeScript(Connection &connection, const QString &script) const = 0;
    /// The folder of the store's migrations for this database, under `:/schema`.
    virtual QString schemaFolder() const = 0;
    /// The number of the newest migration that was applied; 0 for an empty database, null for somebody
    /// else's.
    virtual Result<std::optional<int>> storeVersion(Connection &connection) const = 0;
    /// Inside a transaction for writing: waits until no other program migrates this store.
    virtual Result<void> lockStore(Connection &connection) const = 0;

    virtual DatabaseError error(const QSqlError &error) const = 0;
};

} // namespace relata
