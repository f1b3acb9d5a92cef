#include "ui/record_details.h"

#include "models/database/change.h"
#include "ui/form_host.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Counts of children come and go without the record's being another one.
bool looksTheSame(const Record &a, const Record &b)
{
    return a.key == b.key && sameValues(a.values, b.values) && a.parentLabels == b.parentLabels;
}

} // namespace

RecordDetails::RecordDetails(DatabaseSession *session, UndoHistory *history, QWidget *parent)
    : QWidget(parent)
    , m_forms(new FormHost(session, history, this))
    , m_nothing(new QLabel(this))
{
    setObjectName(u"details"_s);
    setAccessibleName(tr("Details"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_forms, 1);
    layout->addWidget(m_forms->strip());
    m_following.setSingleShot(true);
    m_following.setInterval(0);
    connect(&m_following, &QTimer::timeout, this, &RecordDetails::follow);
    connect(m_forms, &FormHost::openChanged, this, [this](bool open) {
        if (!open)
            closed();
    });
    connect(m_forms, &FormHost::left, this, &RecordDetails::left);
    connect(m_forms, &FormHost::recordRequested, this, &RecordDetails::request);
    connect(m_forms, &FormHost::saved, this, &RecordDetails::adopt);
}

void RecordDetails::showRecord(const TableName &table, const Record &record)
{
    if (m_record && m_table == table && looksTheSame(*m_record, record) && m_forms->isOpen())
        return;
    m_table = table;
    m_record = record;
    m_following.start();
}

void RecordDetails::showNothing(const QString &why)
{
    m_following.stop();
    m_record.reset();
    m_nothing->setText(why);
    m_forms->stopReading();
    if (m_forms->isOpen())
        m_forms->close();
    m_nothing->show();
}

void RecordDetails::follow()
{
    if (!m_record)
        return;
    m_nothing->hide();
    m_forms->follow(m_table, *m_record);
}

/// The record as it is now, before the table has read it again.
void RecordDetails::adopt(const ChangeOutcome &outcome)
{
    if (!m_record || outcome.records.isEmpty())
        return;
    const auto isOurs = [&](const Change &change) {
        return change.table == m_table && change.key == m_record->key;
    };
    if (std::ranges::none_of(outcome.done, isOurs))
        return;
    m_record->key = outcome.records.constFirst().key;
    m_record->values = outcome.records.constFirst().values;
}

void RecordDetails::request(const TableName &table, const RecordKey &key)
{
    if (m_record && m_table == table && m_record->key == key)
        m_following.start();
    else
        Q_EMIT recordRequested(table, key);
}

/// The form's place is never empty while there is a record: what can be seen then is the record as it is, or
/// what is kept of the typing. Not within the signal, whose sender is not done with its draft yet.
void RecordDetails::closed()
{
    if (!m_record)
        return;
    m_following.start();
}

void RecordDetails::focusField(const QString &column)
{
    if (m_following.isActive()) {
        m_following.stop();
        follow();
    }
    if (m_record)
        m_forms->focusField(column);
}

bool RecordDetails::hasFocusInside() const
{
    const QWidget *focused = QApplication::focusWidget();
    return focused && isAncestorOf(focused);
}

} // namespace relata
