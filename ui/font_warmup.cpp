#include "ui/font_warmup.h"

#include <QtCore/QPointer>
#include <QtGui/QFontMetricsF>
#include <QtWidgets/QApplication>

#include <array>
#include <optional>

namespace relata {

namespace {

/// A word of each script that many people write their names in.
constexpr std::array samples{u"Åse",  u"Νίκη", u"Яна",  u"שם",   u"اسم",   u"नाम",    u"নাম", u"பெயர்", u"ชื่อ",
                             u"名前", u"姓名", u"カナ", u"이름", u"Անուն", u"სახელი", u"ስም",  u"🙂"};

constexpr int Pictures = -1; ///< of no script, and in a font of their own

/// None of what the program's own font has.
std::optional<int> scriptOf(char32_t letter)
{
    constexpr char32_t FirstPicture = 0x1F000;
    const QChar::Script script = QChar::script(letter);
    if (script > QChar::Script_Latin)
        return script;
    return letter >= FirstPicture ? std::optional(Pictures) : std::nullopt;
}

} // namespace

FontWarmup::FontWarmup(QObject *parent)
    : QObject(parent)
{
    connect(&m_timer, &QTimer::timeout, this, &FontWarmup::findNext);
}

FontWarmup *FontWarmup::instance()
{
    static QPointer<FontWarmup> ofProgram;
    if (!ofProgram)
        ofProgram = new FontWarmup(qApp);
    return ofProgram;
}

void FontWarmup::start()
{
    if (!isDone())
        m_timer.start(0);
}

bool FontWarmup::isDone() const
{
    return m_wanted.isEmpty() && m_nextSample == samples.size();
}

bool FontWarmup::isReadyFor(const QStringList &texts)
{
    if (isDone())
        return true;
    for (const QString &text : texts) {
        if (learn(text))
            m_wanted << text;
    }
    if (!m_wanted.isEmpty())
        m_timer.start(0);
    return m_wanted.isEmpty();
}

/// Whether there is a script in it that was not known.
bool FontWarmup::learn(const QString &text)
{
    bool isNew = false;
    for (const char32_t letter : text.toUcs4()) {
        if (const auto script = scriptOf(letter))
            isNew = m_known.insert(*script).second || isNew;
    }
    return isNew;
}

void FontWarmup::findNext()
{
    const bool isWaited = !m_wanted.isEmpty();
    while (m_wanted.isEmpty() && m_nextSample < samples.size()) {
        if (const QString sample = QString::fromUtf16(samples.at(m_nextSample++)); learn(sample))
            m_wanted << sample;
    }
    if (!m_wanted.isEmpty())
        std::ignore = QFontMetricsF(QApplication::font()).horizontalAdvance(m_wanted.takeFirst());
    if (isDone())
        m_timer.stop();
    if (isWaited && m_wanted.isEmpty())
        Q_EMIT ready();
}

} // namespace relata
