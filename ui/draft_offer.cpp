#include "ui/draft_offer.h"

#include "ui/accessible_roles.h"
#include "ui/draft_offer_line.h"
#include "ui/message_colors.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PartOfWindow = 3; ///< at most a third of it

} // namespace

DraftOffer::DraftOffer(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_restoreAll(new QPushButton(tr("Restore All"), this))
    , m_scroll(new QScrollArea(this))
{
    installAccessibleRoles();
    setObjectName(u"draftOffer"_s);
    setAccessibleName(tr("Not saved last time"));
    m_text->setWordWrap(true);
    m_restoreAll->setObjectName(u"restoreAll"_s);
    m_restoreAll->setFocusPolicy(Qt::TabFocus);
    connect(m_restoreAll, &QPushButton::clicked, this, &DraftOffer::restoreAllRequested);
    auto *lines = new QWidget(m_scroll);
    m_layout = new QVBoxLayout(lines);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(0);
    m_layout->setAlignment(Qt::AlignTop);
    m_scroll->setWidget(lines);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus); // its buttons are scrolled to
    for (QWidget *clear : {m_scroll->viewport(), lines})
        clear->setAutoFillBackground(false);
    auto *head = new QHBoxLayout;
    head->addWidget(m_text, 1);
    head->addWidget(m_restoreAll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 8, 6);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_scroll);
    hide();
}

void DraftOffer::add(const StoredDraft &draft, SchemaPtr schema)
{
    if (contains(draft.id))
        return;
    auto *line = new DraftOfferLine(draft, std::move(schema), m_scroll->widget());
    m_lines.append(line);
    m_layout->addWidget(line);
    line->show(); // the layout shows it later, and what is hidden has no height
    connectLine(line);
    update();
}

/// Later: the click that asks for it is the line's own, which may be gone then.
void DraftOffer::connectLine(DraftOfferLine *line)
{
    constexpr auto later = Qt::QueuedConnection;
    const QByteArray id = line->draft().id;
    const auto with = [this, id](auto signal) {
        return [this, id, signal] {
            if (const DraftOfferLine *asked = this->line(id))
                Q_EMIT(this->*signal)(StoredDraft(asked->draft()));
        };
    };
    connect(line, &DraftOfferLine::restoreRequested, this, with(&DraftOffer::restoreRequested), later);
    connect(line, &DraftOfferLine::compareRequested, this, with(&DraftOffer::compareRequested), later);
    connect(line, &DraftOfferLine::discardRequested, this, with(&DraftOffer::discardRequested), later);
}

DraftOfferLine *DraftOffer::line(const QByteArray &id) const
{
    const auto found =
        std::ranges::find(m_lines, id, [](const DraftOfferLine *line) { return line->draft().id; });
    return found == m_lines.end() ? nullptr : *found;
}

bool DraftOffer::contains(const QByteArray &id) const
{
    return line(id);
}

QList<StoredDraft> DraftOffer::drafts() const
{
    QList<StoredDraft> drafts;
    for (const DraftOfferLine *line : m_lines)
        drafts.append(line->draft());
    return drafts;
}

void DraftOffer::remove(const QByteArray &id)
{
    if (DraftOfferLine *gone = line(id)) {
        m_lines.removeAll(gone);
        delete gone;
        update();
    }
}

void DraftOffer::clear()
{
    qDeleteAll(std::exchange(m_lines, {}));
    update();
}

void DraftOffer::compare(const QByteArray &id, const std::optional<Record> &now)
{
    if (DraftOfferLine *compared = line(id)) {
        compared->compare(now);
        fitHeight();
    }
}

void DraftOffer::update()
{
    const qsizetype count = m_lines.size();
    m_text->setText(count == 1 ? tr("Something that you typed has not been saved yet:")
                               : tr("%1 records that you typed have not been saved yet:").arg(count));
    setAccessibleDescription(m_text->text());
    m_restoreAll->setVisible(count > 1 && std::ranges::any_of(m_lines, &DraftOfferLine::canBeRestored));
    setVisible(count > 0);
    chainInputs();
    fitHeight();
    Q_EMIT countChanged();
}

void DraftOffer::focusFirst()
{
    const QList<QPushButton *> buttons =
        m_lines.isEmpty() ? QList<QPushButton *>() : m_lines.constFirst()->buttons();
    const auto first = std::ranges::find_if(buttons, &QWidget::isEnabled);
    if (first != buttons.end())
        (*first)->setFocus(Qt::TabFocusReason);
}

/// As high as its lines, as long as enough is left of the window.
void DraftOffer::fitHeight()
{
    m_layout->activate();
    const int wanted = m_layout->sizeHint().height();
    m_scroll->setFixedHeight(std::min(wanted, window()->height() / PartOfWindow));
}

void DraftOffer::chainInputs()
{
    QWidget *last = m_restoreAll;
    if (m_before)
        setTabOrder(m_before, last);
    for (const DraftOfferLine *line : std::as_const(m_lines)) {
        for (QPushButton *button : line->buttons()) {
            setTabOrder(last, button);
            last = button;
        }
    }
}

bool DraftOffer::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        fitHeight();
    return QFrame::event(event);
}

/// As a message is: not a style sheet, which would change the palette that the colours come from.
void DraftOffer::paintEvent(QPaintEvent *)
{
    constexpr int EdgeWidth = 4;
    QPainter painter(this);
    painter.fillRect(rect(), toneTint(MessageTone::Question, palette()));
    const int x = isRightToLeft() ? width() - EdgeWidth : 0;
    painter.fillRect(x, 0, EdgeWidth, height(), toneColor(MessageTone::Question));
}

} // namespace relata
