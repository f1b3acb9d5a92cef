#include "support/heard_statements.h"

#include <QtCore/QLoggingCategory>

#include <algorithm>
#include <mutex>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

std::mutex mutex;
QStringList heard;
QtMessageHandler others = nullptr;

void hear(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (QLatin1StringView(context.category) != "relata.statements"_L1) {
        others(type, context, message);
        return;
    }
    const std::scoped_lock lock(mutex);
    heard << message;
}

} // namespace

HeardStatements::HeardStatements()
{
    const std::scoped_lock lock(mutex);
    heard.clear();
    others = qInstallMessageHandler(hear);
    QLoggingCategory::setFilterRules(u"relata.statements.debug=true"_s);
}

HeardStatements::~HeardStatements()
{
    QLoggingCategory::setFilterRules({});
    qInstallMessageHandler(others);
}

qsizetype HeardStatements::count(const QString &text)
{
    const std::scoped_lock lock(mutex);
    return std::ranges::count_if(heard, [&](const QString &sql) { return sql.contains(text); });
}

QString HeardStatements::all()
{
    const std::scoped_lock lock(mutex);
    return heard.join(u'\n');
}

} // namespace relata::test
