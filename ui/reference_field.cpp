#include "ui/reference_field.h"

#include "ui/candidate_delegate.h"
#include "ui/candidate_list.h"
#include "ui/form_keys.h"
#include "ui/icons.h"

#include <QtCore/QPointer>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ListRows = 12;       ///< that are seen at once
constexpr int ListCharacters = 56; ///< wide enough for a name and what tells it apart

bool isInsert(const QKeyEvent &key)
{
    return key.key() == Qt::Key_Insert && !(key.modifiers() & ~Qt::KeypadModifier);
}

} // namespace

ReferenceField::ReferenceField(CandidateSearch search, QWidget *parent)
    : LineField(parent)
    , m_search(std::move(search))
    , m_candidates(new CandidateList(this))
    , m_completer(new QCompleter(m_candidates, this))
{
    // Not QLineEdit::setCompleter(): it would show the last question's list at once.
    m_completer->setWidget(lineEdit());
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWrapAround(false); // Down on the last one, or the only one, would leave the list
    m_completer->setMaxVisibleItems(ListRows);
    m_completer->popup()->setItemDelegate(new CandidateDelegate(m_completer->popup()));
    m_completer->popup()->setMouseTracking(true);
    m_completer->popup()->installEventFilter(this);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &ReferenceField::choose);
    QAction *open = lineEdit()->addAction(icon(Icon::List), QLineEdit::TrailingPosition);
    open->setText(tr("Show the list (Alt+Down)"));
    connect(open, &QAction::triggered, this, [this] { ask({}); });
}

void ReferenceField::setText(const QString &text)
{
    ++m_question;
    m_first = text;
    LineField::setText(text);
}

void ReferenceField::setReadOnly(bool readOnly)
{
    LineField::setReadOnly(readOnly);
    for (QAction *action : lineEdit()->actions())
        action->setVisible(!readOnly);
}

bool ReferenceField::eventFilter(QObject *watched, QEvent *event)
{
    const bool press = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (press && filterKey(watched, static_cast<QKeyEvent *>(event)))
        return true;
    return LineField::eventFilter(watched, event);
}

/// The list takes the field's keys while it is open.
bool ReferenceField::filterKey(QObject *watched, QKeyEvent *key)
{
    const bool opens = watched == lineEdit() && opensList(*key);
    const bool makes = isInsert(*key) && !m_newText.isEmpty();
    if (lineEdit()->isReadOnly() || (!opens && !makes))
        return false;
    key->accept();
    if (key->type() == QEvent::KeyPress && opens)
        ask({});
    else if (key->type() == QEvent::KeyPress)
        makeNew();
    return true;
}

void ReferenceField::typed(const QString &words)
{
    const auto known = m_known.constFind(words);
    if (known != m_known.cend()) {
        ++m_question;
        m_completer->popup()->hide();
        Q_EMIT chosen(*known, words);
        return;
    }
    Q_EMIT edited(words);
    if (words != m_first)
        ask(words);
}

void ReferenceField::ask(const QString &words)
{
    const int question = ++m_question;
    m_words = words;
    m_search(words, [field = QPointer(this), question](const Candidates &candidates) {
        if (field && field->m_question == question)
            field->show(candidates);
    });
}

/// More of the same answer leaves what is highlighted where it was.
void ReferenceField::show(const Candidates &candidates)
{
    const bool isMore =
        std::exchange(m_answered, m_question) == m_question && m_completer->popup()->isVisible();
    const Value current =
        isMore ? m_completer->popup()->currentIndex().data(CandidateDelegate::ValueRole) : Value();
    m_candidates->show(candidates, newEntry());
    if (!lineEdit()->hasFocus()) {
        m_completer->popup()->hide();
        return;
    }
    openList();
    const int kept = current.isNull() ? -1 : m_candidates->rowOf(current);
    // One candidate alone, or one whose whole name was typed, can be accepted with Enter at once.
    highlight(kept >= 0 || candidates.looking ? kept : m_candidates->onlyMatch(lineEdit()->text()));
}

/// As wide as the field, and wide enough to tell records of the same name apart.
void ReferenceField::openList()
{
    const int wanted = ListCharacters * fontMetrics().averageCharWidth();
    const int width = std::max(lineEdit()->width(), std::min(wanted, window()->width()));
    m_completer->complete(QRect(0, 0, width, lineEdit()->height()));
}

void ReferenceField::highlight(int row)
{
    m_completer->popup()->setCurrentIndex(row < 0 ? QModelIndex()
                                                  : m_completer->completionModel()->index(row, 0));
}

void ReferenceField::choose(const QModelIndex &index)
{
    if (index.data(CandidateDelegate::KindRole).value<CandidateDelegate::Kind>() ==
        CandidateDelegate::Kind::New) {
        makeNew();
        return;
    }
    const QString name = index.data(CandidateDelegate::ShownNameRole).toString();
    const Value value = index.data(CandidateDelegate::ValueRole);
    ++m_question;
    replaceText(name);
    m_known.insert(name, value);
    Q_EMIT chosen(value, name);
}

// What is not there yet
// ----------------------------------------------------------------------------------------------

/// `New customer “Ada”…`
QString ReferenceField::newEntry() const
{
    if (m_newText.isEmpty())
        return {};
    const QString words = newWords();
    return words.isEmpty() ? tr("%1…", "New customer…").arg(m_newText)
                           : tr("%1 “%2”…", "New customer “Ada”…").arg(m_newText, words);
}

/// What was typed; the name of the record that is chosen already is no new one's.
QString ReferenceField::newWords() const
{
    const QString text = lineEdit()->text().simplified();
    return text == m_first || m_known.contains(text) ? QString() : text;
}

void ReferenceField::makeNew()
{
    ++m_question;
    m_completer->popup()->hide();
    Q_EMIT newRequested(newWords());
}

} // namespace relata
