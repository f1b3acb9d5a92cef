#include "support/written_plans.h"

#include <QtCore/QRegularExpression>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

WrittenPlans::WrittenPlans(Connection &connection)
    : m_log(connection.location().parameter(u"host"_s) + u"/log"_s)
{
    for (const QString &sql :
         {u"LOAD 'auto_explain'"_s, u"SET auto_explain.log_min_duration = 0"_s,
          u"SET auto_explain.log_analyze = on"_s, u"SET auto_explain.log_timing = off"_s}) {
        if (!connection.execute(sql))
            qFatal("the server cannot explain what it does");
    }
    m_end = m_log.size();
}

QStringList WrittenPlans::take()
{
    if (!m_log.isOpen() && !m_log.open(QIODevice::ReadOnly))
        return {};
    m_log.seek(m_end);
    const QString text = QString::fromUtf8(m_log.readAll());
    m_end = m_log.pos();
    QStringList entries =
        text.split(QRegularExpression(u"^(?=\\d{4}-\\d\\d-\\d\\d )"_s, QRegularExpression::MultilineOption));
    entries.removeIf([](const QString &entry) { return !entry.contains(u"Query Text:"); });
    return entries;
}

QStringList scansOf(const QString &plan)
{
    QStringList lines;
    for (const QString &line : plan.split(u'\n')) {
        if (line.contains(u" Scan ") && !line.contains(u"Query Text:"))
            lines << line.trimmed().section(u"  (cost"_s, 0, 0).remove(u"->  "_s);
    }
    lines.removeDuplicates();
    return lines;
}

} // namespace relata::test
