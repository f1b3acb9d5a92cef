#include "ui/record_card.h"

#include "models/database/label.h"
#include "models/database/record_reader.h"
#include "models/record_columns.h"

#include <QtCore/QCoreApplication>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostLines = 8;
constexpr qsizetype LongestValue = 60;

/// On one line, and not too long.
QString shortened(QString text)
{
    text = text.simplified();
    return text.size() > LongestValue ? text.first(LongestValue) + u'…' : text;
}

bool isWorthALine(const RecordColumns &columns, const Record &record, qsizetype index)
{
    const RecordColumn &column = columns.at(index);
    const Column *declared = columns.columnAt(index);
    const bool isName = declared && columns.table()->labelColumns.contains(declared->name);
    return !isName && !column.hiddenAtFirst && !columns.text(record, index).isEmpty();
}

QString line(const QString &label, const QString &value)
{
    return u"<tr><td style='padding-right:12px'>%1</td><td>%2</td></tr>"_s.arg(
        label.toHtmlEscaped(), shortened(value).toHtmlEscaped());
}

} // namespace

QString recordCard(const RecordColumns &columns, const Record &record)
{
    const QString name = shortened(RecordReader::label(*columns.table(), record)).toHtmlEscaped();
    const QString word = readableSingular(columns.table()->name.name).toHtmlEscaped();
    QString lines;
    int count = 0;
    for (qsizetype i = 0; i < columns.size() && count < MostLines; ++i) {
        if (!isWorthALine(columns, record, i))
            continue;
        lines += line(columns.at(i).label, columns.text(record, i));
        ++count;
    }
    return u"<div style='white-space:nowrap'>%1 <b>%2</b><table>%3</table></div>"_s.arg(word, name, lines);
}

} // namespace relata
