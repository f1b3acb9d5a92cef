#include "ui/record_clipboard.h"

#include "models/database/database_session.h"
#include "models/record_copy.h"
#include "models/record_paste.h"
#include "models/record_table_model.h"
#include "ui/message_bar.h"
#include "ui/record_table_view.h"
#include "ui/visual_columns.h"

#include <QtCore/QLocale>
#include <QtCore/QMimeData>
#include <QtGui/QClipboard>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>

namespace relata {

RecordClipboard::RecordClipboard(DatabaseSession *session, RecordTableView *table, RecordTableModel *model,
                                 MessageBar *messages, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_table(table)
    , m_model(model)
    , m_messages(messages)
{
}

RecordClipboard::~RecordClipboard() = default;

bool RecordClipboard::canCopy() const
{
    return m_model->isLoaded() && m_table->currentIndex().isValid();
}

void RecordClipboard::copy()
{
    if (!canCopy())
        return;
    stop();
    m_copy = std::make_unique<RecordCopy>(m_session, m_model, cells(),
                                          VisualColumns(*m_table->horizontalHeader()).columns());
    if (m_copy->cellCount() > RecordCopy::MaxCells) {
        m_messages->show(
            MessageBar::Tone::Information,
            tr("%1 cells are too many for the clipboard; it takes at most %2.")
                .arg(QLocale().toString(m_copy->cellCount()), QLocale().toString(RecordCopy::MaxCells)));
        m_copy.reset();
        return;
    }
    connect(m_copy.get(), &RecordCopy::progressed, this, &RecordClipboard::showProgress);
    connect(m_copy.get(), &RecordCopy::finished, this, &RecordClipboard::finish);
    connect(m_copy.get(), &RecordCopy::failed, this, &RecordClipboard::fail);
    m_copy->start();
}

std::shared_ptr<RecordPaste> RecordClipboard::pasted(const QString &parentLabel)
{
    const RecordQuery &query = m_model->query();
    const auto records =
        PastedRecords::from(QApplication::clipboard()->text(), m_model->columns(), typedColumns());
    if (!records) {
        m_messages->show(MessageBar::Tone::Information, records.error());
        return nullptr;
    }
    auto paste = std::make_shared<RecordPaste>(m_session, query.table, query.parent, parentLabel, *records);
    paste->prepare();
    return paste;
}

/// What can be typed into a new record, as it stands in the table; columns that are hidden come last.
QStringList RecordClipboard::typedColumns() const
{
    const RecordQuery &query = m_model->query();
    const auto draft = RecordDraft::newRecord(m_session->schema(), query.table, query.parent);
    QStringList typed = draft->shownColumns();
    typed.removeIf([&](const QString &column) { return draft->field(column)->isReadOnly(); });
    QStringList seen;
    const VisualColumns visible(*m_table->horizontalHeader());
    for (const int i : visible.columns()) {
        const Column *column = m_model->columns().columnAt(i);
        if (column && typed.removeOne(column->name))
            seen.append(column->name);
    }
    return seen + typed;
}

QItemSelection RecordClipboard::cells() const
{
    const QItemSelection selection = m_table->selectionModel()->selection();
    const QModelIndex current = m_table->currentIndex();
    const bool onlyCurrentRow = std::ranges::all_of(selection, [&](const QItemSelectionRange &range) {
        return range.top() == current.row() && range.bottom() == current.row();
    });
    return onlyCurrentRow ? QItemSelection(current, current) : selection;
}

/// Called only where rows had to be read: what is at hand is copied before anybody could read a sentence.
void RecordClipboard::showProgress(qint64 rows)
{
    const QLocale locale;
    const QString text =
        tr("Copying: %1 of %2 rows…").arg(locale.toString(rows), locale.toString(m_copy->rowCount()));
    if (std::exchange(m_said, true))
        m_messages->replaceText(text);
    else
        m_messages->show(MessageBar::Tone::Information, text, {{tr("Stop"), [this] { stop(); }}});
}

void RecordClipboard::finish(const QString &text, const QString &html)
{
    auto *data = new QMimeData;
    data->setText(text);
    data->setHtml(html);
    QApplication::clipboard()->setMimeData(data);
    if (m_said)
        m_messages->show(MessageBar::Tone::Information,
                         tr("Copied %1 rows.").arg(QLocale().toString(m_copy->rowCount())));
    m_said = false;
    m_copy.release()->deleteLater(); // it is the one that calls
}

void RecordClipboard::fail(const DatabaseError &error)
{
    m_said = false;
    m_copy.release()->deleteLater();
    m_messages->show(error, [this] {
        m_messages->dismiss();
        copy();
    });
}

void RecordClipboard::stop()
{
    m_copy.reset();
    if (std::exchange(m_said, false))
        m_messages->dismiss();
}

} // namespace relata
