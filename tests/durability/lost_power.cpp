#include "durability/lost_power.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include <algorithm>

namespace relata::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Sector = 512;

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).absolutePath()) && file.open(QIODevice::WriteOnly) &&
           file.write(content) == content.size();
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

LostPower::LostPower(const QByteArray &log)
{
    qsizetype at = 0;
    while (at < log.size()) {
        const qsizetype end = log.indexOf('\n', at);
        const QByteArray line = log.sliced(at, end - at);
        at = end + 1;
        m_events.push_back(parse(line, log, at));
    }
}

/// Takes the bytes that follow a line too.
LostPower::Event LostPower::parse(const QByteArray &line, const QByteArray &log, qsizetype &at)
{
    Event event{.kind = line.at(0)};
    const QByteArrayList words = line.sliced(2).split(' ');
    qsizetype length = 0;
    switch (event.kind) {
    case 'W':
        event.file = words.at(0).toInt();
        event.offset = words.at(1).toLongLong();
        length = words.at(2).toLongLong();
        break;
    case 'A':
        length = words.at(0).toLongLong();
        break;
    case 'C':
    case 'O':
        event.file = words.at(0).toInt();
        event.path = QString::fromUtf8(line.sliced(line.indexOf(' ', 2) + 1));
        break;
    case 'T':
        event.file = words.at(0).toInt();
        event.offset = words.at(1).toLongLong();
        break;
    case 'S':
        event.file = words.at(0).toInt();
        break;
    default: // a folder, or names in it
        event.path = QString::fromUtf8(line.sliced(2)).section(u'\t', 0, 0);
        event.target = QString::fromUtf8(line.sliced(2)).section(u'\t', 1);
    }
    event.bytes = log.sliced(at, length);
    at += length;
    return event;
}

void LostPower::goTo(qsizetype moment)
{
    for (; m_moment < moment; ++m_moment)
        happen(m_events.at(size_t(m_moment)));
}

void LostPower::happen(const Event &event)
{
    switch (event.kind) {
    case 'A':
        m_said += event.bytes;
        break;
    case 'O': // it was there before, and the test has kept a copy of how
        m_names.insert(event.path, event.file);
        m_contents[event.file].synced = readFile(event.path + u".before"_s);
        break;
    case 'S':
        for (const Event &change : std::exchange(m_contents[event.file].since, {}))
            LostPower::change(m_contents[event.file].synced, change);
        break;
    case 'D':
        std::erase_if(m_namesSince, [&](const Event &since) {
            const bool inside = QFileInfo(since.path).path() == event.path;
            if (inside)
                change(m_names, since);
            return inside;
        });
        break;
    case 'W':
    case 'T':
        m_contents[event.file].since.push_back(event);
        break;
    default:
        m_namesSince.push_back(event);
    }
}

void LostPower::change(QByteArray &content, const Event &event)
{
    if (event.kind == 'T') {
        content.resize(event.offset, '\0');
        return;
    }
    if (content.size() < event.offset + event.bytes.size())
        content.resize(event.offset + event.bytes.size(), '\0');
    std::ranges::copy(event.bytes, content.begin() + event.offset);
}

void LostPower::change(Names &names, const Event &event)
{
    if (event.kind == 'C')
        names.insert(event.path, event.file);
    else if (event.kind == 'N')
        names.insert(event.target, names.take(event.path));
    else
        names.remove(event.path);
}

QByteArray LostPower::contentOf(const Content &content, Unsynced unsynced, QRandomGenerator &random)
{
    QByteArray result = content.synced;
    for (Event event : unsynced == Unsynced::Nothing ? std::vector<Event>() : content.since) {
        if (unsynced == Unsynced::Some && random.bounded(2) == 0)
            continue;
        if (unsynced == Unsynced::Some && event.kind == 'W' && random.bounded(4) == 0)
            event.bytes.truncate(random.bounded(int(event.bytes.size()) / Sector + 1) * Sector);
        change(result, event);
    }
    return result;
}

void LostPower::restore(const QString &from, const QString &to, Unsynced unsynced,
                        QRandomGenerator &random) const
{
    Names names = m_names;
    const int all = int(m_namesSince.size());
    const int kept = unsynced == Unsynced::Nothing      ? 0
                     : unsynced == Unsynced::Everything ? all
                                                        : random.bounded(all + 1);
    for (int i = 0; i < kept; ++i)
        change(names, m_namesSince.at(size_t(i)));
    for (const auto &[path, file] : names.asKeyValueRange()) {
        if (!writeFile(to + path.sliced(from.size()), contentOf(m_contents.value(file), unsynced, random)))
            qFatal("Cannot write below %s.", qPrintable(to));
    }
}

} // namespace relata::test
