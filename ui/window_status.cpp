#include "ui/window_status.h"

#include "models/database/database_location.h"
#include "models/database/label.h"
#include "models/record_table_model.h"
#include "ui/record_pane.h"
#include "ui/relationship_view.h"
#include "ui/selection_summary.h"

#include <QtCore/QLocale>
#include <QtWidgets/QLabel>
#include <QtWidgets/QToolButton>

namespace relata {

using namespace Qt::Literals::StringLiterals;

WindowStatus::WindowStatus(QWidget *parent)
    : QStatusBar(parent)
    , m_position(makeLabel(u"position"_s))
    , m_sums(makeLabel(u"sums"_s))
    , m_activity(makeLabel(u"activity"_s))
    , m_saved(new QToolButton(this))
    , m_readOnly(makeLabel(u"readOnly"_s))
    , m_database(makeLabel(u"database"_s))
{
    setAccessibleName(tr("Status"));
    setSizeGripEnabled(false);
    setContentsMargins(2, 1, 2, 1);
    for (QLabel *label : {m_position, m_sums, m_activity})
        addWidget(label);
    makeSavedButton();
    addPermanentWidget(m_saved);
    for (QLabel *label : {m_readOnly, m_database})
        addPermanentWidget(label);
    m_readOnly->setText(tr("Read only"));
    m_readOnly->hide();
}

QLabel *WindowStatus::makeLabel(const QString &objectName)
{
    auto *label = new QLabel(this);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(6, 3, 6, 3);
    return label;
}

QWidget *WindowStatus::input() const
{
    return m_saved;
}

void WindowStatus::makeSavedButton()
{
    m_saved->setObjectName(u"saved"_s);
    m_saved->setAutoRaise(true);
    m_saved->setFocusPolicy(Qt::TabFocus);
    applyColors();
    connect(m_saved, &QToolButton::clicked, this, &WindowStatus::openNextDraft);
}

/// "All saved" is news as well, not something that is out of reach.
void WindowStatus::applyColors()
{
    QPalette colors;
    colors.setColor(QPalette::Disabled, QPalette::ButtonText,
                    palette().color(QPalette::Active, QPalette::WindowText));
    if (m_saved->palette().color(QPalette::Disabled, QPalette::ButtonText) !=
        colors.color(QPalette::Disabled, QPalette::ButtonText))
        m_saved->setPalette(colors);
}

void WindowStatus::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_saved)
        applyColors();
}

/// Without the frames around its parts. Not by a style sheet: what has one keeps the colours it began with
/// when the appearance changes.
void WindowStatus::paintEvent(QPaintEvent *event)
{
    if (!currentMessage().isEmpty())
        QStatusBar::paintEvent(event);
}

void WindowStatus::openNextDraft()
{
    if (m_view && !m_view->openNextDraft())
        Q_EMIT offerRequested();
}

void WindowStatus::showSaved(qsizetype unsaved)
{
    m_saved->setEnabled(unsaved > 0);
    m_saved->setText(unsaved == 0   ? tr("All saved")
                     : unsaved == 1 ? tr("1 record not saved yet")
                                    : tr("%1 records not saved yet").arg(unsaved));
    m_saved->setToolTip(unsaved == 0 ? QString() : tr("Go on with what is not saved yet"));
}

void WindowStatus::setDatabase(const DatabaseLocation &location)
{
    m_database->setText(location.displayName());
    m_database->setToolTip(location.toArgument());
    m_readOnly->setVisible(location.readOnly);
}

void WindowStatus::showView(RelationshipView *view, qsizetype offered)
{
    m_view = view;
    m_saved->setVisible(view);
    if (!view) {
        for (QLabel *label : {m_position, m_sums, m_activity})
            label->clear();
        return;
    }
    const RecordTableModel *model = view->focusedPane()->model();
    m_position->setText(positionText(*view));
    m_sums->setText(view->focusedPane()->summary()->text());
    showSaved(view->unsavedCount() + offered);
    m_activity->setText(model->isSorting()     ? tr("Sorting… (Esc stops)")
                        : model->isSearching() ? tr("Searching… (Esc stops)")
                        : model->isStopped()   ? tr("Stopped")
                        : model->isPending()   ? tr("Reading…")
                                               : QString());
}

/// "17 of 1,000 customers"
QString WindowStatus::positionText(const RelationshipView &view)
{
    const RecordPane *pane = view.focusedPane();
    const RecordTableModel *model = pane->model();
    if (!model->isLoaded())
        return {};
    const QLocale locale;
    const QString many = readableName(model->query().table.name).toLower();
    const QString count = locale.toString(model->rowCount()) + (model->isCountExact() ? QString() : u"+"_s);
    return pane->currentRow() < 0
               ? u"%1 %2"_s.arg(count, many)
               : tr("%1 of %2 %3").arg(locale.toString(pane->currentRow() + 1), count, many);
}

} // namespace relata
