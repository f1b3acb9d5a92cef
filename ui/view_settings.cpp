#include "ui/view_settings.h"

#include "models/database/database_location.h"
#include "ui/settings.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QUrl>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString Descending = u"descending"_s;
constexpr qsizetype KeyParts = 6;

QStringList texts(const QList<int> &numbers)
{
    QStringList result;
    for (const int number : numbers)
        result.append(QString::number(number));
    return result;
}

QList<int> numbers(const QStringList &texts)
{
    QList<int> result;
    for (const QString &text : texts)
        result.append(std::max(0, text.toInt()));
    return result;
}

QString hashOf(const DatabaseLocation &location)
{
    constexpr qsizetype Digits = 16;
    const QByteArray hash =
        QCryptographicHash::hash(location.toArgument().toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(Digits));
}

QString splitterKey(Qt::Orientation orientation)
{
    return orientation == Qt::Horizontal ? u"splitter/beside"_s : u"splitter/stacked"_s;
}

} // namespace

ViewSettings::ViewSettings(const DatabaseLocation &location)
    : m_settings(Settings::file(), QSettings::IniFormat)
    , m_group(groupOf(location))
    , m_keeps(!location.sample)
{
}

QString ViewSettings::groupOf(const DatabaseLocation &location)
{
    return u"views/%1/"_s.arg(hashOf(location));
}

/// Names are whatever their makers liked; a slash would be a group of its own.
QString ViewSettings::placeOf(QStringList names)
{
    for (QString &name : names)
        name = QString::fromLatin1(QUrl::toPercentEncoding(name));
    return names.join(u'.');
}

void ViewSettings::setValue(const QString &key, const QVariant &value)
{
    if (m_keeps && m_settings.value(key) != value)
        m_settings.setValue(key, value);
}

QList<int> ViewSettings::splitterSizes(Qt::Orientation orientation) const
{
    return numbers(m_settings.value(m_group + splitterKey(orientation)).toStringList());
}

void ViewSettings::setSplitterSizes(Qt::Orientation orientation, const QList<int> &sizes)
{
    setValue(m_group + splitterKey(orientation), texts(sizes));
}

QString ViewSettings::group(const RecordQuery &query) const
{
    QStringList parts{query.table.schema, query.table.name};
    if (query.parent)
        parts += query.parent->relationship.childColumns + query.parent->relationship.link.farColumns;
    return m_group + u"tables/"_s + placeOf(parts) + u'/';
}

ColumnLayout ViewSettings::columns(const RecordQuery &query) const
{
    const QString table = group(query);
    const QStringList names = m_settings.value(table + u"columns"_s).toStringList();
    const QList<int> widths = numbers(m_settings.value(table + u"widths"_s).toStringList());
    const QStringList hidden = m_settings.value(table + u"hidden"_s).toStringList();
    ColumnLayout layout;
    for (qsizetype i = 0; i < names.size(); ++i)
        layout.append({names.at(i), widths.value(i), hidden.contains(names.at(i))});
    return layout;
}

void ViewSettings::setColumns(const RecordQuery &query, const ColumnLayout &layout)
{
    const QString table = group(query);
    if (layout.isEmpty()) {
        for (const QString &key : {u"columns"_s, u"widths"_s, u"hidden"_s})
            m_settings.remove(table + key);
        return;
    }
    QStringList names;
    QStringList hidden;
    QList<int> widths;
    for (const ColumnPlace &place : layout) {
        names += place.column;
        widths += place.width;
        if (place.hidden)
            hidden += place.column;
    }
    setValue(table + u"columns"_s, names);
    setValue(table + u"widths"_s, texts(widths));
    setValue(table + u"hidden"_s, hidden);
}

QList<SortColumn> ViewSettings::sort(const RecordQuery &query) const
{
    const QStringList words = m_settings.value(group(query) + u"sort"_s).toStringList();
    if (words.isEmpty())
        return {};
    return {{words.constFirst(), words.value(1) == Descending ? Qt::DescendingOrder : Qt::AscendingOrder}};
}

void ViewSettings::setSort(const RecordQuery &query)
{
    QStringList words;
    if (!query.sort.isEmpty()) {
        const SortColumn &first = query.sort.constFirst();
        words = {first.column, first.order == Qt::DescendingOrder ? Descending : u"ascending"_s};
    }
    if (this->sort(query) != query.sort)
        setValue(group(query) + u"sort"_s, words);
}

QList<UndeclaredKey> ViewSettings::keys() const
{
    QList<UndeclaredKey> keys;
    for (const QVariant &entry : m_settings.value(m_group + u"keys"_s).toList()) {
        const QVariantList parts = entry.toList();
        if (parts.size() != KeyParts)
            continue;
        keys.append({{parts.at(0).toString(), parts.at(1).toString()},
                     {.columns = parts.at(2).toStringList(),
                      .parentTable = {parts.at(3).toString(), parts.at(4).toString()},
                      .parentColumns = parts.at(5).toStringList()}});
    }
    return keys;
}

void ViewSettings::setKeys(const QList<UndeclaredKey> &keys)
{
    QVariantList entries;
    for (const auto &[table, key] : keys)
        entries.append(QVariant(QVariantList{table.schema, table.name, key.columns, key.parentTable.schema,
                                             key.parentTable.name, key.parentColumns}));
    setValue(m_group + u"keys"_s, entries);
}

} // namespace relata
