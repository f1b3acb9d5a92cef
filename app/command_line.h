#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <expected>

namespace relata {

/// What was asked for: `relata [--sample | DATABASE] [--table NAME] [--key VALUE] [--read-only]`.
struct CommandLine
{
    bool sample = false;
    bool readOnly = false;
    QString database; ///< a file or a URL; empty: the last one, else the store of one's own
    QString table;
    QString key;

    /// Handles --help and --version itself. Error: the sentence for stderr.
    static std::expected<CommandLine, QString> parse(const QStringList &arguments);
};

} // namespace relata
