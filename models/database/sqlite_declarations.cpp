#include "models/database/sqlite_declarations.h"

namespace relata {
Result<Declarations> readSqliteDeclarations(Connection &)
{
    return Declarations{};
}
} // namespace relata
