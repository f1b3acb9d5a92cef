#pragma once

#include "models/database/statement.h"

namespace relata {

/// Conditions on text that is folded as folded() does it, in SQL for PostgreSQL.
///
/// `unaccent`: the function of the extension of that name, where it is installed; else empty. It knows what
/// is written for 'æ' and 'œ', and Latin text is searched in two thirds of the time that normalizing takes;
/// but it does not know every script. So it is believed where it leaves nothing but ASCII, with the word
/// treated alike; every other text is normalized.
namespace postgresql_fold {

/// True where the text holds the word, which is folded.
Statement contains(const QString &text, const QString &word, const QString &unaccent);
/// True where a word of the text begins with the word, which is folded.
Statement beginsWord(const QString &text, const QString &word, const QString &unaccent);

} // namespace postgresql_fold
} // namespace relata
