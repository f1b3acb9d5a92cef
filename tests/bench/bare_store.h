#pragma once

#include <QtCore/QVariantList>

#include <memory>

namespace relata {
struct DatabaseLocation;
}

namespace relata::bench {

/// A database by its C API alone. Statements are prepared once. Throws std::runtime_error.
class BareStore
{
public:
    static std::unique_ptr<BareStore> open(const DatabaseLocation &location);
    virtual ~BareStore() = default;

    /// Milliseconds to read all rows of a statement, every value of them.
    double timeToRead(const char *sql, const QVariantList &values = {});
    /// Until it is safe.
    double timeToWrite(const char *sql, const QVariantList &values);

private:
    virtual void read(const char *sql, const QVariantList &values) = 0;
    virtual void write(const char *sql, const QVariantList &values) = 0;
};

} // namespace relata::bench
