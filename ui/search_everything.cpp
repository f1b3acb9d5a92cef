#include "ui/search_everything.h"

#include "models/database/database_session.h"
#include "models/database/label.h"
#include "models/database_search.h"
#include "models/search_hits_model.h"
#include "ui/search_line.h"
#include "ui/search_popup.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LongestText = 1'000;
constexpr int WidthInLetters = 34;
constexpr int LeastLetters = 14;

} // namespace

SearchEverything::SearchEverything(QWidget *parent)
    : QLineEdit(parent)
    , m_hits(new SearchHitsModel(this))
{
    setObjectName(u"searchEverything"_s);
    setAccessibleName(tr("Search everything"));
    setAccessibleDescription(tr("Finds records in all tables. Up and Down choose one, Enter goes to it."));
    const QString keys = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText);
    setPlaceholderText(tr("Search everything   %1").arg(keys));
    setToolTip(tr("Search all tables (%1)").arg(keys));
    setMaxLength(LongestText);
    makeSearchLine(this);
    setMinimumWidth(fontMetrics().averageCharWidth() * LeastLetters);
    setMaximumWidth(fontMetrics().averageCharWidth() * WidthInLetters);
    setEnabled(false);
    // Not textEdited(): what is dictated, or written through a screen reader, is typing as well.
    connect(this, &QLineEdit::textChanged, this, &SearchEverything::search);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *old, QWidget *now) {
        if (now == this && old && old != this)
            m_before = old;
    });
}

void SearchEverything::setSession(DatabaseSession *session)
{
    close();
    clear();
    delete std::exchange(m_search, nullptr);
    setEnabled(session);
    if (!session)
        return;
    m_search = new DatabaseSearch(session, m_hits, this);
    connect(m_search, &DatabaseSearch::progressed, this, &SearchEverything::showProgress);
}

void SearchEverything::begin()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void SearchEverything::search(const QString &text)
{
    m_moved = false;
    m_chosen = false;
    if (text.trimmed().isEmpty() || !m_search) {
        close();
        return;
    }
    open();
    m_search->start(text);
}

void SearchEverything::showProgress()
{
    if (!m_popup || !m_popup->isVisible())
        return;
    if (!m_moved)
        m_popup->setCurrentRow(std::max(m_hits->nextPlace(-1, 1), -1));
    m_popup->setSummary(summary());
    m_popup->setProgress(m_search->isRunning() ? m_search->progress() : 1);
    m_popup->fit();
    if (m_chosen)
        choose();
}

QString SearchEverything::summary() const
{
    const QLocale locale;
    const qint64 matches = m_hits->matches();
    const QString tables = locale.toString(m_search->tableCount());
    QString text;
    if (matches > 0)
        text = tr("%1 found").arg(locale.toString(matches) + (m_hits->isExact() ? QString() : u"+"_s));
    else if (!m_search->isRunning())
        text = m_search->tableCount() == 1
                   ? tr("Nothing found for “%1” in 1 table.").arg(m_search->text())
                   : tr("Nothing found for “%1” in %2 tables.").arg(m_search->text(), tables);
    if (m_search->isRunning())
        text = text.isEmpty() ? tr("Searching %1 tables…").arg(tables) : tr("%1, searching…").arg(text);
    QStringList parts{text, unreadText()};
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString SearchEverything::unreadText() const
{
    QStringList names;
    for (const TableName &table : m_search->unreadable())
        names << readableName(table.name);
    return names.isEmpty() ? QString() : tr("Could not be read: %1.").arg(names.join(u", "_s));
}

// Keys
// ------------------------------------------------------------------------------------------------------------

void SearchEverything::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        move(+1);
        break;
    case Qt::Key_Up:
        move(-1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        break;
    case Qt::Key_Escape:
        leave();
        break;
    default:
        QLineEdit::keyPressEvent(event);
        return;
    }
    event->accept();
}

void SearchEverything::move(int step)
{
    if (!m_popup || !m_popup->isVisible() || m_hits->rowCount() == 0)
        return;
    m_moved = true;
    m_popup->setCurrentRow(m_hits->nextPlace(m_popup->currentRow(), step));
}

/// The current record; the first one is only meant once no better one can come before it.
void SearchEverything::choose()
{
    if (!m_popup || !m_popup->isVisible())
        return;
    const bool known = m_moved || m_search->isBestKnown();
    if (known && m_popup->currentRow() >= 0)
        go(m_popup->currentRow());
    else
        m_chosen = m_search->isRunning();
}

void SearchEverything::go(int row)
{
    if (m_hits->kindAt(row) == SearchHitsModel::Kind::Table)
        return;
    const TableName table = m_hits->tableAt(row);
    const QString words = m_search->text();
    const SearchHit *hit = m_hits->hitAt(row);
    const std::optional<Record> record = hit ? std::optional(hit->record) : std::nullopt;
    close();
    clear();
    if (record)
        Q_EMIT recordChosen(table, *record);
    else
        Q_EMIT tableChosen(table, words);
}

void SearchEverything::leave()
{
    close();
    clear();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

// The list below
// ------------------------------------------------------------------------------------------------------------

void SearchEverything::open()
{
    if (!m_popup) {
        m_popup = new SearchPopup(m_hits, this);
        connect(m_popup, &SearchPopup::clicked, this, &SearchEverything::go);
    }
    if (m_popup->isVisible())
        return;
    qApp->installEventFilter(this);
    m_popup->setSummary({});
    m_popup->fit();
    m_popup->raise();
    m_popup->show();
}

void SearchEverything::close()
{
    m_chosen = false;
    if (m_search)
        m_search->stop();
    if (!m_popup)
        return;
    qApp->removeEventFilter(this);
    m_popup->hide();
}

void SearchEverything::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (!text().isEmpty() && (!m_popup || !m_popup->isVisible()))
        search(text());
}

void SearchEverything::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    const auto reason = event->reason();
    if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
        close();
}

/// A click beside the list closes it, also on what takes no focus.
bool SearchEverything::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::MouseButtonPress || !watched->isWidgetType())
        return QLineEdit::eventFilter(watched, event);
    const auto *clicked = static_cast<QWidget *>(watched);
    const bool inside =
        clicked == this || isAncestorOf(clicked) || clicked == m_popup || m_popup->isAncestorOf(clicked);
    if (!inside)
        close();
    return QLineEdit::eventFilter(watched, event);
}

} // namespace relata
