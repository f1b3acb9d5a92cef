#include "models/database/repository.h"

#include "models/database/connection.h"

namespace relata {

Repository::Repository(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
{
}

Repository::~Repository() = default;

} // namespace relata
