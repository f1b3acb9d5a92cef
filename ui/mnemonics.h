#pragma once

#include <QtCore/QString>

namespace relata {

/// The text of a button or an entry as it is read: "Save & New" of "Save && Ne&w".
QString withoutMnemonics(const QString &text);

} // namespace relata
