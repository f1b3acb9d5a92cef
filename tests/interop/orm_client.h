#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace relata::test {

/// What a program said, and whether it was content.
struct Answer
{
    int status = -1;
    QString output;
    QString errors;

    bool operator==(const Answer &) const = default;
};

char *toString(const Answer &answer);

/// A program in Python that uses a store through an ORM: the one of the current data row. It runs for the
/// project's own client, and for a second one where the build was told of it.
class OrmClient
{
public:
    /// Data rows, one a client.
    static void addRows();

    /// `add`, `list` or `owner` with its arguments.
    static Answer run(const QStringList &arguments);
    /// Makes a store of the ORM's own: nothing required, nothing unique; Ada Lovelace with 12345, Grace
    /// Hopper.
    static Answer make(const QString &path);
    /// The clients' lists without what each puts around the numbers: "1 Ada Lovelace 12345".
    static QString customersAsListed(const QString &path);

    static Answer python(const QStringList &arguments);

    static Answer done(const QString &output = {}) { return {0, output, {}}; }
};

} // namespace relata::test
