#include "models/database/sqlite_functions.h"

#include "models/database/text_fold.h"

#include <cstring>
#include <memory>
#include <sqlite3.h>
#include <string>
#include <string_view>

namespace relata {

namespace {

std::string_view textOf(sqlite3_value *value)
{
    // The pointer first: asking for it may convert the value and change its length.
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return {text ? text : "", size_t(sqlite3_value_bytes(value))};
}

/// The needle folded, once per statement and not once per row.
const std::string &needleOf(sqlite3_context *context, sqlite3_value *value)
{
    if (const void *kept = sqlite3_get_auxdata(context, 1))
        return *static_cast<const std::string *>(kept);
    thread_local std::string needle;
    needle = TextFolder().fold(textOf(value));
    sqlite3_set_auxdata(context, 1, new std::string(needle),
                        [](void *kept) { delete static_cast<std::string *>(kept); });
    return needle;
}

/// By the system's function: std's looks for the first letter alone again and again, and some are everywhere.
bool contains(std::string_view text, std::string_view needle)
{
    return memmem(text.data(), text.size(), needle.data(), needle.size()) != nullptr;
}

/// Few texts have the needle in them at all, and only those are worth decoding.
bool beginsWord(std::string_view text, std::string_view needle)
{
    if (!contains(text, needle))
        return false;
    const auto decoded = [](std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).toStdU16String(); };
    return hasWordBeginning(decoded(text), decoded(needle));
}

using Match = bool (*)(std::string_view text, std::string_view needle);

template <Match matches>
void match(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) {
        sqlite3_result_int(context, 0);
        return;
    }
    thread_local TextFolder folder;
    const bool found = matches(folder.fold(textOf(arguments[0])), needleOf(context, arguments[1]));
    sqlite3_result_int(context, found ? 1 : 0);
}

using Function = void (*)(sqlite3_context *, int, sqlite3_value **);

int add(sqlite3 *database, const char *name, Function function)
{
    return sqlite3_create_function_v2(database, name, 2,
                                      SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                                      function, nullptr, nullptr, nullptr);
}

} // namespace

int registerFunctions(sqlite3 *database)
{
    const int added = add(database, "relata_contains", match<contains>);
    return added == SQLITE_OK ? add(database, "relata_begins_word", match<beginsWord>) : added;
}

} // namespace relata
