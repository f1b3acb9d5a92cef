#include "ui/draft_offer_line.h"

#include "ui/dependents_text.h"
#include "ui/draft_comparison.h"
#include "ui/elided_label.h"
#include "ui/message_colors.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Room for "New Order for Ada Lovelace"; the rest of a long title is in the tool tip.
constexpr int MostCharacters = 40;

QString shortened(const QString &title)
{
    return title.size() > MostCharacters ? title.first(MostCharacters - 1) + u'\u2026' : title;
}

} // namespace

DraftOfferLine::DraftOfferLine(StoredDraft draft, SchemaPtr schema, QWidget *parent)
    : QWidget(parent)
    , m_draft(std::move(draft))
    , m_schema(std::move(schema))
    , m_restore(makeButton(tr("Restore"), u"restore"_s, &DraftOfferLine::restoreRequested))
    , m_compare(makeButton(tr("Compare"), u"compare"_s, &DraftOfferLine::compareRequested))
    , m_discard(makeButton(tr("Discard"), u"discard"_s, &DraftOfferLine::discardRequested))
{
    auto *title = new QLabel(shortened(m_draft.snapshot.title), this);
    title->setTextFormat(Qt::PlainText);
    title->setToolTip(m_draft.snapshot.title);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    auto *remarks = new ElidedLabel(this);
    remarks->setText(remark());
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, quietText(palette(), toneTint(MessageTone::Question, palette())));
    remarks->setPalette(quiet);
    auto *texts = new QHBoxLayout;
    texts->setSpacing(12);
    texts->addWidget(title);
    texts->addWidget(remarks, 1);
    for (QPushButton *button : buttons())
        texts->addWidget(button);
    texts->setSpacing(8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 2);
    layout->setSpacing(0);
    layout->addLayout(texts);
    m_restore->setEnabled(canBeRestored());
    if (!canBeRestored())
        m_restore->setToolTip(tr("There is no table %1 in this database any more.").arg(missingTable()));
}

QPushButton *DraftOfferLine::makeButton(const QString &text, const QString &name,
                                        void (DraftOfferLine::*request)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(tr("%1 %2", "Restore Order 12345").arg(text, m_draft.snapshot.title));
    button->setFocusPolicy(Qt::TabFocus); // a click leaves the focus where one works
    connect(button, &QPushButton::clicked, this, request);
    return button;
}

bool DraftOfferLine::canBeRestored() const
{
    return m_draft.snapshot.fits(*m_schema);
}

QString DraftOfferLine::missingTable() const
{
    const DraftSnapshot &snapshot = m_draft.snapshot;
    return m_schema->table(snapshot.table) && snapshot.lines ? snapshot.lines->relationship.childTable.name
                                                             : snapshot.table.name;
}

/// "with 3 lines, typed today at 10:15"
QString DraftOfferLine::remark() const
{
    const auto lines = m_draft.snapshot.linesIn(*m_schema);
    return lines ? tr("with %1, %2")
                       .arg(dependentsText({{*lines, m_draft.snapshot.lines->lines.size()}}), whenTyped())
                 : whenTyped();
}

QString DraftOfferLine::whenTyped() const
{
    const QDateTime when = m_draft.snapshot.typed.toLocalTime();
    const bool today = when.date() == QDate::currentDate();
    const QString typed =
        today ? tr("typed today at %1").arg(QLocale().toString(when.time(), QLocale::ShortFormat))
              : tr("typed on %1").arg(QLocale().toString(when, QLocale::ShortFormat));
    return m_draft.snapshot.saving ? tr("%1 and being saved; it may be in the database already").arg(typed)
                                   : typed;
}

void DraftOfferLine::compare(const std::optional<Record> &now)
{
    const bool wasShown = m_comparison;
    delete std::exchange(m_comparison, nullptr);
    m_compare->setText(wasShown ? tr("Compare") : tr("Hide"));
    if (wasShown)
        return;
    m_comparison = new DraftComparison(m_draft.snapshot, *m_schema, now, this);
    layout()->addWidget(m_comparison);
    m_comparison->show();
}

} // namespace relata
