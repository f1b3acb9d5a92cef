#include "bench/reading.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace relata::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue toJson(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

std::optional<double> fromJson(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

} // namespace

QByteArray Reading::toLine() const
{
    const QJsonObject object{{u"metric"_s, metric},
                             {u"subject"_s, subject},
                             {u"size"_s, size},
                             {u"unit"_s, unit},
                             {u"value"_s, value},
                             {u"stall_cpu"_s, toJson(stallCpu)},
                             {u"stall_wall"_s, toJson(stallWall)},
                             {u"memory"_s, toJson(memory)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<Reading> Reading::fromLine(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (!object[u"value"].isDouble())
        return std::nullopt;
    return Reading{.metric = object[u"metric"].toString(),
                   .subject = object[u"subject"].toString(),
                   .size = object[u"size"].toString(),
                   .unit = object[u"unit"].toString(),
                   .value = object[u"value"].toDouble(),
                   .stallCpu = fromJson(object[u"stall_cpu"]),
                   .stallWall = fromJson(object[u"stall_wall"]),
                   .memory = fromJson(object[u"memory"])};
}

double percentile(QList<double> values, double share)
{
    Q_ASSERT(!values.isEmpty());
    const auto nth = values.begin() + std::min(values.size() - 1, qsizetype(double(values.size()) * share));
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
}

} // namespace relata::bench
