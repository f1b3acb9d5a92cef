#include "bench/comparison.h"

#include "bench/subject_run.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace relata::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

using Row = QStringList;

const Row Titles{
    u"metric"_s,          u"size"_s,  u"unit"_s,      u"relata"_s,   u"QSqlTableModel"_s,   u"ratio"_s,
    u"C API"_s,           u"ratio"_s, u"stall CPU"_s, u"and wall"_s, u"QSqlTableModel's"_s, u"MB"_s,
    u"QSqlTableModel's"_s};
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

QByteArray stallLine(const Reading &relata, const Reading *other)
{
    QJsonObject object =
        compared(u"longest_stall"_s, relata, *relata.stallCpu, other, other ? other->stallCpu : std::nullopt);
    object[u"unit"] = u"ms"_s;
    object[u"during"] = relata.metric;
    object[u"wall"] = *relata.stallWall;
    return jsonLine(object);
}

} // namespace

const Reading *Comparison::find(const QString &metric, const QString &size, const QString &subject) const
{
    const auto found = std::ranges::find_if(m_readings, [&](const Reading &reading) {
        return reading.metric == metric && reading.size == size && reading.subject == subject;
    });
    return found == m_readings.end() ? nullptr : &*found;
}

QString Comparison::table() const
{
    QList<Row> rows{Titles};
    for (const Reading &ours : m_readings) {
        if (ours.subject != Relata)
            continue;
        const Reading *program = find(ours.metric, ours.size, TableModel);
        const Reading *bare = find(ours.metric, ours.size, BareApi);
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
    return aligned(rows);
}

QByteArray Comparison::jsonLines() const
{
    QByteArray lines;
    for (const Reading &ours : m_readings) {
        if (ours.subject != Relata)
            continue;
        const Reading *program = find(ours.metric, ours.size, TableModel);
        const Reading *bare = find(ours.metric, ours.size, BareApi);
        for (const Reading *other : {program, bare}) {
            if (other)
                lines += jsonLine(compared(ours.metric, ours, ours.value, other, other->value));
        }
        if (!program && !bare)
            lines += jsonLine(compared(ours.metric, ours, ours.value, nullptr, {}));
        if (ours.stallCpu)
            lines += stallLine(ours, program);
    }
    return lines;
}

} // namespace relata::bench
