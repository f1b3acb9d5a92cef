#include "ui/paste_panel.h"

#include "models/candidate_finder.h"
#include "models/database/change.h"
#include "models/record_paste.h"
#include "models/undo_history.h"
#include "ui/draft_cell_delegate.h"
#include "ui/elided_label.h"
#include "ui/form_keys.h"
#include "ui/message_colors.h"
#include "ui/record_table_view.h"

#include <QtCore/QLocale>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LeastRows = 2;

/// What the window's shortcuts would otherwise take for the records above.
bool isOurs(const QKeyEvent &key)
{
    const FormKey meaning = formKeyOf(key);
    return meaning == FormKey::Save || meaning == FormKey::Close || key.key() == Qt::Key_F2 ||
           key.key() == Qt::Key_Delete;
}

} // namespace

PastePanel::PastePanel(DatabaseSession *session, UndoHistory *history, QWidget *parent)
    : QWidget(parent)
    , m_history(history)
    , m_title(new ElidedLabel(this))
    , m_message(new QLabel(this))
    , m_table(new RecordTableView(this))
    , m_candidates(new CandidateFinder(session, this))
{
    setObjectName(u"paste"_s);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setObjectName(u"pasteMessage"_s);
    m_message->setWordWrap(true);
    m_table->setObjectName(u"pasteTable"_s);
    m_table->setAccessibleName(tr("Pasted rows"));
    m_table->setItemDelegate(new DraftCellDelegate({.find = m_candidates->source()}, m_table));
    m_table->setMinimumHeight((LeastRows + 1) * m_table->rowHeight());
    connect(m_candidates, &CandidateFinder::failed, this, &PastePanel::failed);
    connect(m_table, &RecordTableView::openRequested, this,
            [this](const QModelIndex &index) { m_table->edit(index); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 12);
    layout->setSpacing(8);
    for (QLabel *label : {static_cast<QLabel *>(m_title), m_message}) {
        label->setContentsMargins(16, 0, 16, 0);
        layout->addWidget(label);
    }
    layout->addWidget(m_table, 1);
    layout->addWidget(makeButtons());
    hide();
}

PastePanel::~PastePanel()
{
    m_table->setModel(nullptr);
}

QWidget *PastePanel::makeButtons()
{
    auto *row = new QWidget(this);
    m_save = new QPushButton(row);
    m_save->setObjectName(u"savePasted"_s);
    m_save->setDefault(true);
    m_save->setToolTip(QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText));
    m_cancel = new QPushButton(tr("Cancel"), row);
    m_cancel->setObjectName(u"cancelPaste"_s);
    connect(m_save, &QPushButton::clicked, this, &PastePanel::save);
    connect(m_cancel, &QPushButton::clicked, this, &PastePanel::discard);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->addStretch();
    layout->addWidget(m_save);
    layout->addWidget(m_cancel);
    return row;
}

void PastePanel::open(std::shared_ptr<RecordPaste> paste)
{
    if (m_paste)
        discard();
    m_paste = std::move(paste);
    m_table->setModel(m_paste->model());
    follow();
    m_title->setText(tr("Pasted: %1").arg(m_paste->title()));
    setAccessibleName(m_title->text());
    m_save->setText(tr("Save %1").arg(m_paste->title()));
    show();
    m_table->fitColumns();
    goTo(m_paste->model()->index(0, 0));
    showState();
    Q_EMIT openChanged(true);
}

qsizetype PastePanel::unsavedCount() const
{
    return m_paste ? m_paste->model()->rowCount() : 0;
}

void PastePanel::focusRows()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void PastePanel::follow()
{
    RecordPaste *paste = m_paste.get();
    connect(paste, &RecordPaste::busyChanged, this, &PastePanel::showState);
    connect(paste, &RecordPaste::refused, this, &PastePanel::showErrors);
    connect(paste, &RecordPaste::saved, this, &PastePanel::finish);
    connect(paste, &RecordPaste::failed, this, &PastePanel::failed);
    connect(paste->model(), &DraftTableModel::errorsChanged, this, &PastePanel::showState);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &PastePanel::showState);
}

void PastePanel::close()
{
    m_paste->disconnect(this);
    m_paste->model()->disconnect(this);
    m_table->setModel(nullptr);
    m_paste.reset();
    hide();
    Q_EMIT openChanged(false);
}

void PastePanel::discard()
{
    if (!m_paste || m_paste->isBusy())
        return;
    const std::shared_ptr<RecordPaste> discarded = m_paste;
    close();
    m_history->push(
        tr("put away %1").arg(discarded->title()), this, [this, discarded] { open(discarded); },
        [this, discarded] {
            if (m_paste == discarded)
                close();
        });
}

void PastePanel::save()
{
    if (m_paste)
        m_paste->save();
}

void PastePanel::finish(const ChangeOutcome &outcome)
{
    const std::shared_ptr<RecordPaste> done = m_paste; // it is the one that calls
    close();
    Q_EMIT saved(outcome, done->description());
}

void PastePanel::showErrors()
{
    showState();
    const QModelIndex first = m_paste->model()->firstError();
    if (first.isValid())
        goTo(first);
}

/// Whatever keys are held down: the view's own function would add the row to those that are selected.
void PastePanel::goTo(const QModelIndex &index)
{
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                          QItemSelectionModel::Rows);
    focusRows();
}

/// What is wrong with the current cell, else with how many.
void PastePanel::showState()
{
    const bool busy = m_paste->isBusy();
    m_save->setEnabled(!busy);
    m_cancel->setEnabled(!busy);
    const qsizetype errors = m_paste->model()->errorCount();
    const QString here = m_table->currentIndex().data(DraftTableModel::ErrorRole).toString();
    const QString count = errors == 1 ? tr("1 value has to be corrected.")
                                      : tr("%1 values have to be corrected.").arg(QLocale().toString(errors));
    m_message->setText(errors == 0 ? tr("Look them over; F2 corrects a value. Nothing is saved yet.")
                                   : (count + u' ' + here).trimmed());
    QPalette colors;
    colors.setColor(QPalette::WindowText, errors == 0 ? quietText(palette()) : errorText(palette()));
    m_message->setPalette(colors);
    setAccessibleDescription(m_message->text());
}

bool PastePanel::event(QEvent *event)
{
    // Claimed before the window's shortcuts see them; they then arrive as key presses.
    if (event->type() == QEvent::ShortcutOverride && isOurs(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void PastePanel::keyPressEvent(QKeyEvent *event)
{
    if (formKeyOf(*event) == FormKey::Save)
        save();
    else if (formKeyOf(*event) == FormKey::Close)
        discard();
    else if (event->key() == Qt::Key_Delete && m_table->currentIndex().isValid())
        m_paste->model()->setData(m_table->currentIndex(), QString(), Qt::EditRole);
    else
        QWidget::keyPressEvent(event);
}

void PastePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_paste)
        showState();
}

} // namespace relata
