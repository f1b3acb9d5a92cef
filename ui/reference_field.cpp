#include "ui/reference_field.h"

#include "ui/form_keys.h"
#include "ui/popup.h"

#include <QtCore/QPointer>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QLayout>
#include <QtWidgets/QLineEdit>

namespace relata {

namespace {

constexpr int ValueRole = Qt::UserRole;

} // namespace

ReferenceField::ReferenceField(CandidateSearch search, QWidget *parent)
    : FieldEditor(parent)
    , m_search(std::move(search))
    , m_edit(new QLineEdit(this))
    , m_candidates(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_candidates, this))
{
    setInput(m_edit);
    // Not QLineEdit::setCompleter(): it would show the last question's list at once.
    m_completer->setWidget(m_edit);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &ReferenceField::choose);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &words) {
        Q_EMIT edited(words);
        ask(words);
    });
    QAction *open = m_edit->addAction(listIcon(*this), QLineEdit::TrailingPosition);
    open->setText(tr("Show the list (Alt+Down)"));
    connect(open, &QAction::triggered, this, [this] { ask({}); });
}

QString ReferenceField::text() const
{
    return m_edit->text();
}

void ReferenceField::setText(const QString &text)
{
    ++m_question;
    m_edit->setText(text);
    m_edit->setCursorPosition(0);
}

void ReferenceField::setReadOnly(bool readOnly)
{
    FieldEditor::setReadOnly(readOnly);
    m_edit->setReadOnly(readOnly);
    for (QAction *action : m_edit->actions())
        action->setVisible(!readOnly);
}

void ReferenceField::setPlaceholderText(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

bool ReferenceField::canUndo() const
{
    return m_edit->isUndoAvailable();
}

bool ReferenceField::canRedo() const
{
    return m_edit->isRedoAvailable();
}

bool ReferenceField::eventFilter(QObject *watched, QEvent *event)
{
    const bool press = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == m_edit && press && opensList(*static_cast<QKeyEvent *>(event)) && !m_edit->isReadOnly()) {
        event->accept();
        if (event->type() == QEvent::KeyPress)
            ask({});
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
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
    for (const auto &[value, name] : candidates) {
        auto *item = new QStandardItem(name);
        item->setData(value, ValueRole);
        m_candidates->appendRow(item);
    }
    if (candidates.isEmpty() || !m_edit->hasFocus()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete();
    highlightOnlyMatch();
}

/// One candidate alone, or one whose whole name was typed, can be accepted with Enter at once.
void ReferenceField::highlightOnlyMatch()
{
    QList<QStandardItem *> same = m_candidates->findItems(m_edit->text(), Qt::MatchFixedString);
    if (m_candidates->rowCount() == 1)
        same = {m_candidates->item(0)};
    const bool only = same.size() == 1 && !m_edit->text().isEmpty();
    m_completer->popup()->setCurrentIndex(
        only ? m_completer->completionModel()->index(same.constFirst()->row(), 0) : QModelIndex());
}

void ReferenceField::choose(const QModelIndex &index)
{
    const QString name = index.data().toString();
    const Value value = index.data(ValueRole);
    setText(name);
    Q_EMIT chosen(value, name);
}

} // namespace relata
