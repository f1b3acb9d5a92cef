#include "models/database/column_defaults.h"

#include "models/database/connection.h"
#include "models/database/probe.h"
#include "models/database/sql_dialect.h"
#include "models/database/transaction.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

Result<ColumnValues> columnDefaults(Connection &connection, const Table &table)
{
    QStringList columns;
    QList<Statement> expressions;
    for (const Column &column : table.columns) {
        if (column.defaultExpression.isEmpty() || column.identity || column.generated)
            continue;
        columns << column.name;
        expressions << Statement{
            connection.dialect().selected(u'(' + column.defaultExpression + u')', column), {}};
    }
    Transaction transaction(connection);
    if (auto begun = transaction.begin(Transaction::Mode::ReadOnly); !begun)
        return std::unexpected(begun.error());
    const auto values = evaluate(connection, expressions);
    if (!values)
        return std::unexpected(values.error());
    ColumnValues defaults;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (values->at(i) && !values->at(i)->isNull())
            defaults.insert(columns.at(i), *values->at(i));
    }
    return defaults;
}

} // namespace relata
