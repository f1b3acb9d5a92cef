#pragma once

#include "models/database/change.h"
#include "models/new_record.h"
#include "models/record_draft.h"

#include <QtCore/QObject>

#include <memory>
#include <vector>

namespace relata {

/// The children that are typed together with a new parent, one a line: an order's lines. A line in which
/// nothing was typed is none; there is always such a one at the end. On the GUI thread.
class ChildLines : public QObject
{
    Q_OBJECT

public:
    ChildLines(SchemaPtr schema, Relationship relationship, QObject *parent = nullptr);

    /// The relationships whose children can be typed with a new record of the table, those first that belong
    /// to it most closely.
    static QList<Relationship> choices(const Schema &schema, const TableName &table);
    /// Whether the children are parts of their parent, which has no meaning without them: their key holds the
    /// parent's, or they go with it by themselves.
    static bool areParts(const Schema &schema, const Relationship &relationship);

    const Relationship &relationship() const { return m_relationship; }

    /// What a line shows; all that is required, and not more than fits beside each other otherwise.
    const QStringList &columns() const { return m_columns; }

    int count() const { return int(m_lines.size()); }

    RecordDraft &line(int index) const { return *m_lines.at(size_t(index)); }

    bool isEmpty(int index) const { return !line(index).isDirty(); }

    int typedCount() const; ///< lines that are not empty

    /// The lines that are not empty, to go on from there in another run.
    QList<DraftFieldStates> states() const;
    /// Before anything is typed in them.
    void resume(const QList<DraftFieldStates> &lines);

    /// For looking only, and why.
    void setReadOnly(const QString &reason);

    bool isDirty() const { return typedCount() > 0; }

    void remove(int index);
    /// What new lines begin with; lines that are there get it too.
    void begin(const Beginning &beginning);

    /// Checks everything that can be found out without the database.
    bool validate();
    /// Insertions of children of the first change of a list that these come behind.
    QList<Change> changes() const;
    /// What the database said, by the index in such a list.
    void setErrors(const QList<ChangeError> &errors);

Q_SIGNALS:
    void added(int index); ///< a line, at the end
    void removed();
    void dirtyChanged();
    void changed(); ///< anything in them

private:
    void add();
    void fill(int index);
    void follow();
    QString numberColumn() const;
    qlonglong numberBehind(const QString &column, int index) const;
    QStringList shown(const RecordDraft &draft) const;

    SchemaPtr m_schema;
    Relationship m_relationship;
    std::vector<std::unique_ptr<RecordDraft>> m_lines;
    QStringList m_columns;
    Beginning m_beginning;
};

} // namespace relata
