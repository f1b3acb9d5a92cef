#include "models/database/constraint_check.h"

#include "models/database/connection.h"
#include "models/database/label.h"
#include "models/database/probe.h"
#include "models/database/sql_dialect.h"

#include <QtCore/QCoreApplication>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(ConstraintCheck)
};

DatabaseError constraint(const QString &message, const QString &column)
{
    return {DatabaseError::Kind::Constraint, message, column, {}};
}

/// Values that a person can read in a sentence; a long text would bury it.
QString shown(const QVariantList &values)
{
    constexpr qsizetype Longest = 40;
    QStringList texts;
    for (const Value &value : values) {
        const QString text = value.toString();
        texts << (text.size() > Longest ? text.first(Longest) + u'…' : text);
    }
    return texts.join(u", "_s);
}

/// Whether all values are given and none is null: only then unique and foreign keys mean anything.
bool isComplete(const ColumnValues &values, const QStringList &columns)
{
    return std::ranges::all_of(columns, [&](const QString &c) { return !values.value(c).isNull(); });
}

QString firstWritten(const QStringList &columns, const ColumnValues &written)
{
    const auto found = std::ranges::find_if(columns, [&](const QString &c) { return written.contains(c); });
    return found == columns.end() ? QString() : *found;
}

} // namespace

ConstraintCheck::ConstraintCheck(Connection &connection, const TableRows &rows, const QList<Change> &pending)
    : m_connection(connection)
    , m_rows(rows)
    , m_table(rows.table())
    , m_pending(pending)
{
}

Result<ConstraintCheck::Findings> ConstraintCheck::ofInsert(const ColumnValues &values) const
{
    auto found = findings(values, values, std::nullopt);
    if (found)
        found->required = missingValues(values, true);
    return found;
}

Result<ConstraintCheck::Findings> ConstraintCheck::ofUpdate(const ColumnValues &row,
                                                            const ColumnValues &after) const
{
    ColumnValues values = row;
    values.insert(after);
    auto found = findings(values, after, m_rows.keyOf(row));
    if (found)
        found->required = missingValues(after, false);
    return found;
}

Result<ConstraintCheck::Findings> ConstraintCheck::findings(const ColumnValues &values,
                                                            const ColumnValues &written,
                                                            const std::optional<RecordKey> &self) const
{
    Findings found{.required = {}, .broken = unstorable(written)};
    // What cannot be stored cannot be asked for either.
    ColumnValues known = values;
    for (const DatabaseError &error : std::as_const(found.broken))
        known.remove(error.column);
    auto errors = broken(uniqueRules(known, written, self) + foreignKeyRules(known, written));
    if (!errors)
        return std::unexpected(errors.error());
    found.broken += *errors;
    return found;
}

QString ConstraintCheck::label(const QString &column) const
{
    const bool isReference = std::ranges::any_of(
        m_table.foreignKeys, [&](const ForeignKey &key) { return key.columns.contains(column); });
    return isReference ? readableReference(column) : readableName(column);
}

QList<DatabaseError> ConstraintCheck::missingValues(const ColumnValues &written, bool isInsert) const
{
    QList<DatabaseError> errors;
    for (const Column &column : m_table.columns) {
        const bool given = written.contains(column.name);
        const bool missing = given ? !column.nullable && !column.generated && !column.identity
                                   : isInsert && !column.mayBeOmitted();
        if (missing && written.value(column.name).isNull())
            errors << constraint(Messages::tr("%1 is required.").arg(label(column.name)), column.name);
    }
    return errors;
}

QList<DatabaseError> ConstraintCheck::unstorable(const ColumnValues &written) const
{
    QList<DatabaseError> errors;
    if (m_connection.dialect().allowsNul())
        return errors;
    for (const auto &[name, value] : written.asKeyValueRange()) {
        if (value.typeId() == QMetaType::QString && value.toString().contains(QChar::Null))
            errors << constraint(
                Messages::tr("%1 holds a character (NUL) that this database cannot store.").arg(label(name)),
                name);
    }
    return errors;
}

QList<ConstraintCheck::Rule> ConstraintCheck::uniqueRules(const ColumnValues &values,
                                                          const ColumnValues &written,
                                                          const std::optional<RecordKey> &self) const
{
    QList<Rule> rules;
    for (const QStringList &columns : QList<QStringList>{m_table.primaryKey} + m_table.uniqueKeys) {
        const QString column = firstWritten(columns, written);
        if (column.isEmpty() || !isComplete(values, columns))
            continue;
        const QVariantList key = TableRows::valuesOf(values, columns);
        Statement exists{u"EXISTS (SELECT 1 FROM "_s + SqlDialect::quoted(m_table.name) + u" WHERE "_s, {}};
        exists += ChangeStatement::isEqual(columns, key);
        if (self)
            exists += Statement{u" AND NOT "_s, {}} + m_rows.statements().hasKey(*self);
        const QString taken = Messages::tr("%1 %2 is used by another record already.");
        rules << Rule{exists + u")"_s,
                      constraint(taken.arg(label(column), shown({values.value(column)})), column)};
    }
    return rules;
}

QList<ConstraintCheck::Rule> ConstraintCheck::foreignKeyRules(const ColumnValues &values,
                                                              const ColumnValues &written) const
{
    QList<Rule> rules;
    for (const ForeignKey &foreignKey : m_table.foreignKeys) {
        const QString column = firstWritten(foreignKey.columns, written);
        if (column.isEmpty() || !isComplete(values, foreignKey.columns) ||
            isInsertedTogether(foreignKey, values))
            continue;
        const QVariantList parent = TableRows::valuesOf(values, foreignKey.columns);
        const Statement missing = Statement{u"NOT EXISTS (SELECT 1 FROM "_s +
                                                SqlDialect::quoted(foreignKey.parentTable) + u" WHERE "_s,
                                            {}} +
                                  ChangeStatement::isEqual(foreignKey.parentColumns, parent) + u")"_s;
        const QString message = Messages::tr("%1 %2 does not exist.");
        rules << Rule{missing, constraint(message.arg(label(column), shown(parent)), column)};
    }
    return rules;
}

/// Whether the row refers to itself, or to one that the same list inserts: with constraints deferred that is
/// allowed, and otherwise the database says so.
bool ConstraintCheck::isInsertedTogether(const ForeignKey &foreignKey, const ColumnValues &values) const
{
    const QVariantList wanted = TableRows::valuesOf(values, foreignKey.columns);
    const auto gives = [&](const ColumnValues &row) {
        return sameValues(TableRows::valuesOf(row, foreignKey.parentColumns), wanted);
    };
    if (foreignKey.parentTable == m_table.name && gives(values))
        return true;
    return std::ranges::any_of(m_pending, [&](const Change &change) {
        return change.kind != Change::Kind::Delete && change.table == foreignKey.parentTable &&
               gives(change.after);
    });
}

Result<QList<DatabaseError>> ConstraintCheck::broken(const QList<Rule> &rules) const
{
    QList<Statement> questions;
    for (const Rule &rule : rules)
        questions << rule.isBroken;
    const auto answers = evaluate(m_connection, questions);
    if (!answers)
        return std::unexpected(answers.error());
    QList<DatabaseError> errors;
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const Result<Value> &answer = answers->at(i);
        if (answer && answer->toBool())
            errors << rules.at(i).error;
        // A value that is not even of the column's type; what may not be asked for is left to the database.
        if (!answer && answer.error().kind == DatabaseError::Kind::Constraint)
            errors << DatabaseError{answer.error().kind, answer.error().message, rules.at(i).error.column,
                                    answer.error().details};
    }
    return errors;
}

} // namespace relata
