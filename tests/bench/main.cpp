#include "bench/bars.h"
#include "bench/comparison.h"
#include "bench/paint_clock.h"
#include "bench/stage.h"
#include "bench/subject_run.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QLoggingCategory>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTextStream>

#include <cstdio>
#include <cstdlib>

using namespace relata;
using namespace relata::bench;
using namespace Qt::Literals::StringLiterals;

namespace {

// Of the processes that this program starts.
const QString SubjectOption = u"subject"_s;
const QString ServerOption = u"server"_s;
const QString PlaceOption = u"place"_s;

struct Request
{
    QString dataFolder;
    QString size;
    bool postgresql = false;
    std::chrono::milliseconds latency{0};
    QString subject;
    QString server;
    QString place;
    QString jsonFile;
    int rounds = 1;
    QStringList metrics;
};

QCommandLineOption hidden(const QString &name)
{
    QCommandLineOption option(name, {}, u"text"_s);
    option.setFlags(QCommandLineOption::HiddenFromHelp);
    return option;
}

Request requestFrom(const QStringList &arguments)
{
    const QCommandLineOption data(u"data"_s, u"Where the stores are kept that are measured on."_s,
                                  u"folder"_s, u"."_s);
    const QCommandLineOption size(u"size"_s, u"S, L or all."_s, u"size"_s, u"all"_s);
    const QCommandLineOption postgresql(u"postgresql"_s,
                                        u"On a PostgreSQL server instead of SQLite files."_s);
    const QCommandLineOption latency(
        u"latency"_s, u"With --postgresql, of a round trip the second time; 0: no second time."_s,
        u"milliseconds"_s, u"50"_s);
    const QCommandLineOption json(u"json"_s, u"Write the readings, an object a line."_s, u"file"_s);
    const QCommandLineOption metric(u"metric"_s, u"Only this; may be given several times."_s, u"name"_s);
    const QCommandLineOption rounds(
        u"rounds"_s, u"How often every subject has its turn; the medians count."_s, u"number"_s, u"3"_s);
    const QCommandLineOption subject = hidden(SubjectOption);
    const QCommandLineOption server = hidden(ServerOption);
    const QCommandLineOption place = hidden(PlaceOption);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"How long a person waits, beside what the same costs without Relata."_s);
    parser.addHelpOption();
    parser.addOptions({data, size, postgresql, latency, json, metric, rounds, subject, server, place});
    parser.addPositionalArgument(u"metric"_s, u"As --metric."_s, u"[metric…]"_s);
    parser.process(arguments);
    return {.dataFolder = parser.value(data),
            .size = parser.value(size),
            .postgresql = parser.isSet(postgresql),
            .latency = std::chrono::milliseconds(parser.value(latency).toInt()),
            .subject = parser.value(subject),
            .server = parser.value(server),
            .place = parser.value(place),
            .jsonFile = parser.value(json),
            .rounds = std::max(1, parser.value(rounds).toInt()),
            .metrics = parser.values(metric) + parser.positionalArguments()};
}

[[noreturn]] void fail(const QString &sentence)
{
    QTextStream(stderr) << sentence << Qt::endl;
    std::exit(EXIT_FAILURE);
}

QList<DataSize> sizesOf(const QString &name)
{
    QList<DataSize> sizes;
    for (const QString &each : name == u"all" ? QStringList{u"S"_s, u"L"_s} : QStringList{name}) {
        const auto size = dataSize(each);
        if (!size)
            fail(u"There is no size %1."_s.arg(each));
        sizes << *size;
    }
    return sizes;
}

/// Lets a process of its own measure a subject, and adds what it says.
void measureApart(const QString &subject, const Stage::Place &place, const Request &request,
                  Comparison &comparison)
{
    QStringList arguments;
    const auto add = [&](const QString &option, const QString &value) {
        arguments << u"--"_s + option << value;
    };
    add(SubjectOption, subject);
    add(PlaceOption, place.name);
    add(u"size"_s, place.size);
    add(u"data"_s, request.dataFolder);
    if (request.postgresql)
        add(ServerOption, place.location.toArgument());
    arguments << request.metrics;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    QObject::connect(&process, &QProcess::readyReadStandardOutput, &process, [&] {
        while (process.canReadLine()) {
            if (const auto reading = Reading::fromLine(process.readLine()))
                comparison.add(*reading);
        }
    });
    process.waitForFinished(-1);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != EXIT_SUCCESS)
        QTextStream(stderr) << subject << u" on "_s << place.name << u" did not come to its end."_s
                            << Qt::endl;
}

void writeJson(const Comparison &comparison, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(comparison.jsonLines()) < 0)
        fail(u"%1: %2"_s.arg(path, file.errorString()));
}

/// The subjects take turns: a machine that is slower for a while is so for all of them.
Comparison measured(const Request &request)
{
    Stage stage;
    const QList<DataSize> sizes = sizesOf(request.size);
    if (auto made = request.postgresql ? stage.addDatabases(sizes, request.dataFolder, request.latency)
                                       : stage.addFiles(sizes, request.dataFolder);
        !made)
        fail(made.error().message);
    Comparison comparison(request.postgresql ? BareServerApi : BareSqliteApi);
    for (int round = 1; round <= request.rounds; ++round) {
        for (const Stage::Place &place : stage.places()) {
            for (const QString &subject : {Relata, TableModel, comparison.bareApi()}) {
                QTextStream(stderr)
                    << u"Round %1 of %2: %3 on %4"_s.arg(round).arg(request.rounds).arg(subject, place.name)
                    << Qt::endl;
                measureApart(subject, place, request, comparison);
            }
        }
    }
    comparison.takeMedians();
    return comparison;
}

void compare(const Request &request)
{
    const Comparison comparison = measured(request);
    if (!request.jsonFile.isEmpty())
        writeJson(comparison, request.jsonFile);
    QTextStream(stdout) << comparison.table()
                        << u"\nTimes are medians. \"stall\" is the GUI thread's longest time without an "
                           "event.\n\n"_s
                        << judgement(comparison);
}

void measureHere(const Request &request)
{
    // What the window remembers is not the user's business.
    const QTemporaryDir settings;
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(settings.path()));
    const DataSize size = sizesOf(request.size).constFirst();
    const auto location = request.server.isEmpty() ? benchStore(size, request.dataFolder)
                                                   : DatabaseLocation::fromArgument(request.server);
    if (!location)
        fail(location.error().message);
    runSubject(request.subject, request.place, {*location, size.rows}, request.metrics);
}

/// The subjects have windows, on no screen unless one is asked for.
bool isSubject(int argc, char **argv)
{
    return std::any_of(argv, argv + argc,
                       [](const char *argument) { return qstrcmp(argument, "--subject") == 0; });
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(u"relata-bench"_s);
    if (isSubject(argc, argv)) {
        if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
        QLoggingCategory::setFilterRules(u"default.warning=false"_s); // what the platform cannot do
        PaintClock application(argc, argv);
        measureHere(requestFrom(application.arguments()));
    } else {
        QCoreApplication application(argc, argv);
        compare(requestFrom(application.arguments()));
    }
    return EXIT_SUCCESS;
}
