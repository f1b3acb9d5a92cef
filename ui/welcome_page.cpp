#include "ui/welcome_page.h"

#include "ui/command_button.h"
#include "ui/file_actions.h"
#include "ui/icons.h"
#include "ui/message_colors.h"
#include "ui/recent_list.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PictureSize = 56;
constexpr int PageMargin = 32;
constexpr int ColumnGap = 40;
constexpr int LeastRows = 4;        ///< of the list, before the page scrolls instead
constexpr int WideInLetters = 92;   ///< from here on there are two columns
constexpr int ColumnInLetters = 50; ///< no wider: long lines are tiring

QLabel *heading(const QString &text, qreal scale, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

QVBoxLayout *columnOf(QWidget *column, int spacing)
{
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    column->setMaximumWidth(ColumnInLetters * column->fontMetrics().averageCharWidth());
    return layout;
}

} // namespace

WelcomePage::WelcomePage(const FileActions &actions, QWidget *parent)
    : QScrollArea(parent)
    , m_back(new QPushButton(this))
    , m_clear(new QPushButton(tr("&Clear List"), this))
    , m_recent(new RecentList(this))
    , m_noRecent(new QLabel(tr("Databases that you open are listed here."), this))
{
    setObjectName(u"welcomePage"_s);
    setAccessibleName(tr("Welcome"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(PageMargin, PageMargin, PageMargin, PageMargin);
    layout->setSpacing(PageMargin);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(ColumnGap);
    m_columns->addStretch(1);
    m_columns->addWidget(makeWays(actions), 20);
    m_columns->addWidget(makeRecent(), 20);
    m_columns->addStretch(1);
    layout->addStretch(1);
    layout->addLayout(m_columns);
    layout->addStretch(2);
    setWidget(page);
    connect(m_back, &QPushButton::clicked, this, &WelcomePage::backRequested);
    setDatabases({});
    setOpen({});
}

QWidget *WelcomePage::makeTitle()
{
    auto *title = new QWidget(this);
    auto *picture = new QLabel(title);
    picture->setPixmap(applicationIcon().pixmap(QSize(PictureSize, PictureSize), devicePixelRatioF()));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(heading(QApplication::applicationDisplayName(), 1.9, title));
    words->addWidget(new QLabel(tr("Customers and their orders, side by side"), title));
    words->addStretch();
    auto *layout = new QHBoxLayout(title);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(picture);
    layout->addLayout(words, 1);
    return title;
}

QWidget *WelcomePage::makeWays(const FileActions &actions)
{
    auto *ways = new QWidget(this);
    QVBoxLayout *layout = columnOf(ways, 8);
    layout->addWidget(makeTitle());
    layout->addSpacing(16);
    const QList<std::pair<QAction *, QString>> commands{
        {actions.newStore(), tr("An empty file for customers and orders")},
        {actions.openFile(), tr("Any SQLite database")},
        {actions.connectToServer(), tr("A PostgreSQL database")},
        {actions.openSample(), tr("1,000 customers to try things out with")}};
    for (const auto &[action, what] : commands) {
        auto *button = new CommandButton(action, what, ways);
        if (!m_firstWay)
            m_firstWay = button;
        layout->addWidget(button);
    }
    layout->addSpacing(8);
    m_back->setObjectName(u"back"_s);
    layout->addWidget(m_back, 0, Qt::AlignLeading);
    layout->addStretch();
    return ways;
}

QWidget *WelcomePage::makeRecent()
{
    auto *recent = new QWidget(this);
    QVBoxLayout *layout = columnOf(recent, 8);
    auto *title = new QHBoxLayout;
    title->addWidget(heading(tr("Recent"), 1.25, recent), 1);
    m_clear->setObjectName(u"clearRecent"_s);
    m_clear->setToolTip(tr("Take all databases off the list; the databases themselves stay"));
    title->addWidget(m_clear);
    layout->addLayout(title);
    m_noRecent->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_noRecent);
    layout->addWidget(m_recent);
    layout->addStretch();
    connect(m_recent, &RecentList::openRequested, this, &WelcomePage::openRequested);
    connect(m_recent, &RecentList::removeRequested, this, &WelcomePage::removeRequested);
    connect(m_clear, &QPushButton::clicked, this, &WelcomePage::clearRequested);
    return recent;
}

void WelcomePage::setDatabases(const QList<RecentDatabase> &recent)
{
    m_recent->setDatabases(recent);
    const bool any = !recent.isEmpty();
    if (!any && m_recent->hasFocus())
        m_firstWay->setFocus();
    m_recent->setVisible(any);
    m_clear->setVisible(any);
    m_noRecent->setVisible(!any);
    const int height = std::max(0, m_recent->sizeHintForRow(0));
    m_recent->setMinimumHeight(std::min(LeastRows, int(recent.size())) * height);
    m_recent->setMaximumHeight(int(recent.size()) * height);
}

void WelcomePage::setOpen(const QString &name)
{
    m_back->setText(tr("&Back to %1").arg(QString(name).replace(u'&', u"&&"_s)));
    m_back->setToolTip(tr("Back (Esc)"));
    m_back->setVisible(!name.isEmpty());
}

void WelcomePage::focusFirst()
{
    QWidget *first = m_recent->count() > 0 ? static_cast<QWidget *>(m_recent) : m_firstWay;
    first->setFocus(Qt::OtherFocusReason);
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    const bool wide = width() >= WideInLetters * fontMetrics().averageCharWidth();
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const int beside = wide ? 0 : (width() - ColumnInLetters * fontMetrics().averageCharWidth()) / 2;
    const int margin = std::max(PageMargin, beside);
    widget()->layout()->setContentsMargins(margin, PageMargin, margin, PageMargin);
    QScrollArea::resizeEvent(event);
}

void WelcomePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_back->isHidden())
        Q_EMIT backRequested();
    else
        QScrollArea::keyPressEvent(event);
}

} // namespace relata
