#include "ui/save_copy.h"

#include "models/database_copying.h"
#include "ui/message_bar.h"

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtWidgets/QFileDialog>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "store copy.db" beside store.db.
QString proposedName(const QString &path)
{
    const QFileInfo info(path);
    const QString name = SaveCopy::tr("%1 copy").arg(info.completeBaseName());
    return info.suffix().isEmpty() ? name : name + u'.' + info.suffix();
}

} // namespace

SaveCopy::SaveCopy(QWidget *window, MessageBar *messages)
    : QObject(window)
    , m_window(window)
    , m_messages(messages)
{
}

SaveCopy::~SaveCopy() = default;

void SaveCopy::choose(const DatabaseLocation &source)
{
    auto *dialog = new QFileDialog(m_window, tr("Save a Copy"), QFileInfo(source.path).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"saveCopy"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("SQLite databases (*.db *.sqlite *.sqlite3 *.db3)"), tr("All files (*)")});
    dialog->setDefaultSuffix(QFileInfo(source.path).suffix());
    dialog->selectFile(proposedName(source.path));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, source](const QString &target) { copyTo(source, target); });
    dialog->open();
}

void SaveCopy::copyTo(const DatabaseLocation &source, const QString &target)
{
    if (m_copying) {
        m_messages->show(MessageBar::Tone::Information, tr("Another copy is still being saved."));
        return;
    }
    m_copying = std::make_unique<DatabaseCopying>(source, target);
    m_message = 0;
    connect(m_copying.get(), &DatabaseCopying::progressed, this, &SaveCopy::sayProgress);
    connect(m_copying.get(), &DatabaseCopying::finished, this, [this, target] {
        end();
        m_messages->show(MessageBar::Tone::Information,
                         tr("Saved a copy as %1, and checked it.").arg(QFileInfo(target).fileName()));
    });
    connect(m_copying.get(), &DatabaseCopying::failed, this,
            [this, source, target](const DatabaseError &error) {
                end();
                if (error.kind == DatabaseError::Kind::Cancelled)
                    m_messages->show(MessageBar::Tone::Information, tr("Stopped. No copy was saved."));
                else
                    m_messages->show(error, [this, source, target] { copyTo(source, target); });
            });
    say(tr("Saving a copy…"));
    m_copying->start();
}

void SaveCopy::sayProgress(qint64 done, qint64 all)
{
    if (!m_copying)
        return;
    if (all == 0)
        say(tr("Saving a copy: checking it…"));
    else
        say(tr("Saving a copy: %1 %…").arg(QLocale().toString(100 * done / all)));
}

/// Closed or replaced by another message, it stays away.
void SaveCopy::say(const QString &sentence)
{
    if (m_message == 0)
        m_message = m_messages->show(MessageBar::Tone::Information, sentence, {{tr("Stop"), [this] {
                                                                                    if (m_copying)
                                                                                        m_copying->stop();
                                                                                }}});
    else if (m_messages->isShown(m_message))
        m_messages->replaceText(sentence);
}

/// The signal that brings us here is its last one.
void SaveCopy::end()
{
    m_copying.release()->deleteLater();
}

} // namespace relata
