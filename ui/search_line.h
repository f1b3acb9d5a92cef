#pragma once

class QLineEdit;

namespace relata {

/// Makes a line one that is searched from: with a picture that says so, and a button that empties it, both
/// with names.
void makeSearchLine(QLineEdit *line);

} // namespace relata
