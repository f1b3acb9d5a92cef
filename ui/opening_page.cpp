#include "ui/opening_page.h"

#include "ui/progress_line.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds NobodyMinds{300};
constexpr int WidthInLetters = 44;

} // namespace

OpeningPage::OpeningPage(QWidget *parent)
    : QWidget(parent)
    , m_inside(new QWidget(this))
    , m_text(new QLabel(m_inside))
    , m_stop(new QPushButton(tr("&Stop"), m_inside))
{
    setObjectName(u"openingPage"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_stop->setObjectName(u"stop"_s);
    m_stop->setToolTip(tr("Stop (Esc)"));
    auto *progress = new ProgressLine(m_inside);
    progress->setAccessibleName(tr("Opening"));
    progress->showProgress({});
    auto *inside = new QVBoxLayout(m_inside);
    inside->setSpacing(12);
    inside->addWidget(m_text);
    inside->addWidget(progress);
    inside->addWidget(m_stop, 0, Qt::AlignTrailing);
    m_inside->setFixedWidth(WidthInLetters * fontMetrics().averageCharWidth());
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(m_inside, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    m_patience.setSingleShot(true);
    m_patience.setInterval(NobodyMinds);
    connect(&m_patience, &QTimer::timeout, this, &OpeningPage::reveal);
    connect(m_stop, &QPushButton::clicked, this, &OpeningPage::stopRequested);
}

void OpeningPage::setDatabase(const QString &name)
{
    m_text->setText(tr("Opening %1…").arg(name));
    setAccessibleName(m_text->text());
}

void OpeningPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_inside->hide();
    setFocus(Qt::OtherFocusReason);
    m_patience.start();
}

void OpeningPage::reveal()
{
    m_inside->show();
    m_stop->show();
    if (hasFocus())
        m_stop->setFocus(Qt::OtherFocusReason);
}

void OpeningPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT stopRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace relata
