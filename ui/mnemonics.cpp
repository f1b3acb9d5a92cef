#include "ui/mnemonics.h"

namespace relata {

QString withoutMnemonics(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'&' && ++i == text.size())
            break;
        plain += text.at(i);
    }
    return plain;
}

} // namespace relata
