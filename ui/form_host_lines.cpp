// New records with children that are typed in the same form: a part of FormHost.
#include "models/child_lines.h"
#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/draft_recorder.h"
#include "models/new_record.h"
#include "ui/dependents_text.h"
#include "ui/form_host.h"
#include "ui/icons.h"
#include "ui/line_grid.h"
#include "ui/record_form.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

namespace relata {

using namespace Qt::Literals::StringLiterals;

void FormHost::makeLinesButton()
{
    m_linesButton->setObjectName(u"addLines"_s);
    m_linesButton->setIcon(icon(Icon::NewChild));
    m_linesButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_linesButton->setPopupMode(QToolButton::InstantPopup);
    m_linesButton->setFocusPolicy(Qt::TabFocus);
    m_linesButton->hide();
    m_form->setChoice(m_linesButton);
    connect(m_linesButton, &QToolButton::clicked, this, [this] {
        if (const QList<Relationship> choices = lineChoices(); choices.size() == 1)
            startLines(choices.constFirst());
    });
}

/// What is a part of a new record is typed with it from the first; other children when they are asked for.
void FormHost::beginLines(Entry *entry)
{
    const QList<Relationship> choices = ChildLines::choices(*m_session->schema(), entry->table);
    if (!choices.isEmpty() && ChildLines::areParts(*m_session->schema(), choices.constFirst()))
        addLines(entry, choices.constFirst());
}

QList<Relationship> FormHost::lineChoices() const
{
    const bool possible = m_open && m_open->draft->isNew() && m_open->source.isEmpty();
    return possible ? ChildLines::choices(*m_session->schema(), m_open->table) : QList<Relationship>();
}

/// One kind of children at a time; another takes its place until something is typed.
void FormHost::offerLines()
{
    const QList<Relationship> choices = lineChoices();
    const bool single = choices.size() == 1;
    m_linesButton->setVisible(!choices.isEmpty() && !(single && m_open->lines));
    m_linesButton->setText(
        single ? tr("Add %1", "Add Orders").arg(readableName(choices.constFirst().childrenName))
               : tr("Add Related"));
    m_linesButton->setAccessibleName(m_linesButton->text());
    if (QMenu *before = m_linesButton->menu())
        before->deleteLater(); // it may be the one whose entry was chosen
    m_linesButton->setMenu(nullptr);
    if (choices.size() > 1)
        m_linesButton->setMenu(linesMenu(choices));
}

QMenu *FormHost::linesMenu(const QList<Relationship> &choices)
{
    auto *menu = new QMenu(m_linesButton);
    for (const Relationship &relationship : choices) {
        const bool shown = m_open->lines && m_open->lines->relationship() == relationship;
        QAction *action = menu->addAction(readableName(relationship.childrenName));
        action->setEnabled(!shown && !(m_open->lines && m_open->lines->isDirty()));
        connect(action, &QAction::triggered, this, [this, relationship] { startLines(relationship); });
    }
    return menu;
}

void FormHost::startLines(const Relationship &relationship)
{
    addLines(m_open, relationship);
    m_form->setLines(m_open->lines.get());
    m_form->lines()->focusFirst();
    offerLines();
}

void FormHost::addLines(Entry *entry, const Relationship &relationship)
{
    if (m_open == entry)
        m_form->setLines(nullptr);
    takeLines(entry, std::make_unique<ChildLines>(m_session->schema(), relationship));
}

/// Those that were typed in an earlier run, or new ones.
void FormHost::resumeLines(Entry *entry, const DraftSnapshot &snapshot)
{
    if (auto lines = snapshot.resumedLines(m_session->schema()))
        takeLines(entry, std::move(lines));
    else if (snapshot.source.isEmpty())
        beginLines(entry);
    if (entry->lines && m_session->location().readOnly)
        entry->lines->setReadOnly(tr("This database is open for reading only."));
}

void FormHost::takeLines(Entry *entry, std::unique_ptr<ChildLines> lines)
{
    entry->lines = std::move(lines);
    if (m_recorder)
        m_recorder->watchLines(entry->draft.get(), entry->lines.get());
    connect(entry->lines.get(), &ChildLines::dirtyChanged, this, [this] {
        Q_EMIT draftsChanged();
        offerLines();
    });
    const TableName &child = entry->lines->relationship().childTable;
    const auto job = [table = *m_session->schema()->table(child)](Repository &repository) {
        return beginning(repository, table);
    };
    // The lines are the receiver, as the draft is in fill().
    m_session->request(Lane::Writer, {}, job, entry->lines.get(),
                       [this, lines = entry->lines.get()](const Result<Beginning> &begun) {
                           if (begun)
                               lines->begin(*begun);
                           else
                               Q_EMIT failed(begun.error());
                       });
}

/// "3 lines"; empty where there are none.
QString FormHost::linesText(const Entry &entry)
{
    const int count = entry.lines ? entry.lines->typedCount() : 0;
    return count == 0 ? QString() : dependentsText({{entry.lines->relationship(), count}});
}

} // namespace relata
