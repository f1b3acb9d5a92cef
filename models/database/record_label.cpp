#include "models/database/record_label.h"

#include "models/database/label.h"

#include <algorithm>
#include <array>
#include <functional>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ShortText = 100;

using Names = std::initializer_list<QStringView>;

constexpr Names FullNames{u"name", u"fullname", u"displayname"};
constexpr Names FirstNames{u"firstname", u"givenname", u"forename"};
constexpr Names LastNames{u"lastname", u"familyname", u"surname"};
constexpr Names Titles{u"title", u"label", u"caption", u"subject", u"headline"};
constexpr Names Numbers{u"number", u"no", u"nr", u"num", u"code", u"reference", u"sku"};
/// Unique, but not what a person calls anything.
constexpr Names Secrets{u"uuid", u"guid", u"hash", u"token", u"password", u"key"};

/// `first_name`, `FirstName` and `First name` are the same word here.
QString plain(const QString &name)
{
    QString letters = name.toLower();
    letters.removeIf([](QChar c) { return c == u'_' || c.isSpace(); });
    return letters;
}

bool endsWithOneOf(const QString &name, Names endings)
{
    return std::ranges::any_of(endings, [&](QStringView ending) { return name.endsWith(ending); });
}

/// Looks at one table's columns from one question to the next; the first that finds something wins.
class LabelSearch
{
public:
    explicit LabelSearch(const Table &table)
        : m_table(table)
        , m_ownName(plain(readableSingular(table.name.name)) + u"name"_s)
    {
    }

    QStringList columns() const
    {
        using Question = QStringList (LabelSearch::*)() const;
        static constexpr std::array<Question, 7> questions{
            &LabelSearch::fullName,  &LabelSearch::firstAndLastName, &LabelSearch::title,
            &LabelSearch::ownName,   &LabelSearch::number,           &LabelSearch::requiredName,
            &LabelSearch::uniqueText};
        for (const Question question : questions) {
            if (const QStringList found = (this->*question)(); !found.isEmpty())
                return found;
        }
        return key();
    }

private:
    QStringList fullName() const { return firstText(FullNames); }

    QStringList firstAndLastName() const
    {
        const QStringList first = firstText(FirstNames);
        const QStringList last = firstText(LastNames);
        return first.isEmpty() || last.isEmpty() ? QStringList() : first + last;
    }

    QStringList title() const { return firstText(Titles); }

    /// `customer_name` of customers.
    QStringList ownName() const
    {
        return first(
            [this](const Column &column) { return isOwnText(column) && plain(column.name) == m_ownName; });
    }

    QStringList number() const
    {
        return first([this](const Column &column) {
            const bool readable = isShortText(column) || column.kind == ValueKind::Integer;
            return readable && !isReference(column) && isUnique(column) &&
                   endsWithOneOf(plain(column.name), Numbers);
        });
    }

    /// `company_name`; one that may be missing is rather about something else (an order's ship_name).
    QStringList requiredName() const
    {
        return first([this](const Column &column) {
            return isOwnText(column) && !column.nullable && plain(column.name).endsWith(u"name");
        });
    }

    QStringList uniqueText() const
    {
        return first([this](const Column &column) {
            return isShortText(column) && !isReference(column) && isUnique(column) &&
                   !endsWithOneOf(plain(column.name), Secrets);
        });
    }

    QStringList key() const
    {
        const bool hidden = std::ranges::any_of(
            m_table.key, [this](const QString &column) { return m_table.indexOf(column) < 0; });
        return hidden ? QStringList() : m_table.key;
    }

    QStringList first(const std::function<bool(const Column &)> &matches) const
    {
        const auto found = std::ranges::find_if(m_table.columns, matches);
        return found == m_table.columns.end() ? QStringList() : QStringList{found->name};
    }

    /// In the order of the names, not of the columns.
    QStringList firstText(Names names) const
    {
        for (const QStringView name : names) {
            const QStringList found =
                first([&](const Column &column) { return isOwnText(column) && plain(column.name) == name; });
            if (!found.isEmpty())
                return found;
        }
        return {};
    }

    bool isOwnText(const Column &column) const
    {
        return column.kind == ValueKind::Text && !isReference(column);
    }

    static bool isShortText(const Column &column)
    {
        return column.kind == ValueKind::Text && column.lengthLimit.value_or(0) <= ShortText;
    }

    bool isReference(const Column &column) const
    {
        return std::ranges::any_of(m_table.foreignKeys,
                                   [&](const ForeignKey &key) { return key.columns.contains(column.name); });
    }

    bool isUnique(const Column &column) const
    {
        const QStringList alone{column.name};
        return m_table.primaryKey == alone || m_table.uniqueKeys.contains(alone);
    }

    const Table &m_table;
    QString m_ownName;
};

} // namespace

QStringList labelColumnsOf(const Table &table)
{
    return LabelSearch(table).columns();
}

} // namespace relata
