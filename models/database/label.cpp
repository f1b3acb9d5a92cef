#include "models/database/label.h"

#include <QtCore/QCache>
#include <QtCore/QHash>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype KeptNames = 512;

/// `customer_id`, `CustomerID`, `Customer Id`, `id_customer`; a word that merely ends so (`PAID`) is kept.
QString withoutId(const QString &column)
{
    static const QRegularExpression mark(
        u"(?:[_ ](?i:id|fk|key|uuid)|(?<=[\\p{Ll}\\d])(?:Id|ID|Key|Fk))$|^(?i:id|fk)_"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    QString name = column;
    name.remove(mark);
    return name.trimmed().isEmpty() ? column : name;
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

/// Plurals that the rules below would get wrong, and words that only look like plurals.
const QHash<QString, QString> &irregularSingulars()
{
    static const QHash<QString, QString> singulars{
        {u"people"_s, u"person"_s},     {u"children"_s, u"child"_s},  {u"men"_s, u"man"_s},
        {u"women"_s, u"woman"_s},       {u"movies"_s, u"movie"_s},    {u"cookies"_s, u"cookie"_s},
        {u"series"_s, u"series"_s},     {u"species"_s, u"species"_s}, {u"news"_s, u"news"_s},
        {u"canvas"_s, u"canvas"_s},     {u"lens"_s, u"lens"_s},       {u"statuses"_s, u"status"_s},
        {u"buses"_s, u"bus"_s},         {u"bonuses"_s, u"bonus"_s},   {u"campuses"_s, u"campus"_s},
        {u"viruses"_s, u"virus"_s},     {u"aliases"_s, u"alias"_s},   {u"analyses"_s, u"analysis"_s},
        {u"indices"_s, u"index"_s},     {u"matrices"_s, u"matrix"_s}, {u"vertices"_s, u"vertex"_s},
        {u"criteria"_s, u"criterion"_s}};
    return singulars;
}

bool isSingularInS(const QString &word)
{
    return word.endsWith(u"ss") || word.endsWith(u"us") || word.endsWith(u"is");
}

/// "Movie" for "movie" where the plural was "Movies".
QString withCaseOf(const QString &pattern, QString word)
{
    if (pattern.at(0).isUpper())
        word[0] = word.at(0).toUpper();
    return word;
}

QString singular(const QString &word)
{
    if (const auto known = irregularSingulars().constFind(word.toLower());
        known != irregularSingulars().constEnd())
        return withCaseOf(word, *known);
    if (word.endsWith(u"ies") && word.size() > 4)
        return word.chopped(3) + u'y';
    if (word.endsWith(u"sses") || word.endsWith(u"xes") || word.endsWith(u"shes") || word.endsWith(u"ches"))
        return word.chopped(2);
    if (word.endsWith(u's') && !isSingularInS(word) && word.size() > 3)
        return word.chopped(1);
    return word;
}

QString newReadableName(const QString &identifier)
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

/// What a function of names has said before: a database has a few, and a window asks for them at every key.
template <typename Function>
QString remembered(QCache<QString, QString> &known, const QString &name, Function function)
{
    if (const QString *before = known.object(name))
        return *before;
    const QString result = function(name);
    known.insert(name, new QString(result));
    return result;
}

} // namespace

QString readableName(const QString &identifier)
{
    thread_local QCache<QString, QString> known(KeptNames);
    return remembered(known, identifier, newReadableName);
}

QString readableReference(const QString &column)
{
    return readableName(withoutId(column));
}

QString readableSingular(const QString &table)
{
    thread_local QCache<QString, QString> known(KeptNames);
    return remembered(known, table, [](const QString &name) {
        QStringList words = readableName(name).split(u' ');
        words.last() = singular(words.constLast());
        return words.join(u' ');
    });
}

} // namespace relata
