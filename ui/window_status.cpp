#include "ui/window_status.h"

#include "models/database/database_location.h"
#include "models/database/label.h"
#include "models/record_table_model.h"
#include "ui/record_pane.h"
#include "ui/relationship_view.h"
#include "ui/selection_summary.h"

#include <QtCore/QLocale>
#include <QtWidgets/QLabel>

namespace relata {

using namespace Qt::Literals::StringLiterals;

WindowStatus::WindowStatus(QWidget *parent)
    : QStatusBar(parent)
    , m_position(makeLabel(u"position"_s))
    , m_sums(makeLabel(u"sums"_s))
    , m_activity(makeLabel(u"activity"_s))
    , m_saved(makeLabel(u"saved"_s))
    , m_readOnly(makeLabel(u"readOnly"_s))
    , m_database(makeLabel(u"database"_s))
{
    setSizeGripEnabled(false);
    setContentsMargins(2, 1, 2, 1);
    for (QLabel *label : {m_position, m_sums, m_activity})
        addWidget(label);
    for (QLabel *label : {m_saved, m_readOnly, m_database})
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

void WindowStatus::setDatabase(const DatabaseLocation &location)
{
    m_database->setText(location.displayName());
    m_database->setToolTip(location.toArgument());
    m_readOnly->setVisible(location.readOnly);
}

void WindowStatus::showView(const RelationshipView *view)
{
    if (!view) {
        for (QLabel *label : {m_position, m_sums, m_activity, m_saved})
            label->clear();
        return;
    }
    const RecordTableModel *model = view->focusedPane()->model();
    m_position->setText(positionText(*view));
    m_sums->setText(view->focusedPane()->summary()->text());
    m_activity->setText(model->isSorting()   ? tr("Sorting…")
                        : model->isPending() ? tr("Reading…")
                                             : QString());
    const qsizetype unsaved = view->unsavedCount();
    m_saved->setText(unsaved == 0   ? tr("All saved")
                     : unsaved == 1 ? tr("1 record not saved yet")
                                    : tr("%1 records not saved yet").arg(unsaved));
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
