#include "models/draft_table_model.h"

#include "models/value_format.h"

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

DraftTableModel::DraftTableModel(std::vector<std::unique_ptr<RecordDraft>> drafts, QStringList columns,
                                 QObject *parent)
    : QAbstractTableModel(parent)
    , m_drafts(std::move(drafts))
    , m_columns(std::move(columns))
{
    for (size_t row = 0; row < m_drafts.size(); ++row)
        follow(int(row));
}

void DraftTableModel::follow(int row)
{
    const auto changed = [this, row](const QString &column) {
        const auto section = m_columns.indexOf(column);
        if (section >= 0)
            Q_EMIT dataChanged(index(row, int(section)), index(row, int(section)));
    };
    connect(&draft(row), &RecordDraft::valueChanged, this, changed);
    connect(&draft(row), &RecordDraft::errorChanged, this, changed);
    connect(&draft(row), &RecordDraft::errorChanged, this, &DraftTableModel::errorsChanged);
}

bool DraftTableModel::validate()
{
    bool valid = true;
    for (const auto &draft : m_drafts)
        valid = draft->validate() && valid;
    return valid;
}

QList<Change> DraftTableModel::changes() const
{
    QList<Change> result;
    std::ranges::transform(m_drafts, std::back_inserter(result), [](const auto &d) { return d->change(); });
    return result;
}

void DraftTableModel::setErrors(const QList<ChangeError> &errors)
{
    std::map<qsizetype, QList<DatabaseError>> byDraft;
    for (const ChangeError &error : errors)
        byDraft[error.change].append(error.error);
    for (const auto &[index, own] : byDraft)
        m_drafts.at(size_t(index))->setErrors(own);
}

QString DraftTableModel::error(int row, const QString &column) const
{
    return m_drafts.at(size_t(row))->error(column);
}

QString DraftTableModel::recordError(int row) const
{
    const RecordDraft &draft = *m_drafts.at(size_t(row));
    QStringList sentences;
    for (const DatabaseError &error : draft.formErrors())
        sentences.append(error.message);
    for (const Column &column : draft.table().columns) {
        if (!m_columns.contains(column.name) && !draft.error(column.name).isEmpty())
            sentences.append(draft.error(column.name));
    }
    return sentences.join(u' ');
}

qsizetype DraftTableModel::errorCount() const
{
    qsizetype count = 0;
    for (int row = 0; row < rowCount(); ++row) {
        count += std::ranges::count_if(m_columns, [&](const QString &c) { return !error(row, c).isEmpty(); });
        count += recordError(row).isEmpty() ? 0 : 1;
    }
    return count;
}

QModelIndex DraftTableModel::firstError() const
{
    for (int row = 0; row < rowCount(); ++row) {
        for (int section = 0; section < m_columns.size(); ++section) {
            if (!error(row, m_columns.at(section)).isEmpty())
                return index(row, section);
        }
        if (!recordError(row).isEmpty())
            return index(row, 0);
    }
    return {};
}

int DraftTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_drafts.size());
}

int DraftTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant DraftTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RecordDraft &draft = *m_drafts.at(size_t(index.row()));
    const QString &column = m_columns.at(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return draft.text(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(draft.field(column)->column()));
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
    case ErrorRole: {
        const QString own = draft.error(column);
        return own.isEmpty() && index.column() == 0 ? recordError(index.row()) : own;
    }
    default:
        return {};
    }
}

bool DraftTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    RecordDraft &draft = this->draft(index.row());
    const QString &column = m_columns.at(index.column());
    draft.setText(column, value.toString());
    draft.settle(column);
    resolve(index);
    return true;
}

void DraftTableModel::resolve(const QModelIndex &index)
{
    const RecordDraft &draft = this->draft(index.row());
    const QString &column = m_columns.at(index.column());
    if (draft.referenceOf(column) && !draft.text(column).isEmpty() && !draft.error(column).isEmpty())
        Q_EMIT referenceTyped(index.row(), column, draft.text(column));
}

QVariant DraftTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size() || m_drafts.empty())
        return {};
    const DraftField &field = *m_drafts.front()->field(m_columns.at(section));
    if (role == Qt::DisplayRole)
        return field.label();
    return role == Qt::TextAlignmentRole ? QVariant::fromValue(alignmentOf(field.column())) : QVariant();
}

Qt::ItemFlags DraftTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags shown = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    // Binary values have no editor of a cell's size.
    const DraftField &field = *draft(index.row()).field(m_columns.at(index.column()));
    return field.isReadOnly() || field.column().kind == ValueKind::Blob ? shown : shown | Qt::ItemIsEditable;
}

} // namespace relata
