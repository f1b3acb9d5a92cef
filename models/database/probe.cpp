#include "models/database/probe.h"

#include "models/database/connection.h"
#include "models/database/savepoint.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<QVariantList> evaluateTogether(Connection &connection, const QList<Statement> &expressions)
{
    Savepoint savepoint(connection, u"relata_probe"_s);
    if (auto begun = savepoint.begin(); !begun)
        return std::unexpected(begun.error());
    Statement statement{u"SELECT "_s, {}};
    for (qsizetype i = 0; i < expressions.size(); ++i) {
        if (i > 0)
            statement += u", "_s;
        statement += expressions.at(i);
    }
    auto row = connection.fetchRow(statement);
    if (!row)
        return row;
    savepoint.leave();
    return row;
}

Result<QList<Result<Value>>> evaluateOneByOne(Connection &connection, const QList<Statement> &expressions)
{
    QList<Result<Value>> values;
    for (const Statement &expression : expressions) {
        auto row = evaluateTogether(connection, {expression});
        if (!row && endsTransaction(row.error()))
            return std::unexpected(row.error());
        values << (row ? Result<Value>(row->constFirst()) : std::unexpected(row.error()));
    }
    return values;
}

} // namespace

bool endsTransaction(const DatabaseError &error)
{
    switch (error.kind) {
    case DatabaseError::Kind::Busy:
    case DatabaseError::Kind::ConnectionLost:
    case DatabaseError::Kind::Full:
    case DatabaseError::Kind::Corrupt:
    case DatabaseError::Kind::Cancelled:
        return true;
    default:
        return false;
    }
}

Result<QList<Result<Value>>> evaluate(Connection &connection, const QList<Statement> &expressions)
{
    if (expressions.isEmpty())
        return QList<Result<Value>>();
    const auto row = evaluateTogether(connection, expressions);
    if (!row && endsTransaction(row.error()))
        return std::unexpected(row.error());
    if (!row)
        return evaluateOneByOne(connection, expressions);
    return QList<Result<Value>>(row->begin(), row->end());
}

} // namespace relata
