#include "ui/conflict_panel.h"

#include "ui/elided_label.h"
#include "ui/form_keys.h"
#include "ui/form_scroll_area.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A column of the grid is as wide as a longer word or two; the whole value is in the tool tip.
constexpr int MostCharacters = 40;

QString shortened(const QString &text)
{
    return text.size() > MostCharacters ? text.first(MostCharacters - 1) + u'\u2026' : text;
}

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(shortened(text), parent);
    label->setTextFormat(Qt::PlainText);
    if (text.size() > MostCharacters)
        label->setToolTip(text);
    return label;
}

/// The value that counts where nobody has to choose.
QLabel *valueLabel(const QString &text, bool counts, QWidget *parent)
{
    QLabel *label = plainLabel(text.isEmpty() ? ConflictPanel::tr("(empty)") : text, parent);
    if (text.isEmpty())
        label->setForegroundRole(QPalette::PlaceholderText);
    QFont font = label->font();
    font.setBold(counts);
    label->setFont(font);
    return label;
}

QRadioButton *choiceButton(const QString &text, const QString &name, QWidget *parent)
{
    const QString shown = text.isEmpty() ? ConflictPanel::tr("(empty)") : text;
    auto *button = new QRadioButton(shortened(shown).replace(u'&', u"&&"_s), parent);
    button->setAccessibleName(name.arg(shown));
    if (text.size() > MostCharacters)
        button->setToolTip(text);
    return button;
}

} // namespace

ConflictPanel::ConflictPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_message(new QLabel(this))
{
    setObjectName(u"conflict"_s);
    m_title->makeHeading();
    m_message->setObjectName(u"conflictMessage"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_columns = new QWidget;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addWidget(m_message);
    layout->addWidget(new FormScrollArea(m_columns, this));
    layout->addWidget(makeButtons());
    layout->addStretch();
    hide();
}

QWidget *ConflictPanel::makeButtons()
{
    auto *row = new QWidget(this);
    m_save = new QPushButton(row);
    m_back = new QPushButton(tr("Back to the Form"), row);
    m_discard = new QPushButton(tr("Discard Mine"), row);
    m_save->setObjectName(u"saveConflict"_s);
    m_back->setObjectName(u"backToForm"_s);
    m_discard->setObjectName(u"discardMine"_s);
    m_save->setDefault(true);
    m_save->setToolTip(QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText));
    m_back->setToolTip(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    connect(m_save, &QPushButton::clicked, this, &ConflictPanel::saveRequested);
    connect(m_back, &QPushButton::clicked, this, &ConflictPanel::backRequested);
    connect(m_discard, &QPushButton::clicked, this, &ConflictPanel::discardRequested);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addStretch();
    for (QPushButton *button : {m_save, m_back, m_discard})
        layout->addWidget(button);
    return row;
}

void ConflictPanel::open(const QString &title, const RecordConflict &conflict)
{
    const QStringList chosen = takingTheirs();
    m_conflict = conflict;
    m_title->setText(title);
    setAccessibleName(title);
    m_save->setText(conflict.isGone() ? tr("Bring Back") : tr("Save"));
    say(whatHappened(conflict) + u' ' + question(conflict));
    fill(chosen);
    setBusy(false);
    show();
}

QString ConflictPanel::whatHappened(const RecordConflict &conflict)
{
    return conflict.isGone() ? tr("Somebody else deleted this record meanwhile.")
                             : tr("Somebody else changed this record meanwhile.");
}

QString ConflictPanel::question(const RecordConflict &conflict)
{
    if (conflict.isGone())
        return tr("Bring it back with what you have typed?");
    return conflict.isPerhapsAnother() ? tr("It is called something else now, and may be another record: is "
                                            "it still the one you meant?")
                                       : tr("Choose what is to be saved.");
}

void ConflictPanel::say(const QString &sentence)
{
    m_message->setText(sentence);
    setAccessibleDescription(sentence);
}

void ConflictPanel::close()
{
    m_conflict.reset();
    m_choices.clear(); // what was chosen about another record says nothing about the next one
    hide();
}

/// The key that led here may still be in one of the buttons, so they go later.
void ConflictPanel::fill(const QStringList &takingTheirs)
{
    m_choices.clear();
    for (auto *child : m_columns->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        child->hide();
        child->setParent(nullptr);
        child->deleteLater();
    }
    for (auto *group : m_columns->findChildren<QButtonGroup *>())
        group->deleteLater();
    delete m_columns->layout();
    auto *grid = new QGridLayout(m_columns);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    addTitles(grid);
    int row = 1;
    for (const ConflictColumn &column : m_conflict->columns())
        addRow(grid, row++, column, takingTheirs);
    grid->setColumnStretch(4, 1);
    grid->setRowStretch(row, 1);
    setTabChain();
}

void ConflictPanel::addTitles(QGridLayout *grid)
{
    QStringList titles{QString(), tr("Before"), tr("Mine"), tr("Theirs")};
    if (m_conflict->isGone())
        titles.removeLast();
    for (int i = 0; i < titles.size(); ++i) {
        QLabel *title = plainLabel(titles.at(i), m_columns);
        title->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(title, 0, i);
        title->show();
    }
}

void ConflictPanel::addRow(QGridLayout *grid, int row, const ConflictColumn &column,
                           const QStringList &takingTheirs)
{
    grid->addWidget(plainLabel(column.label, m_columns), row, 0);
    grid->addWidget(valueLabel(column.base, false, m_columns), row, 1);
    if (column.isContested()) {
        addChoice(grid, row, column, takingTheirs.contains(column.column));
    } else {
        grid->addWidget(valueLabel(column.mine, column.isMine, m_columns), row, 2);
        if (!m_conflict->isGone())
            grid->addWidget(valueLabel(column.theirs, column.isTheirs, m_columns), row, 3);
    }
    for (int i = 0; i < grid->columnCount(); ++i) {
        if (QLayoutItem *item = grid->itemAtPosition(row, i))
            item->widget()->show();
    }
}

void ConflictPanel::addChoice(QGridLayout *grid, int row, const ConflictColumn &column, bool takesTheirs)
{
    Choice choice{column.column};
    choice.mine = choiceButton(column.mine, tr("%1, mine: %2").arg(column.label, u"%1"_s), m_columns);
    choice.theirs = choiceButton(column.theirs, tr("%1, theirs: %2").arg(column.label, u"%1"_s), m_columns);
    choice.mine->setObjectName(u"mine:"_s + column.column);
    choice.theirs->setObjectName(u"theirs:"_s + column.column);
    auto *group = new QButtonGroup(m_columns);
    group->addButton(choice.mine);
    group->addButton(choice.theirs);
    (takesTheirs ? choice.theirs : choice.mine)->setChecked(true);
    grid->addWidget(choice.mine, row, 2);
    grid->addWidget(choice.theirs, row, 3);
    m_choices.push_back(choice);
}

void ConflictPanel::setTabChain()
{
    QWidget *last = nullptr;
    const auto follow = [&last](QWidget *next) {
        if (last)
            setTabOrder(last, next);
        last = next;
    };
    for (const Choice &choice : m_choices) {
        follow(choice.mine);
        follow(choice.theirs);
    }
    for (QPushButton *button : {m_save, m_back, m_discard})
        follow(button);
}

QStringList ConflictPanel::takingTheirs() const
{
    QStringList columns;
    for (const Choice &choice : m_choices) {
        if (choice.theirs->isChecked())
            columns << choice.column;
    }
    return columns;
}

void ConflictPanel::focusFirst()
{
    if (m_conflict && m_conflict->isPerhapsAnother())
        m_back->setFocus(Qt::TabFocusReason); // Enter alone writes into no other record
    else if (m_choices.empty())
        m_save->setFocus(Qt::TabFocusReason);
    else
        (m_choices.front().mine->isChecked() ? m_choices.front().mine : m_choices.front().theirs)
            ->setFocus(Qt::TabFocusReason);
}

bool ConflictPanel::holdsFocus() const
{
    const QWidget *focused = QApplication::focusWidget();
    return focused && (focused == this || isAncestorOf(focused));
}

void ConflictPanel::setBusy(bool busy)
{
    if (busy && holdsFocus())
        setFocus(Qt::OtherFocusReason); // disabled buttons would lose it
    m_columns->setEnabled(!busy);
    for (QPushButton *button : {m_save, m_back, m_discard})
        button->setEnabled(!busy);
}

bool ConflictPanel::event(QEvent *event)
{
    // Claimed before the window's shortcuts see them; they then arrive as key presses.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (formKeyOf(*key) != FormKey::None || key->matches(QKeySequence::Delete)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void ConflictPanel::keyPressEvent(QKeyEvent *event)
{
    const FormKey key = formKeyOf(*event);
    if (!m_save->isEnabled())
        event->accept();
    else if (key == FormKey::Close)
        Q_EMIT backRequested();
    else if (auto *button = qobject_cast<QPushButton *>(QApplication::focusWidget());
             button && isPlainEnter(*event) && isAncestorOf(button))
        button->click();
    else if (key == FormKey::Save || key == FormKey::SaveAndNew || isPlainEnter(*event))
        Q_EMIT saveRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace relata
