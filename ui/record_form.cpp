#include "ui/record_form.h"

#include "models/record_draft.h"
#include "ui/accessible_roles.h"
#include "ui/blob_field.h"
#include "ui/elided_label.h"
#include "ui/form_cell.h"
#include "ui/form_keys.h"
#include "ui/form_layout.h"
#include "ui/form_scroll_area.h"
#include "ui/line_grid.h"
#include "ui/message_colors.h"
#include "ui/mnemonics.h"
#include "ui/reference_field.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Delete in a form empties a field; it never deletes the record that is current in the table.
bool isOfForm(const QKeyEvent &key)
{
    return formKeyOf(key) != FormKey::None || key.matches(QKeySequence::Delete);
}

QPushButton *makeButton(const QString &objectName, const QString &text, const QKeySequence &key,
                        QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(withoutMnemonics(text));
    if (!key.isEmpty())
        button->setToolTip(key.toString(QKeySequence::NativeText));
    return button;
}

/// What can have the keyboard, in the order of the window's chain.
QList<QWidget *> inputsIn(const QWidget &part)
{
    QList<QWidget *> inputs;
    const QWidget *window = part.window();
    for (QWidget *next = window->nextInFocusChain(); next != window; next = next->nextInFocusChain()) {
        if (part.isAncestorOf(next) && next->focusPolicy() != Qt::NoFocus && !next->focusProxy())
            inputs << next;
    }
    return inputs;
}

/// As Tab does: the text is selected, so that typing replaces it.
void arriveAt(const FormCell &cell)
{
    cell.editor()->input()->setFocus(Qt::TabFocusReason);
}

} // namespace

RecordForm::RecordForm(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_message(new QLabel(this))
    , m_content(new QWidget)
    , m_fields(new QWidget(m_content))
    , m_lines(new LineGrid(m_content))
{
    installAccessibleRoles();
    setObjectName(u"form"_s);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins({});
    content->setSpacing(0);
    content->addWidget(m_fields);
    content->addWidget(m_lines);
    connect(m_lines, &LineGrid::ended, this, [this] { requestSave(false); });
    makeMessage();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addWidget(m_message);
    layout->addWidget(new FormScrollArea(m_content, this));
    layout->addWidget(makeButtons());
    layout->addStretch();
    setDraft(nullptr);
}

void RecordForm::makeMessage()
{
    m_title->makeHeading();
    m_message->setObjectName(u"formMessage"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    applyColors();
}

QWidget *RecordForm::makeButtons()
{
    auto *row = m_buttons = new QWidget(this);
    m_saveAndNew =
        makeButton(u"saveAndNew"_s, tr("Save && New"), QKeySequence(Qt::CTRL | Qt::Key_Return), row);
    m_save = makeButton(u"save"_s, tr("Save"), QKeySequence(QKeySequence::Save), row);
    m_save->setDefault(true);
    m_cancel = makeButton(u"cancel"_s, tr("Cancel"), {}, row);
    connect(m_saveAndNew, &QPushButton::clicked, this, [this] { requestSave(true); });
    connect(m_save, &QPushButton::clicked, this, [this] { requestSave(false); });
    connect(m_cancel, &QPushButton::clicked, this, &RecordForm::cancelRequested);

    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addStretch();
    for (QPushButton *button : {m_saveAndNew, m_save, m_cancel})
        layout->addWidget(button);
    return row;
}

void RecordForm::setChoice(QWidget *choice)
{
    m_choices << choice;
    static_cast<QHBoxLayout *>(m_buttons->layout())->insertWidget(0, choice);
}

void RecordForm::setDraft(RecordDraft *draft)
{
    if (m_draft)
        m_draft->disconnect(this);
    m_draft = draft;
    m_saveAndNew->setVisible(!m_draft || m_draft->isNew());
    fill();
    setBusy(false);
    showFormMessage();
    if (!m_draft)
        return;
    connect(m_draft, &RecordDraft::dirtyChanged, this, &RecordForm::updateButtons);
    connect(m_draft, &RecordDraft::errorsSet, this, &RecordForm::showErrors);
    connect(m_draft, &RecordDraft::errorChanged, this, [this](const QString &column) {
        if (column.isEmpty())
            showFormMessage();
    });
}

/// The key that led here may still be in one of the fields, so they go later; from now on they are silent.
void RecordForm::clear()
{
    for (FormCell *cell : std::exchange(m_cells, {})) {
        cell->editor()->disconnect(cell);
        cell->disconnect(this);
        cell->setParent(nullptr);
        cell->deleteLater();
    }
    delete m_fields->layout();
    m_focusBeforeBusy.clear();
}

void RecordForm::fill()
{
    clear();
    auto *layout = new FormLayout(m_fields);
    m_title->setText(m_draft ? m_draft->title() : QString());
    setAccessibleName(m_title->text());
    for (const QString &column : m_draft ? m_draft->shownColumns() : QStringList()) {
        FieldEditor *editor = makeEditor(*m_draft, column, m_parents, m_fields);
        if (auto *blob = qobject_cast<BlobField *>(editor))
            blob->setDatabaseFile(m_databaseFile);
        auto *cell = new FormCell(*m_draft, column, editor, m_fields);
        connect(cell, &FormCell::nextRequested, this, [this, cell] { goNext(cell); });
        layout->addCell(cell, cell->editor()->isWide());
        m_cells.push_back(cell);
        cell->show();
    }
    if (m_draft)
        setTabChain();
    m_buttons->setVisible(nextEditable(0));
}

FieldEditor *RecordForm::makeEditor(RecordDraft &draft, const QString &column, const ParentSource &source,
                                    QWidget *parent)
{
    const std::optional<Relationship> reference = draft.referenceOf(column);
    const DraftField &field = *draft.field(column);
    if (!reference || (!source.find && !field.isReadOnly()))
        return makeFieldEditor(field.column(), parent);
    const auto search = [find = source.find, relationship = *reference](const QString &words, auto answer) {
        find(relationship, words, std::move(answer));
    };
    auto *editor = new ReferenceField(search, parent);
    if (source.newName && !field.isReadOnly())
        editor->setNewText(source.newName(*reference));
    connect(editor, &ReferenceField::newRequested, &draft,
            [make = source.makeNew, &draft, column](const QString &words) { make(draft, column, words); });
    return editor;
}

/// Fields are made when they are needed, at the end of the window's chain, and are put where they are read.
void RecordForm::setTabChain()
{
    for (const FormCell *cell : m_cells) {
        // Read-only fields can be clicked and copied from, but the next key is never for them.
        if (cell->isReadOnly())
            cell->editor()->input()->setFocusPolicy(Qt::ClickFocus);
    }
    QWidget *last = m_before;
    const QList<QWidget *> buttons = m_choices + QList<QWidget *>{m_saveAndNew, m_save, m_cancel};
    for (QWidget *next : inputsIn(*m_fields) + buttons) {
        if (last)
            setTabOrder(last, next);
        last = next;
    }
}

FormCell *RecordForm::nextEditable(size_t from) const
{
    for (size_t i = from; i < m_cells.size(); ++i) {
        if (!m_cells[i]->isReadOnly())
            return m_cells[i];
    }
    return nullptr;
}

void RecordForm::focusFirstField()
{
    if (const FormCell *first = nextEditable(0))
        arriveAt(*first);
}

void RecordForm::focusField(const QString &column)
{
    const auto at = std::ranges::find(m_cells, column, &FormCell::column);
    if (at != m_cells.end())
        arriveAt(**at);
}

QString RecordForm::focusedColumn() const
{
    const QWidget *focused = QApplication::focusWidget();
    const auto at =
        std::ranges::find_if(m_cells, [=](const FormCell *cell) { return cell->isAncestorOf(focused); });
    return focused && at != m_cells.end() ? (*at)->column() : QString();
}

void RecordForm::setBusy(bool busy)
{
    if (busy && !m_busy) {
        m_focusBeforeBusy = window()->focusWidget();
        if (isAncestorOf(m_focusBeforeBusy))
            setFocus(Qt::OtherFocusReason); // disabled fields would lose it, and the next key with it
    }
    const bool ended = std::exchange(m_busy, busy) && !busy;
    m_content->setEnabled(!busy);
    updateButtons();
    // Whoever was typing here goes on there.
    if (ended && m_focusBeforeBusy && window()->focusWidget() == this)
        m_focusBeforeBusy->setFocus(Qt::OtherFocusReason);
}

bool RecordForm::canSave() const
{
    return m_draft && !m_busy && (m_draft->isNew() || m_draft->isDirty());
}

void RecordForm::updateButtons()
{
    m_saveAndNew->setEnabled(canSave());
    m_save->setEnabled(canSave());
    m_cancel->setEnabled(m_draft && !m_busy && (!m_standing || m_draft->isNew() || m_draft->isDirty()));
}

void RecordForm::setStanding(bool standing)
{
    m_standing = standing;
    updateButtons();
}

bool RecordForm::holdsKeyboard() const
{
    const QWidget *focused = window()->focusWidget();
    return !focused || focused == this || isAncestorOf(focused) || (m_busy && focused == m_focusBeforeBusy);
}

void RecordForm::showErrors()
{
    // An answer that comes when somebody types elsewhere by now leaves the focus there.
    const bool awaited = !m_busy || holdsKeyboard();
    setBusy(false);
    const QString first = m_draft->firstErrorColumn();
    for (FormCell *cell : m_cells) {
        cell->complain();
        if (awaited && cell->column() == first)
            arriveAt(*cell);
    }
}

void RecordForm::showFormMessage()
{
    QStringList sentences;
    QStringList details;
    for (const DatabaseError &error : m_draft ? m_draft->formErrors() : QList<DatabaseError>()) {
        sentences += error.message;
        details += error.details;
    }
    m_message->setText(sentences.join(u'\n'));
    m_message->setToolTip(details.join(u'\n'));
    m_message->setVisible(!sentences.isEmpty());
    setAccessibleDescription(m_message->text());
}

bool RecordForm::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress && m_busy) { // Tab too; in this order, since children come first
        m_typedAhead.add(*static_cast<QKeyEvent *>(event));
        return true;
    }
    // Claimed before the window's shortcuts see them; they then arrive as key presses.
    if (event->type() == QEvent::ShortcutOverride && isOfForm(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void RecordForm::keyPressEvent(QKeyEvent *event)
{
    switch (formKeyOf(*event)) {
    case FormKey::Save:
        return requestSave(false);
    case FormKey::SaveAndNew:
        return requestSave(true);
    case FormKey::Close:
        return Q_EMIT closeRequested();
    case FormKey::None:
        return QWidget::keyPressEvent(event);
    }
}

void RecordForm::applyColors()
{
    QPalette colors;
    colors.setColor(QPalette::WindowText, errorText(palette()));
    if (m_message->palette().color(QPalette::WindowText) != errorText(palette()))
        m_message->setPalette(colors);
}

void RecordForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

} // namespace relata
