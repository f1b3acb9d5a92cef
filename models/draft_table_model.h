#pragma once

#include "models/record_draft.h"

#include <QtCore/QAbstractTableModel>

#include <memory>
#include <vector>

namespace relata {

/// New records being typed, as a table: a preview of what will be saved, in which each cell can be corrected.
/// On the GUI thread.
class DraftTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role
    {
        ErrorRole = Qt::UserRole, ///< what is wrong with the cell, a sentence; empty where nothing is
    };

    /// `columns` are shown, in this order.
    DraftTableModel(std::vector<std::unique_ptr<RecordDraft>> drafts, QStringList columns,
                    QObject *parent = nullptr);

    RecordDraft &draft(int row) const { return *m_drafts.at(size_t(row)); }

    const QString &column(int section) const { return m_columns.at(section); }

    /// Checks everything that can be found out without the database.
    bool validate();
    QList<Change> changes() const;
    /// What the database said, by the index in changes().
    void setErrors(const QList<ChangeError> &errors);
    /// Errors of cells, and of records that no column is to blame for.
    qsizetype errorCount() const;
    /// The first cell with an error; invalid where there is none.
    QModelIndex firstError() const;
    /// What is wrong with a record that no shown column is to blame for; empty where nothing is.
    QString recordError(int row) const;

    /// Asks for the record that a reference names by words from which nothing has been chosen.
    void resolve(const QModelIndex &index);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// A reference was typed, which is looked up by name.
    void referenceTyped(int row, const QString &column, const QString &text);
    void errorsChanged();

private:
    void follow(int row);
    QString error(int row, const QString &column) const;

    std::vector<std::unique_ptr<RecordDraft>> m_drafts;
    const QStringList m_columns;
};

} // namespace relata
