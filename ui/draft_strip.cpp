#include "ui/draft_strip.h"

#include "models/record_draft.h"
#include "ui/record_table_look.h"

#include <QtGui/QAction>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolBar>
#include <QtWidgets/QToolButton>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Room for "New Order for Ada Lovelace"; the rest of a long title is in the tool tip.
constexpr int MostCharacters = 40;

} // namespace

DraftStrip::DraftStrip(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QToolBar(this))
{
    setObjectName(u"draftStrip"_s);
    setAccessibleName(tr("Not saved yet"));
    m_buttons->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *label = new QLabel(tr("Not saved yet:"), this);
    label->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 8, 3);
    layout->addWidget(label);
    layout->addWidget(m_buttons, 1);
    hide();
}

void DraftStrip::setDrafts(const QList<const RecordDraft *> &drafts)
{
    QList<std::pair<const RecordDraft *, QString>> shown;
    for (const RecordDraft *draft : drafts)
        shown.append({draft, draft->title()});
    setVisible(!shown.isEmpty());
    if (shown == m_shown)
        return;
    m_shown = shown;
    m_buttons->clear();
    for (const auto &[draft, title] : std::as_const(m_shown)) {
        const QString shortTitle =
            title.size() > MostCharacters ? title.first(MostCharacters - 1) + u'\u2026' : title;
        QAction *action = m_buttons->addAction(QString(shortTitle).replace(u'&', u"&&"_s));
        action->setToolTip(title);
        if (auto *button = qobject_cast<QToolButton *>(m_buttons->widgetForAction(action))) {
            button->setAutoRaise(false);
            button->setFocusPolicy(Qt::StrongFocus);
        }
        connect(action, &QAction::triggered, this, [this, draft = draft] { Q_EMIT chosen(draft); });
    }
}

void DraftStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, RecordTableLook(palette(), false).headerLine);
}

} // namespace relata
