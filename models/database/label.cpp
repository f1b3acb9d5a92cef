#include "models/database/label.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

QString withoutId(const QString &column)
{
    static const QRegularExpression suffix(u"(?:_id|_ID|Id|ID|_key|_fk)$"_s);
    QString name = column;
    name.remove(suffix);
    return name.isEmpty() ? column : name;
}

/// "InvoiceLine" → "Invoice Line"; "URLPath" → "URL Path".
QString withSpacesBetweenWords(QString name)
{
    static const QRegularExpression lowerUpper(u"(?<=[\\p{Ll}\\d])(?=\\p{Lu})"_s);
    static const QRegularExpression acronymWord(u"(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"_s);
    return name.replace(lowerUpper, u" "_s).replace(acronymWord, u" "_s).replace(u'_', u' ').simplified();
}

/// Lower case but for acronyms.
QString wordInSentence(const QString &word)
{
    const bool acronym = word.size() > 1 && word == word.toUpper();
    return acronym ? word : word.toLower();
}

QString singular(const QString &word)
{
    if (word.endsWith(u"ies") && word.size() > 4)
        return word.chopped(3) + u'y';
    if (word.endsWith(u"sses") || word.endsWith(u"xes") || word.endsWith(u"shes") || word.endsWith(u"ches"))
        return word.chopped(2);
    if (word.endsWith(u's') && !word.endsWith(u"ss") && !word.endsWith(u"us") && !word.endsWith(u"is") &&
        word.size() > 3)
        return word.chopped(1);
    return word;
}

} // namespace

QString readableName(const QString &identifier)
{
    QStringList words = withSpacesBetweenWords(identifier).split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return identifier;
    // A name all in capitals is a name, not a row of acronyms.
    const bool shouting = identifier == identifier.toUpper() && (words.size() > 1 || identifier.size() > 4);
    for (QString &word : words)
        word = shouting ? word.toLower() : wordInSentence(word);
    words.first()[0] = words.constFirst().at(0).toUpper();
    return words.join(u' ');
}

QString readableReference(const QString &column)
{
    return readableName(withoutId(column));
}

QString readableSingular(const QString &table)
{
    QStringList words = readableName(table).split(u' ');
    words.last() = singular(words.constLast());
    return words.join(u' ');
}

} // namespace relata
