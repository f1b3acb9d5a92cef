#include "models/pasted_records.h"

#include "models/database/label.h"

#include <QtCore/QLocale>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

struct PasteText
{
    Q_DECLARE_TR_FUNCTIONS(relata::PastedRecords)
};

/// Reads one value and stands behind it, before the tab or line end that follows.
QString takeCell(QStringView text, qsizetype &at)
{
    QString cell;
    bool inQuotes = at < text.size() && text.at(at) == u'"';
    at += inQuotes ? 1 : 0;
    for (; at < text.size(); ++at) {
        const QChar c = text.at(at);
        const bool doubled = c == u'"' && at + 1 < text.size() && text.at(at + 1) == u'"';
        if (inQuotes && c == u'"' && !doubled)
            inQuotes = false;
        else if (!inQuotes && (c == u'\t' || c == u'\n'))
            break;
        else {
            cell += c;
            at += inQuotes && doubled ? 1 : 0;
        }
    }
    return cell;
}

bool isBlank(const QStringList &row)
{
    return std::ranges::all_of(row, [](const QString &cell) { return cell.trimmed().isEmpty(); });
}

bool names(const QString &title, const QString &label, const QString &column)
{
    return title.compare(label, Qt::CaseInsensitive) == 0 || title.compare(column, Qt::CaseInsensitive) == 0;
}

/// The column that a title names, empty for a count; nothing where it is no title.
std::optional<QString> columnNamed(const QString &title, const RecordColumns &shown)
{
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const Column *column = shown.columnAt(i);
        if (names(title.trimmed(), shown.at(i).label, column ? column->name : QString()))
            return column ? column->name : QString();
    }
    return std::nullopt;
}

/// The columns that the first line names; none where it holds values.
QStringList titledColumns(const QStringList &line, const RecordColumns &shown)
{
    QStringList columns;
    for (const QString &title : line) {
        const auto column = columnNamed(title, shown);
        if (!column)
            return {};
        columns.append(*column);
    }
    return columns;
}

QString tooWide(const QStringList &row, qsizetype columns)
{
    return PasteText::tr("The clipboard has rows of %1 values, and there are %2 columns to put them into.")
        .arg(QLocale().toString(row.size()), QLocale().toString(columns));
}

} // namespace

QList<QStringList> pastedCells(const QString &text)
{
    const QString lines = QString(text).replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    QList<QStringList> rows{{}};
    for (qsizetype at = 0; at <= lines.size(); ++at) {
        rows.last().append(takeCell(lines, at));
        if (at < lines.size() && lines.at(at) == u'\n')
            rows.append(QStringList());
    }
    while (!rows.isEmpty() && isBlank(rows.constLast()))
        rows.removeLast();
    return rows;
}

std::expected<PastedRecords, QString> PastedRecords::from(const QString &text, const RecordColumns &shown,
                                                          const QStringList &typed)
{
    QList<QStringList> rows = pastedCells(text);
    if (rows.isEmpty())
        return std::unexpected(PasteText::tr("There is no text on the clipboard."));
    QStringList columns = titledColumns(rows.constFirst(), shown);
    if (!columns.isEmpty())
        rows.removeFirst();
    else
        columns = typed;
    if (rows.isEmpty())
        return std::unexpected(PasteText::tr("There are only titles on the clipboard."));
    if (rows.size() > MaxRecords)
        return std::unexpected(PasteText::tr("%1 rows are too many to paste at once; it can be %2.")
                                   .arg(QLocale().toString(rows.size()), QLocale().toString(MaxRecords)));

    PastedRecords result;
    QList<qsizetype> from;
    const auto widest = std::ranges::max_element(rows, {}, &QStringList::size);
    if (widest->size() > columns.size())
        return std::unexpected(tooWide(*widest, columns.size()));
    for (qsizetype i = 0; i < widest->size(); ++i) {
        if (typed.contains(columns.at(i)) && !result.columns.contains(columns.at(i))) {
            result.columns.append(columns.at(i));
            from.append(i);
        }
    }
    if (from.isEmpty())
        return std::unexpected(PasteText::tr("None of the columns on the clipboard can be typed."));
    for (const QStringList &row : std::as_const(rows)) {
        QStringList texts;
        for (const qsizetype i : std::as_const(from))
            texts.append(row.value(i));
        result.rows.append(texts);
    }
    return result;
}

} // namespace relata
