#include "models/record_copy.h"

#include "models/database/cut_value.h"
#include "models/database/database_session.h"
#include "models/record_table_model.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A step formats no longer than the window may stand still.
constexpr int StepRows = 512;

bool isSeparator(QChar c)
{
    return c == u'\t' || c == u'\n' || c == u'\r' || c == u'"';
}

/// As RFC 4180 has it for commas: quoted only where the reader could not tell otherwise.
QString quoted(const QString &text)
{
    if (std::ranges::none_of(text, isSeparator))
        return text;
    return u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"';
}

/// Spreadsheets take digits for a number and drop zeros in front of them, unless told that this is text.
QString htmlAttributes(const Column *column)
{
    return column && column->kind == ValueKind::Text ? u" style=\"mso-number-format:'\\@'\""_s : QString();
}

} // namespace

RecordCopy::RecordCopy(DatabaseSession *session, RecordTableModel *model, const QItemSelection &selection,
                       const QList<int> &columns, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(model)
    , m_ranges(selection, columns)
{
}

RecordCopy::~RecordCopy()
{
    m_stop.request_stop();
}

void RecordCopy::start()
{
    if (!m_model || m_ranges.cellCount() == 0 || m_ranges.cellCount() > MaxCells)
        return;
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first) {
        if (first <= m_ranges.row(m_ranges.rowCount() - 1)) // the count may grow behind them
            failForChanges();
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &RecordCopy::failForChanges);
    connect(m_model, &QAbstractItemModel::rowsMoved, this, &RecordCopy::failForChanges);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RecordCopy::failForChanges);
    connect(m_model, &RecordTableModel::aboutToRefresh, this, &RecordCopy::failForChanges);
    m_html = u"<meta charset=\"utf-8\"><table>"_s;
    if (m_ranges.cellCount() > 1)
        addTitles();
    step();
}

void RecordCopy::step()
{
    const bool isDone = takeAtHand();
    if (m_wasRead)
        Q_EMIT progressed(m_done);
    if (!isDone)
        return;
    if (m_wasRead)
        finishBehindSaves();
    else
        finish();
}

/// A save that is under way may have been seen by the last pages and not by the first. By the time the writer
/// is free the model has been told of it, and so have we.
void RecordCopy::finishBehindSaves()
{
    const auto nothing = [](Repository &) { return Result<void>(); };
    m_session->request(Lane::Writer, m_stop.get_token(), nothing, this,
                       [this](const Result<void> &) { finish(); });
}

void RecordCopy::finish()
{
    m_model->disconnect(this);
    Q_EMIT finished(m_text, m_html + u"</table>"_s);
}

void RecordCopy::failForChanges()
{
    m_model->disconnect(this);
    m_stop.request_stop();
    Q_EMIT failed({.kind = DatabaseError::Kind::Conflict,
                   .message = tr("Nothing was copied: rows were added or removed meanwhile.")});
}

/// Goes on until a row is not at hand, and asks for that; true when there are no more.
bool RecordCopy::takeAtHand()
{
    for (; m_done < m_ranges.rowCount(); ++m_done) {
        const qint64 row = m_ranges.row(m_done);
        const Record *record = recordAt(row);
        if (!record) {
            read(row, int(std::min<qint64>(m_ranges.runLength(m_done), StepRows)));
            return false;
        }
        if (isCutShort(row, *record)) {
            readWhole(row, record->key);
            return false;
        }
        take(row, *record);
    }
    return true;
}

const Record *RecordCopy::recordAt(qint64 row) const
{
    const qint64 read = row - m_firstRead;
    return read >= 0 && read < m_read.size() ? &m_read.at(read) : m_model->recordAt(int(row));
}

bool RecordCopy::isCutShort(qint64 row, const Record &record) const
{
    return std::ranges::any_of(m_ranges.columns(), [&](int column) {
        return m_ranges.contains(row, column) && isCut(m_model->columns().value(record, column));
    });
}

void RecordCopy::readWhole(qint64 row, const RecordKey &key)
{
    m_wasRead = true;
    const auto job = [table = m_model->query().table, key](Repository &repository) {
        return repository.reader().record(table, key);
    };
    m_session->request(Lane::Background, m_stop.get_token(), job, this,
                       [this, row](const Result<std::optional<Record>> &record) {
                           if (!record) {
                               Q_EMIT failed(record.error());
                           } else if (!*record) {
                               failForChanges();
                           } else {
                               take(row, **record);
                               ++m_done;
                               step();
                           }
                       });
}

void RecordCopy::read(qint64 first, int count)
{
    m_wasRead = true;
    const auto arrived = [this, first](const Result<QList<Record>> &records) {
        if (!records) {
            Q_EMIT failed(records.error());
            return;
        }
        m_read = *records;
        m_firstRead = first;
        // Nothing there: the rows have become fewer since they were selected.
        if (records->isEmpty())
            m_done += m_ranges.runLength(m_done);
        step();
    };
    m_model->readRows(first, count, m_stop.get_token(), this, arrived);
}

void RecordCopy::take(qint64 row, const Record &record)
{
    QStringList texts;
    for (const int column : m_ranges.columns())
        texts.append(m_ranges.contains(row, column) ? m_model->columns().exactText(record, column)
                                                    : QString());
    addLine(texts, u"td"_s);
}

void RecordCopy::addTitles()
{
    QStringList titles;
    for (const int column : m_ranges.columns())
        titles.append(m_model->columns().at(column).label);
    addLine(titles, u"th"_s);
}

void RecordCopy::addLine(const QStringList &texts, const QString &element)
{
    if (!m_text.isEmpty())
        m_text += u'\n';
    m_html += u"<tr>"_s;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const Column *column = m_model->columns().columnAt(m_ranges.columns().at(i));
        m_text += (i > 0 ? u"\t"_s : QString()) + quoted(texts.at(i));
        m_html += u"<%1%2>"_s.arg(element, htmlAttributes(column)) +
                  texts.at(i).toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</%1>"_s.arg(element);
    }
    m_html += u"</tr>"_s;
}

} // namespace relata
