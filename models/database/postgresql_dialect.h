#pragma once

#include "models/database/postgresql_interruption.h"
#include "models/database/postgresql_notices.h"
#include "models/database/sql_dialect.h"

namespace relata {

/// PostgreSQL 12 or newer, through Qt's QPSQL driver.
class PostgresqlDialect : public SqlDialect
{
public:
    QString driver() const override;
    Result<void> prepareToOpen(QSqlDatabase &database, const DatabaseLocation &location,
                               const std::stop_token &stop) const override;
    Result<void> configure(Connection &connection) const override;
    Result<void> checkInPlace(Connection &connection) const override;
    void interrupt(const QSqlDatabase &database) const override;
    void settleInterruption() const override;
    Result<Declarations> readDeclarations(Connection &connection) const override;
    QString selected(const QString &expression, const Column &column) const override;
    QString isSame(const QString &expression, const Column &column) const override;
    bool mayBeLarge(const Column &column) const override;
    QString byteCount(const QString &expression, const Column &column) const override;
    QString beginning(const QString &expression, const Column &column, int characters) const override;
    QString asText(const QString &expression) const override;
    Statement contains(const QString &textExpression, const QString &word) const override;
    Statement beginsWord(const QString &textExpression, const QString &word) const override;
    bool nullsFirst(Qt::SortOrder order) const override;
    bool hasLateral() const override;
    QString isNotNull(const QString &expression, const Column &column) const override;
    Result<bool> isOrderIndexed(Connection &connection, const Statement &statement,
                                const QStringList &equal) const override;
    Result<bool> isScanned(Connection &connection, const Statement &statement,
                           const QString &alias) const override;
    QString sortingAnew() const override;
    QStringList createOrderTable(const QString &name, const QStringList &keys,
                                 const QString &selectKeys) const override;
    QString setReadOnly(bool readOnly) const override;
    QString overridingIdentity() const override;
    bool isHiddenKeyWritable() const override;
    bool allowsNul() const override;
    Statement keepsValue(const Value &value, const Column &column) const override;
    QString lockingRows() const override;
    QString deferConstraints() const override;

    bool takesSeveralAtOnce() const override { return true; }

    QString beginRead() const override;
    Result<OutsideMark> outsideMark(Connection &connection) const override;
    QString beginReadOnly() const override;
    QString beginWrite() const override;
    QString commitMark() const override;
    QString commitStatus() const override;
    Result<void> executeScript(Connection &connection, const QString &script) const override;
    QString schemaFolder() const override;
    Result<std::optional<int>> storeVersion(Connection &connection) const override;
    Result<void> lockStore(Connection &connection) const override;
    DatabaseError error(const QSqlError &error) const override;

private:
    mutable PostgresqlInterruption m_interruption;
    mutable PostgresqlNotices m_notices;
    mutable QString m_unaccent; ///< since configure()
};

} // namespace relata
