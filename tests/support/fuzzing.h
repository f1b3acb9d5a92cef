#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QRandomGenerator>

namespace relata::test {

/// How long there is for each way of looking for trouble: a moment, or as long as RELATA_FUZZ_SECONDS says.
inline QDeadlineTimer fuzzingDeadline()
{
    const int seconds = qEnvironmentVariableIntValue("RELATA_FUZZ_SECONDS");
    return QDeadlineTimer(std::chrono::seconds(seconds > 0 ? seconds : 4));
}

/// Where a run begins: at RELATA_FUZZ_SEED, or always at the same place.
inline quint32 firstSeed()
{
    return quint32(qEnvironmentVariableIntValue("RELATA_FUZZ_SEED")) + 1;
}

/// Bytes of which some are others, some are missing and some are there twice.
inline QByteArray damaged(QByteArray bytes, QRandomGenerator &random)
{
    for (int i = 1 + random.bounded(4); i > 0 && !bytes.isEmpty(); --i) {
        const int at = random.bounded(int(bytes.size()));
        switch (random.bounded(5)) {
        case 0:
            bytes[at] = char(bytes.at(at) ^ (1 << random.bounded(8)));
            break;
        case 1:
            bytes[at] = char(random.bounded(256));
            break;
        case 2:
            bytes.truncate(at);
            break;
        case 3:
            bytes.remove(at, 1 + random.bounded(16));
            break;
        default:
            bytes.insert(at, bytes.mid(random.bounded(int(bytes.size())), 1 + random.bounded(32)));
        }
    }
    return bytes;
}

} // namespace relata::test
