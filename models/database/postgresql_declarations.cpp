#include "models/database/postgresql_declarations.h"

namespace relata {
Result<Declarations> readPostgresqlDeclarations(Connection &)
{
    return Declarations{};
}
} // namespace relata
