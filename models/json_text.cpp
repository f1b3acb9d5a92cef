#include "models/json_text.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype OneLine = 60; ///< characters that need no lines
constexpr int Indent = 2;

/// Writes the parts of a JSON text one by one.
class Writer
{
public:
    QString write(const QString &json)
    {
        for (m_at = 0; m_at < json.size(); ++m_at)
            take(json);
        return m_result;
    }

private:
    void take(const QString &json)
    {
        const QChar c = json.at(m_at);
        if (c == u'"')
            takeString(json);
        else if (c == u'{' || c == u'[')
            open(json);
        else if (c == u'}' || c == u']')
            close(c);
        else if (c == u',')
            separate();
        else if (c == u':')
            m_result += u": "_s;
        else if (!c.isSpace())
            m_result += c;
    }

    void takeString(const QString &json)
    {
        const qsizetype begin = m_at++;
        while (m_at < json.size() && json.at(m_at) != u'"')
            m_at += json.at(m_at) == u'\\' ? 2 : 1;
        m_result += json.mid(begin, m_at - begin + 1);
    }

    void open(const QString &json)
    {
        m_result += json.at(m_at);
        qsizetype next = m_at + 1;
        while (next < json.size() && json.at(next).isSpace())
            ++next;
        if (next < json.size() && (json.at(next) == u'}' || json.at(next) == u']')) {
            m_result += json.at(next); // empty
            m_at = next;
            return;
        }
        ++m_depth;
        beginLine();
    }

    void close(QChar c)
    {
        --m_depth;
        beginLine();
        m_result += c;
    }

    void separate()
    {
        m_result += u',';
        beginLine();
    }

    void beginLine() { m_result += u'\n' + QString(qsizetype(std::max(m_depth, 0)) * Indent, u' '); }

    QString m_result;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

QString indentedJson(const QString &json)
{
    return json.size() <= OneLine ? json : Writer().write(json);
}

} // namespace relata
