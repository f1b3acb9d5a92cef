#pragma once

#include "models/database/change.h"
#include "models/database/record_query.h"
#include "models/draft_field.h"

#include <QtCore/QObject>

#include <optional>
#include <vector>

namespace relata {

/// A record being typed: for each column the text as typed, the value it means and what is wrong with it. A
/// form or a cell edits it; change() is what saving asks of the database. Lives on the GUI thread and asks
/// the database nothing itself; errors are sentences by column, or of the whole record (formErrors()).
/// What it begins with is a whole record, and none with a CutValue.
class RecordDraft : public QObject
{
    Q_OBJECT

public:
    /// A new record. With a parent its columns are fixed to it, and title() names it by `parentLabel`.
    static std::unique_ptr<RecordDraft> newRecord(SchemaPtr schema, const TableName &table,
                                                  std::optional<ParentRecord> parent = {},
                                                  const QString &parentLabel = {});
    /// An existing record.
    static std::unique_ptr<RecordDraft> editing(SchemaPtr schema, const TableName &table,
                                                const Record &record);

    /// A new record with the values of another one: what the database numbers and what is unique by itself
    /// is left out.
    static std::unique_ptr<RecordDraft> duplicate(SchemaPtr schema, const TableName &table,
                                                  const Record &record,
                                                  std::optional<ParentRecord> parent = {},
                                                  const QString &parentLabel = {});

    const Table &table() const { return *m_table; }

    const Schema &schema() const { return *m_schema; }

    const std::optional<ParentRecord> &parent() const { return m_parent; }

    const QString &parentLabel() const { return m_parentLabel; } ///< what the parent is called

    const RecordKey &key() const { return m_key; } ///< empty for a new record

    bool isNew() const { return m_isNew; }

    bool isDirty() const;
    QString title() const; ///< "New Order for Ada Lovelace", "Order 12345"
    /// What the record is called once it is saved: "order 12345 of Ada Lovelace".
    QString describe(const Record &saved) const;

    /// The columns that a form shows, in their order. Left out are what the database numbers or computes in
    /// a record that does not exist yet, and all but one column of a composite key to the fixed parent.
    QStringList shownColumns() const;
    const DraftField *field(const QString &column) const; ///< null where there is no such column

    QString text(const QString &column) const;
    Value value(const QString &column) const;
    QString error(const QString &column) const;
    /// What stands in an empty field: "(new)" where the database will number it.
    QString placeholder(const QString &column) const;

    /// The relationship whose key is this column alone; composite keys are typed column by column.
    std::optional<Relationship> referenceOf(const QString &column) const;

    void setText(const QString &column, const QString &text);
    /// A value from a list or calendar; `shown` is the name of the record a reference refers to.
    void setValue(const QString &column, const Value &value, const QString &shown = {});
    /// Words typed into a reference from which nothing has been chosen.
    void setUnresolved(const QString &column, const QString &words);
    /// Takes back what has been done to a column since its field() was copied.
    void putBack(const DraftField &before);
    /// Brings a finished text into its kind's own form, as "+7" into a date.
    void settle(const QString &column);

    /// For looking only, and why.
    void setReadOnly(const QString &reason);

    /// What was typed or proposed, to go on from there in another run.
    DraftFieldStates states() const;
    void resume(const DraftFieldStates &states);

    /// What the database will fill in by itself: shown, not dirty, not part of the change.
    void setDefaults(const ColumnValues &values);
    /// A suggestion, such as today's date: fills an untouched field, is not dirty, and is saved as it stands.
    void propose(const QString &column, const Value &value);

    /// The columns that still hold what was proposed.
    QStringList proposals() const;

    /// Checks everything, what is missing included; false where something has to be corrected first.
    bool validate();
    bool validate(const QString &column); ///< the same of one column alone
    bool hasErrors() const;
    QString firstErrorColumn() const; ///< among the shown ones; empty where there is none

    /// An insert of the columns given, or an update of the columns changed with the values they had.
    Change change() const;

    /// The record as somebody else has left it; nothing where it is gone. Columns in which nothing has been
    /// typed follow; where both have changed one, its error says so, and what is typed stays.
    void seeElsewhere(const std::optional<Record> &theirs);
    /// Goes on from the record as somebody else has left it, with what is typed, but for the columns that are
    /// to be theirs.
    void rebase(const Record &theirs, const QStringList &takingTheirs = {});
    /// An insert that brings a deleted record back as it was, under its old key, with what is typed.
    Change revival() const;
    /// Whether the record that stands under the key now may be another one: nothing that tells records from
    /// each other is as it was.
    bool mayBeAnother(const Record &theirs) const;
    /// The labels of columns that somebody else has changed and in which nothing is typed.
    QStringList mergedFrom(const Record &theirs) const;
    /// The name that a reference shows; empty for other columns.
    QString nameOf(const QString &column, const Record &record) const;

    /// What the database said: errors of a shown column go to it, the others to the form.
    void setErrors(const QList<DatabaseError> &errors);

    const QList<DatabaseError> &formErrors() const { return m_formErrors; }

Q_SIGNALS:
    void valueChanged(const QString &column);
    void errorChanged(const QString &column); ///< with an empty name: formErrors()
    void dirtyChanged(bool dirty);
    void errorsSet(); ///< after validate() failed or setErrors(): time to show the first one

private:
    RecordDraft(SchemaPtr schema, const TableName &table);

    void beginNew(std::optional<ParentRecord> parent, const QString &parentLabel);
    void beginEditing(const Record &record);
    void fixParent(const ParentRecord &parent);
    void adoptValues(const Record &record);
    QString columnLabel(const QString &column) const;
    QString parentLabelOf(const QString &column, const Record &record) const;
    bool isShown(const DraftField &field) const;
    bool isHiddenParentColumn(const QString &column) const;
    Change insertion() const;
    Change update() const;
    DraftField *find(const QString &column);
    template <typename Edit>
    void edit(const QString &column, Edit what);
    void setFormErrors(const QList<DatabaseError> &errors);

    SchemaPtr m_schema;
    const Table *m_table;
    std::optional<ParentRecord> m_parent;
    QString m_parentLabel;
    RecordKey m_key;
    bool m_isNew = false; ///< a view's record has no key either
    QString m_recordName;
    std::vector<DraftField> m_fields; ///< one for each of the table's columns
    QList<DatabaseError> m_formErrors;
    bool m_wasDirty = false;
};

} // namespace relata
