#pragma once

#include "models/database/database_error.h"

class QDate;

namespace relata {

class Connection;

/// The words and days that the sample's records are put together from, in temporary tables of one connection
/// while an object of this class lives. On the connection's thread.
class SampleWords
{
public:
    explicit SampleWords(Connection &connection);
    ~SampleWords();
    SampleWords(const SampleWords &) = delete;
    SampleWords &operator=(const SampleWords &) = delete;

    /// Fills the tables. Errors: what the database says.
    Result<void> load(QDate firstDay, QDate lastDay);

private:
    Connection &m_connection;
    bool m_tablesMade = false;
};

} // namespace relata
