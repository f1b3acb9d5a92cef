// Duplicates with the children of the record that they are made from: a part of FormHost.
#include "models/database/database_session.h"
#include "models/new_record.h"
#include "models/record_draft.h"
#include "ui/dependents_text.h"
#include "ui/form_host.h"
#include "ui/mnemonics.h"
#include "ui/record_form.h"

#include <QtWidgets/QCheckBox>

#include <numeric>

namespace relata {

using namespace Qt::Literals::StringLiterals;

void FormHost::makeChoice()
{
    m_choice->setObjectName(u"withChildren"_s);
    m_choice->hide();
    m_form->setChoice(m_choice);
    connect(m_choice, &QCheckBox::toggled, this, [this](bool on) {
        if (m_open)
            m_open->withChildren = on;
    });
}

void FormHost::findChildren(Entry *entry)
{
    const auto job = [table = entry->table, key = entry->source](Repository &repository) {
        return repository.writer().dependents(table, {key}, Record::MaxChildCount);
    };
    // The draft is the receiver, as in fill(); its entry lives as long as it does.
    m_session->request(
        Lane::Writer, {}, job, entry->draft.get(), [this, entry](const Result<QList<Dependents>> &children) {
            if (!children) {
                Q_EMIT failed(children.error());
                return;
            }
            entry->children = *children;
            entry->children.removeIf([this](const Dependents &dependents) {
                const Table *table = m_session->schema()->table(dependents.relationship.childTable);
                return !table || !table->isWritable();
            });
            if (m_open == entry)
                showChoice();
        });
}

void FormHost::showChoice()
{
    const QList<Dependents> children = m_open ? m_open->children : QList<Dependents>();
    m_choice->setVisible(!children.isEmpty());
    const qint64 count =
        std::accumulate(children.begin(), children.end(), qint64(0),
                        [](qint64 sum, const Dependents &dependents) { return sum + dependents.count; });
    const bool tooMany = count > CopiedChildren::Most;
    const QString what = dependentsText(children);
    m_choice->setText(tooMany ? tr("Its %1 are too many to be copied along").arg(what)
                              : tr("&With its %1", "12 orders").arg(what));
    m_choice->setAccessibleName(withoutMnemonics(m_choice->text()));
    m_choice->setEnabled(!tooMany);
    const QSignalBlocker quiet(m_choice);
    m_choice->setChecked(m_open && m_open->withChildren);
}

QString FormHost::nameOf(const Entry &entry, const Record &saved)
{
    const QString name = entry.draft->describe(saved);
    if (!linesText(entry).isEmpty())
        return tr("%1 with %2", "order 12345 with 3 lines").arg(name, linesText(entry));
    return entry.withChildren
               ? tr("%1 with %2", "customer Ada with 12 orders").arg(name, dependentsText(entry.children))
               : name;
}

} // namespace relata
