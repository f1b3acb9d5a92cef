#include "ui/reference_field.h"

#include "ui/candidate_delegate.h"
#include "ui/form_keys.h"
#include "ui/icons.h"

#include <QtCore/QPointer>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLineEdit>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

enum CandidateRole
{
    ValueRole = Qt::UserRole,
    ShownNameRole,
    DetailRole, ///< as CandidateDelegate paints it
};

QStandardItem *itemFor(const Candidate &candidate)
{
    auto *item = new QStandardItem(candidate.name);
    item->setData(candidate.value, ValueRole);
    item->setData(candidate.shownName(), ShownNameRole);
    item->setData(candidate.detail, DetailRole);
    if (!candidate.detail.isEmpty())
        item->setData(QStringList{candidate.name, candidate.detail}.join(u", "_s), Qt::AccessibleTextRole);
    return item;
}

} // namespace

ReferenceField::ReferenceField(CandidateSearch search, QWidget *parent)
    : LineField(parent)
    , m_search(std::move(search))
    , m_candidates(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_candidates, this))
{
    // Not QLineEdit::setCompleter(): it would show the last question's list at once.
    m_completer->setWidget(lineEdit());
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setItemDelegate(new CandidateDelegate(DetailRole, m_completer));
    m_completer->setWrapAround(false); // Down on the last one, or the only one, would leave the list
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
    if (watched == lineEdit() && press && opensList(*static_cast<QKeyEvent *>(event)) &&
        !lineEdit()->isReadOnly()) {
        event->accept();
        if (event->type() == QEvent::KeyPress)
            ask({});
        return true;
    }
    return LineField::eventFilter(watched, event);
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
    m_search(words, [field = QPointer(this), question](const QList<Candidate> &candidates) {
        if (field && field->m_question == question)
            field->show(candidates);
    });
}

void ReferenceField::show(const QList<Candidate> &candidates)
{
    m_candidates->clear();
    for (const Candidate &candidate : candidates)
        m_candidates->appendRow(itemFor(candidate));
    if (candidates.isEmpty() || !lineEdit()->hasFocus()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete();
    highlightOnlyMatch();
}

/// One candidate alone, or one whose whole name was typed, can be accepted with Enter at once.
void ReferenceField::highlightOnlyMatch()
{
    QList<QStandardItem *> same = m_candidates->findItems(lineEdit()->text(), Qt::MatchFixedString);
    if (m_candidates->rowCount() == 1)
        same = {m_candidates->item(0)};
    const bool only = same.size() == 1 && !lineEdit()->text().isEmpty();
    m_completer->popup()->setCurrentIndex(
        only ? m_completer->completionModel()->index(same.constFirst()->row(), 0) : QModelIndex());
}

void ReferenceField::choose(const QModelIndex &index)
{
    const QString name = index.data(ShownNameRole).toString();
    const Value value = index.data(ValueRole);
    ++m_question;
    replaceText(name);
    m_known.insert(name, value);
    Q_EMIT chosen(value, name);
}

} // namespace relata
