#include "interop/orm_client.h"

#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ClientTimeoutMs = 60'000;

} // namespace

char *toString(const Answer &answer)
{
    return qstrdup(qPrintable(u"%1: %2%3"_s.arg(answer.status).arg(answer.output, answer.errors)));
}

void OrmClient::addRows()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("makeVerb");
    QTest::newRow("own client") << QStringLiteral(RELATA_ORM_CLIENT) << u"make"_s;
    if (const QString second = QStringLiteral(RELATA_SECOND_ORM_CLIENT); !second.isEmpty())
        QTest::newRow("second client") << second << u"create"_s;
}

Answer OrmClient::python(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(RELATA_PYTHON), QStringList{u"-Wignore"_s} + arguments); // deprecations
    if (!process.waitForFinished(ClientTimeoutMs) || process.exitStatus() != QProcess::NormalExit)
        return {-1, {}, process.errorString()};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

Answer OrmClient::run(const QStringList &arguments)
{
    QFETCH(QString, script);
    return python(QStringList{script} + arguments);
}

Answer OrmClient::make(const QString &path)
{
    QFETCH(QString, makeVerb);
    return run({makeVerb, path});
}

QString OrmClient::customersAsListed(const QString &path)
{
    Answer answer = run({u"list"_s, path});
    const QString text = answer.output.remove(QRegularExpression(u"[\\[\\]',]"_s)) + answer.errors;
    QStringList lines;
    for (const QString &line : text.trimmed().split(u'\n'))
        lines << line.trimmed();
    return lines.join(u'\n');
}

} // namespace relata::test
