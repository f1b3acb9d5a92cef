#include "models/database/sqlite_functions.h"

#include "models/database/text_fold.h"

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

/// The needle in UTF-16, decoded once per statement and not once per row.
const std::u16string &needleOf(sqlite3_context *context, sqlite3_value *value)
{
    if (const void *kept = sqlite3_get_auxdata(context, 1))
        return *static_cast<const std::u16string *>(kept);
    thread_local std::u16string needle;
    needle.clear();
    appendFolded(textOf(value), needle);
    sqlite3_set_auxdata(context, 1, new std::u16string(needle),
                        [](void *kept) { delete static_cast<std::u16string *>(kept); });
    return needle;
}

using Match = bool (*)(std::u16string_view text, std::u16string_view needle);

template <Match matches>
void match(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) {
        sqlite3_result_int(context, 0);
        return;
    }
    thread_local std::u16string text;
    text.clear();
    appendFolded(textOf(arguments[0]), text);
    sqlite3_result_int(context, matches(text, needleOf(context, arguments[1])) ? 1 : 0);
}

bool contains(std::u16string_view text, std::u16string_view needle)
{
    return text.find(needle) != std::u16string_view::npos;
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
    return added == SQLITE_OK ? add(database, "relata_begins_word", match<hasWordBeginning>) : added;
}

} // namespace relata
