#include "models/database/cut_value.h"

#include <algorithm>

namespace relata {

namespace {

QString firstCharacters(const QString &text, int count)
{
    qsizetype end = 0;
    for (; count > 0 && end < text.size(); --count)
        end += text.at(end).isHighSurrogate() && end + 1 < text.size() ? 2 : 1;
    return text.first(end);
}

} // namespace

Value toValue(const CutValue &cut)
{
    static const bool isText = QMetaType::registerConverter<CutValue, QString>(
        [](const CutValue &value) { return value.beginning; });
    Q_UNUSED(isText)
    return QVariant::fromValue(cut);
}

bool isCut(const Value &value)
{
    return value.metaType() == QMetaType::fromType<CutValue>();
}

bool isCut(const Record &record)
{
    return std::ranges::any_of(record.values, [](const Value &value) { return isCut(value); });
}

Value asShown(const Value &whole)
{
    if (whole.typeId() == QMetaType::QByteArray) {
        const qint64 bytes = whole.toByteArray().size();
        return bytes > CutValue::LargestWhole ? toValue({{}, true, bytes}) : whole;
    }
    // A character has three bytes at most for each of its units.
    if (whole.typeId() != QMetaType::QString || 3 * whole.toString().size() <= CutValue::LargestWhole)
        return whole;
    const QString text = whole.toString();
    const qint64 bytes = text.toUtf8().size();
    return bytes > CutValue::LargestWhole
               ? toValue({firstCharacters(text, CutValue::Characters), false, bytes})
               : whole;
}

bool looksSame(const Value &a, const Value &b)
{
    return isCut(a) == isCut(b) ? sameValue(a, b) : sameValue(asShown(a), asShown(b));
}

} // namespace relata
