#include "structure/source_file.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The tokens in which a quote may stand, so that none of them is mistaken for another.
const QRegularExpression &token()
{
    static const QRegularExpression expression(
        uR"x((?<comment>//[^\n]*|/\*.*?\*/)|R"(?<tag>\w*)\((?<raw>.*?)\)\k<tag>"|"(?<text>(?:\\.|[^"\\\n])*)"|'(?:\\.|[^'\\\n])')x"_s,
        QRegularExpression::DotMatchesEverythingOption);
    return expression;
}

QStringList includesOf(const QString &text)
{
    static const QRegularExpression include(uR"(^\s*#\s*include\s*["<]([^">]+)[">])"_s,
                                            QRegularExpression::MultilineOption);
    QStringList includes;
    for (const QRegularExpressionMatch &match : include.globalMatch(text))
        includes << match.captured(1);
    return includes;
}

} // namespace

SourceFile::SourceFile(QString path, const QString &text)
    : m_path(std::move(path))
    , m_includes(includesOf(text))
{
    qsizetype end = 0;
    for (const QRegularExpressionMatch &match : token().globalMatch(text)) {
        m_code += QStringView(text).mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        if (match.hasCaptured(u"comment"_s))
            continue;
        m_code += match.capturedView();
        if (match.hasCaptured(u"raw"_s) || match.hasCaptured(u"text"_s))
            m_literals << match.captured(u"raw"_s) + match.captured(u"text"_s);
    }
    m_code += QStringView(text).mid(end);
}

QList<SourceFile> SourceFile::ofRoom(const QString &room)
{
    QList<SourceFile> files;
    const QDir folder(QStringLiteral(RELATA_SOURCE_DIR) + u'/' + room);
    for (const QString &name : folder.entryList({u"*.h"_s, u"*.cpp"_s}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            files << SourceFile(room + u'/' + name, QString::fromUtf8(file.readAll()));
    }
    return files;
}

} // namespace relata::test
