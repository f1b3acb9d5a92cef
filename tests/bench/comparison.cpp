#include "bench/comparison.h"

#include "bench/subject_run.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace relata::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

using Row = QStringList;

Row titles(const QString &bareApi)
{
    return {u"metric"_s,
            u"size"_s,
            u"unit"_s,
            u"relata"_s,
            u"QSqlTableModel"_s,
            u"ratio"_s,
            bareApi,
            u"ratio"_s,
            u"stall CPU"_s,
            u"and wall"_s,
            u"QSqlTableModel's"_s,
            u"MB"_s,
            u"QSqlTableModel's"_s};
}

constexpr qsizetype WordColumns = 3; ///< the others are numbers, and stand on the right

QString number(double value)
{
    return QString::number(value, 'f', value < 10 ? 3 : value < 100 ? 1 : 0);
}

QString number(const std::optional<double> &value)
{
    return value ? number(*value) : u"–"_s;
}

QString valueOf(const Reading *reading)
{
    return reading ? number(reading->value) : u"–"_s;
}

QString ratio(const Reading &relata, const Reading *other)
{
    return other && other->value > 0 ? number(relata.value / other->value) : u"–"_s;
}

/// The longest of all metrics.
Row stallRow(const Reading &ours, const Reading *program)
{
    const double cpu = ours.stallCpu.value_or(0);
    const std::optional<double> theirs = program ? program->stallCpu : std::nullopt;
    return {u"longest_stall"_s,
            ours.size,
            u"ms"_s,
            number(cpu),
            number(theirs),
            theirs ? number(cpu / *theirs) : u"–"_s,
            u"–"_s,
            u"–"_s,
            number(ours.stallCpu),
            number(ours.stallWall),
            number(theirs),
            u"–"_s,
            u"–"_s};
}

QString aligned(const QList<Row> &rows)
{
    QList<qsizetype> widths(rows.constFirst().size());
    for (const Row &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), row.at(i).size());
    }
    QString text;
    for (const Row &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            text += (i < WordColumns ? row.at(i).leftJustified(widths.at(i))
                                     : row.at(i).rightJustified(widths.at(i))) +
                    u"  "_s;
        text += u'\n';
    }
    return text;
}

template <typename Number>
std::optional<double> median(const QList<Reading> &readings, Number number)
{
    QList<double> values;
    for (const Reading &reading : readings) {
        if (const std::optional<double> value = number(reading))
            values << *value;
    }
    return values.isEmpty() ? std::nullopt : std::optional(percentile(values, 0.5));
}

/// Of all rounds that measured the same.
Reading median(const QList<Reading> &rounds, Reading same)
{
    QList<Reading> readings;
    std::ranges::copy_if(rounds, std::back_inserter(readings), [&](const Reading &each) {
        return each.metric == same.metric && each.size == same.size && each.subject == same.subject;
    });
    same.value = *median(readings, [](const Reading &each) { return std::optional(each.value); });
    same.stallCpu = median(readings, [](const Reading &each) { return each.stallCpu; });
    same.stallWall = median(readings, [](const Reading &each) { return each.stallWall; });
    same.memory = median(readings, [](const Reading &each) { return each.memory; });
    return same;
}

QByteArray jsonLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject compared(const QString &metric, const Reading &relata, double ours, const Reading *other,
                     std::optional<double> theirs)
{
    QJsonObject object{
        {u"metric"_s, metric}, {u"size"_s, relata.size}, {u"unit"_s, relata.unit}, {u"relata"_s, ours}};
    object[u"alternative"] = other ? QJsonValue(other->subject) : QJsonValue();
    object[u"value"] = theirs ? QJsonValue(*theirs) : QJsonValue();
    object[u"ratio"] = theirs && *theirs > 0 ? QJsonValue(ours / *theirs) : QJsonValue();
    return object;
}

/// As `metric`; the length of the gap as well, of which the GUI thread computed only a part on a busy
/// machine.
QByteArray stallLine(const QString &metric, const Reading &relata, const Reading *other)
{
    QJsonObject object =
        compared(metric, relata, relata.stallCpu.value_or(0), other, other ? other->stallCpu : std::nullopt);
    object[u"unit"] = u"ms"_s;
    object[u"wall"] = relata.stallWall.value_or(0);
    return jsonLine(object);
}

} // namespace

void Comparison::takeMedians()
{
    m_readings.clear();
    for (const Reading &reading : std::as_const(m_rounds)) {
        if (!find(reading.metric, reading.size, reading.subject))
            m_readings << median(m_rounds, reading);
    }
}

const Reading *Comparison::find(const QString &metric, const QString &size, const QString &subject) const
{
    const auto found = std::ranges::find_if(m_readings, [&](const Reading &reading) {
        return reading.metric == metric && reading.size == size && reading.subject == subject;
    });
    return found == m_readings.end() ? nullptr : &*found;
}

QStringList Comparison::sizes() const
{
    QStringList sizes;
    for (const Reading &reading : m_readings) {
        if (!sizes.contains(reading.size))
            sizes << reading.size;
    }
    return sizes;
}

const Reading *Comparison::longestStall(const QString &size, const QString &subject) const
{
    const Reading *longest = nullptr;
    for (const Reading &reading : m_readings) {
        const bool isMeant = reading.size == size && reading.subject == subject && reading.stallCpu;
        if (isMeant && (!longest || reading.stallCpu > longest->stallCpu))
            longest = &reading;
    }
    return longest;
}

QString Comparison::table() const
{
    QList<Row> rows{titles(m_bareApi)};
    for (const Reading &ours : m_readings) {
        if (ours.subject != Relata)
            continue;
        const Reading *program = find(ours.metric, ours.size, TableModel);
        const Reading *bare = find(ours.metric, ours.size, m_bareApi);
        rows << Row{ours.metric,
                    ours.size,
                    ours.unit,
                    number(ours.value),
                    valueOf(program),
                    ratio(ours, program),
                    valueOf(bare),
                    ratio(ours, bare),
                    number(ours.stallCpu),
                    number(ours.stallWall),
                    number(program ? program->stallCpu : std::nullopt),
                    number(ours.memory),
                    number(program ? program->memory : std::nullopt)};
    }
    for (const QString &size : sizes()) {
        const Reading *ours = longestStall(size, Relata);
        const Reading *program = longestStall(size, TableModel);
        if (ours)
            rows << stallRow(*ours, program);
    }
    return aligned(rows);
}

QByteArray Comparison::jsonLines() const
{
    QByteArray lines;
    for (const Reading &ours : m_readings) {
        if (ours.subject != Relata)
            continue;
        const Reading *program = find(ours.metric, ours.size, TableModel);
        const Reading *bare = find(ours.metric, ours.size, m_bareApi);
        for (const Reading *other : {program, bare}) {
            if (other)
                lines += jsonLine(compared(ours.metric, ours, ours.value, other, other->value));
        }
        if (!program && !bare)
            lines += jsonLine(compared(ours.metric, ours, ours.value, nullptr, {}));
        if (ours.stallCpu)
            lines += stallLine(u"longest_stall_in_"_s + ours.metric, ours, program);
    }
    for (const QString &size : sizes()) {
        if (const Reading *ours = longestStall(size, Relata))
            lines += stallLine(u"longest_stall"_s, *ours, longestStall(size, TableModel));
    }
    return lines;
}

} // namespace relata::bench
