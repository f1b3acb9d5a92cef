#include "bench/bare_postgresql.h"

#include <QtCore/QString>

#include <cstring>
#include <libpq-fe.h>
#include <stdexcept>
#include <vector>

namespace relata::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

using Answer = std::unique_ptr<PGresult, void (*)(PGresult *)>;

PGconn *connected(const DatabaseLocation &location)
{
    QList<QByteArray> texts;
    for (const auto &[name, value] : location.parameters.asKeyValueRange())
        texts << name.toUtf8() << value.toUtf8();
    std::vector<const char *> names;
    std::vector<const char *> values;
    for (qsizetype i = 0; i < texts.size(); i += 2) {
        names.push_back(texts.at(i).constData());
        values.push_back(texts.at(i + 1).constData());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    return PQconnectdbParams(names.data(), values.data(), 0);
}

/// In PostgreSQL's words: values have numbers, and it is ILIKE that does not tell large letters from small
/// ones.
QByteArray translated(const char *sql)
{
    QByteArray text = QByteArray(sql).replace(" LIKE ", " ILIKE ");
    int number = 0;
    for (qsizetype at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at))
        text.replace(at, 1, '$' + QByteArray::number(++number));
    return text;
}

Answer checked(PGconn *connection, PGresult *result)
{
    Answer answer(result, PQclear);
    const ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        throw std::runtime_error(PQerrorMessage(connection));
    return answer;
}

/// Looks at every value, as whoever shows them has to.
void touch(const PGresult *rows)
{
    size_t length = 0;
    for (int row = 0; row < PQntuples(rows); ++row) {
        for (int column = 0; column < PQnfields(rows); ++column)
            length += std::strlen(PQgetvalue(rows, row, column));
    }
    [[maybe_unused]] const volatile size_t seen = length;
}

} // namespace

BarePostgresql::BarePostgresql(const DatabaseLocation &location)
    : m_connection(connected(location), PQfinish)
{
    if (PQstatus(m_connection.get()) != CONNECTION_OK)
        throw std::runtime_error(PQerrorMessage(m_connection.get()));
}

void BarePostgresql::read(const char *sql, const QVariantList &values)
{
    QList<QByteArray> texts;
    for (const QVariant &value : values)
        texts << value.toString().toUtf8();
    std::vector<const char *> parameters;
    for (const QByteArray &text : texts)
        parameters.push_back(text.constData());
    const Answer rows = checked(m_connection.get(), PQexecPrepared(m_connection.get(), prepared(sql).c_str(),
                                                                   int(parameters.size()), parameters.data(),
                                                                   nullptr, nullptr, 0));
    touch(rows.get());
}

const std::string &BarePostgresql::prepared(const char *sql)
{
    const auto [statement, isNew] = m_statements.try_emplace(sql, "s" + std::to_string(m_statements.size()));
    if (isNew)
        checked(m_connection.get(), PQprepare(m_connection.get(), statement->second.c_str(),
                                              translated(sql).constData(), 0, nullptr));
    return statement->second;
}

} // namespace relata::bench
