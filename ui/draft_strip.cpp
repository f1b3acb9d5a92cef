#include "ui/draft_strip.h"

#include "models/record_draft.h"
#include "ui/record_table_look.h"

#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Room for "New Order for Ada Lovelace"; the rest of a long title is in the tool tip.
constexpr int MostCharacters = 40;

QString shortened(const QString &title)
{
    const QString text =
        title.size() > MostCharacters ? title.first(MostCharacters - 1) + u"\u2026"_s : title;
    return QString(text).replace(u'&', u"&&"_s);
}

} // namespace

DraftStrip::DraftStrip(QWidget *parent)
    : QWidget(parent)
    , m_start(new QWidget(this))
    , m_label(new QLabel(tr("Not saved yet:"), this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    setObjectName(u"draftStrip"_s);
    setAccessibleName(tr("Not saved yet"));
    m_start->setFocusPolicy(Qt::TabFocus);
    m_start->hide();
    m_label->setForegroundRole(QPalette::PlaceholderText);
    m_more->setObjectName(u"moreDrafts"_s);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setMenu(m_menu);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 8, 3);
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    layout->addWidget(m_label);
    layout->addWidget(m_more);
    layout->addStretch(1);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    hide();
}

QSize DraftStrip::minimumSizeHint() const
{
    return {0, layout()->minimumSize().height()};
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
    rebuild();
    share();
}

/// The button that was pressed may be one of them, so they go later.
void DraftStrip::rebuild()
{
    for (QToolButton *button : std::exchange(m_buttons, {})) {
        button->hide();
        button->setObjectName({});
        button->deleteLater();
    }
    QWidget *before = m_start;
    for (const auto &[draft, title] : std::as_const(m_shown)) {
        m_buttons << makeButton(draft, title);
        static_cast<QHBoxLayout *>(layout())->insertWidget(int(m_buttons.size()), m_buttons.constLast());
        setTabOrder(before, m_buttons.constLast());
        before = m_buttons.constLast();
    }
    setTabOrder(before, m_more);
}

QToolButton *DraftStrip::makeButton(const RecordDraft *draft, const QString &title)
{
    auto *button = new QToolButton(this);
    button->setObjectName(u"draft"_s);
    button->setText(shortened(title));
    button->setToolTip(title);
    button->setAccessibleName(title);
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, [this, draft] { Q_EMIT chosen(draft); });
    return button;
}

/// Shares the width there is among the titles, which say more than what stands before them.
void DraftStrip::share()
{
    const bool withLabel = fitting(false) == fitting(true);
    const qsizetype count = fitting(withLabel);
    m_label->setVisible(withLabel);
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setVisible(i < count);
    showMore(count);
}

/// How many titles can be seen beside the button for the rest.
qsizetype DraftStrip::fitting(bool withLabel) const
{
    qsizetype count = m_buttons.size();
    while (count > 0 && roomFor(count, withLabel) > width())
        --count;
    return count;
}

/// What the first so many buttons need, and the one that stands for the others.
int DraftStrip::roomFor(qsizetype buttons, bool withLabel) const
{
    const QMargins margins = layout()->contentsMargins();
    const int spacing = layout()->spacing();
    int room = margins.left() + margins.right();
    room += withLabel ? m_label->sizeHint().width() + spacing : 0;
    for (qsizetype i = 0; i < buttons; ++i)
        room += spacing + m_buttons.at(i)->sizeHint().width();
    if (buttons < m_buttons.size()) {
        m_more->setText(tr("and %1 more").arg(QLocale().toString(m_buttons.size() - buttons)));
        room += spacing + m_more->sizeHint().width();
    }
    return room;
}

void DraftStrip::showMore(qsizetype first)
{
    m_more->setVisible(first < m_shown.size());
    m_menu->clear();
    const QString count = QLocale().toString(m_shown.size() - first);
    m_more->setText(first > 0 ? tr("and %1 more").arg(count) : tr("%1 records", "not saved yet").arg(count));
    for (qsizetype i = first; i < m_shown.size(); ++i) {
        const auto &[draft, title] = m_shown.at(i);
        m_menu->addAction(shortened(title), this, [this, draft = draft] { Q_EMIT chosen(draft); });
    }
}

void DraftStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    share();
}

void DraftStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        share();
}

void DraftStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, RecordTableLook(palette(), false).headerLine);
}

} // namespace relata
