#include "app/command_line.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace

std::expected<CommandLine, QString> CommandLine::parse(const QStringList &arguments)
{
    const QCommandLineOption sample(
        u"sample"_s, Messages::tr("Open a fresh store with 1,000 customers and their orders."));
    const QCommandLineOption table(u"table"_s, Messages::tr("Begin with this table."), Messages::tr("name"));
    const QCommandLineOption key(u"key"_s, Messages::tr("Begin at the record with this key."),
                                 Messages::tr("value"));
    const QCommandLineOption readOnly(u"read-only"_s, Messages::tr("Look only: nothing can be changed."));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Messages::tr("Browse and edit related records in SQLite and PostgreSQL databases."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({sample, table, key, readOnly});
    parser.addPositionalArgument(
        u"database"_s,
        Messages::tr("A SQLite file, or postgresql://user@host/database. Without one: the "
                     "last opened, else your own store."),
        u"[database]"_s);
    parser.process(arguments);
    const QStringList databases = parser.positionalArguments();
    if (databases.size() > 1)
        return std::unexpected(
            Messages::tr("One database at a time, please: %1.").arg(databases.join(u", "_s)));
    if (parser.isSet(sample) && !databases.isEmpty())
        return std::unexpected(Messages::tr("Either --sample or a database, not both."));
    return CommandLine{parser.isSet(sample), parser.isSet(readOnly), databases.value(0), parser.value(table),
                       parser.value(key)};
}

} // namespace relata
