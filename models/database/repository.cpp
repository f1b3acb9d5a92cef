#include "models/database/repository.h"

#include "models/database/connection.h"
#include "models/database/sql_dialect.h"

namespace relata {

Repository::Repository(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
    , m_reader(std::make_unique<RecordReader>(*m_connection, *m_schema))
{
}

Repository::~Repository() = default;

void Repository::setSchema(SchemaPtr schema)
{
    m_schema = std::move(schema);
    m_reader = std::make_unique<RecordReader>(*m_connection, *m_schema);
}

Result<OutsideMark> Repository::outsideMark()
{
    return m_connection->dialect().outsideMark(*m_connection);
}

} // namespace relata
