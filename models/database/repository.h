#pragma once

#include "models/database/order_index.h"
#include "models/database/outside_mark.h"
#include "models/database/record_reader.h"
#include "models/database/record_writer.h"
#include "models/database/schema_reader.h"

#include <memory>

namespace relata {

class Connection;

/// What a job is given: the reads and writes of one connection, on that connection's thread.
class Repository
{
public:
    explicit Repository(std::unique_ptr<Connection> connection);
    ~Repository();

    void setSchema(SchemaPtr schema);

    SchemaReader schemaReader() { return SchemaReader(*m_connection); }

    RecordReader reader() { return *m_reader; }

    RecordWriter writer() { return {*m_connection, *m_schema}; }

    OrderIndex orderIndex() { return {*m_connection, *m_schema}; }

    /// Whether the connection to a server was lost before anything can have been written over it, so that the
    /// same job may be run again.
    bool mayRepeat() const;

    Connection &connection() { return *m_connection; }

    Result<OutsideMark> outsideMark(); ///< as SqlDialect has it

private:
    std::unique_ptr<Connection> m_connection;
    SchemaPtr m_schema = std::make_shared<const Schema>();
    std::unique_ptr<RecordReader> m_reader; ///< kept for what it learns about counting
};

} // namespace relata
