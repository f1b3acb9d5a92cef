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
    if (schema == m_schema)
        return; // said with every job; what the reader has learnt is about this schema
    m_schema = std::move(schema);
    m_reader = std::make_unique<RecordReader>(*m_connection, *m_schema);
}

Result<OutsideMark> Repository::outsideMark()
{
    return m_connection->dialect().outsideMark(*m_connection);
}

bool Repository::mayRepeat() const
{
    return !m_connection->isOpen() && !m_connection->hasSentCommit() &&
           m_connection->location().path.isEmpty();
}

} // namespace relata
