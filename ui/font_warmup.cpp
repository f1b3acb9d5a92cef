#include "ui/font_warmup.h"

#include <QtGui/QFontMetricsF>
#include <QtWidgets/QApplication>

#include <array>

namespace relata {

namespace {

/// A word of each script that many people write their names in.
constexpr std::array samples{u"Åse",  u"Νίκη", u"Яна",  u"שם",   u"اسم",   u"नाम",    u"নাম", u"பெயர்", u"ชื่อ",
                             u"名前", u"姓名", u"カナ", u"이름", u"Անուն", u"სახელი", u"ስም",  u"🙂"};

/// How many of them have been measured: by whichever window, since fonts are the process's.
size_t &warmed()
{
    static size_t count = 0;
    return count;
}

} // namespace

FontWarmup::FontWarmup(QObject *parent)
    : QObject(parent)
{
    connect(&m_timer, &QTimer::timeout, this, &FontWarmup::warmNext);
    if (!isDone())
        m_timer.start(0);
}

bool FontWarmup::isDone()
{
    return warmed() == samples.size();
}

void FontWarmup::warmNext()
{
    if (!isDone())
        std::ignore =
            QFontMetricsF(QApplication::font()).horizontalAdvance(QString::fromUtf16(samples.at(warmed()++)));
    if (isDone())
        m_timer.stop();
}

} // namespace relata
