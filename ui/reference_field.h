#pragma once

#include "models/database/value.h"
#include "ui/field_editor.h"

#include <QtCore/QList>
#include <QtCore/QPair>

#include <functional>

class QCompleter;
class QLineEdit;
class QStandardItemModel;

namespace relata {

/// A record to refer to: the value that the column will hold, and the name that a person reads.
using Candidate = QPair<Value, QString>;
/// Finds the records whose names match some words; answers later, or never where a newer question replaced
/// it.
using CandidateSearch =
    std::function<void(const QString &words, std::function<void(QList<Candidate>)> answer)>;

/// The record that a foreign key refers to, by its name. Words are typed, candidates come as they are found,
/// and only one that is highlighted is ever chosen: a late list cannot put somebody else into the field.
class ReferenceField : public FieldEditor
{
    Q_OBJECT

public:
    ReferenceField(CandidateSearch search, QWidget *parent);

    QString text() const override;
    void setText(const QString &text) override;
    void setReadOnly(bool readOnly) override;
    void setPlaceholderText(const QString &text) override;

    bool isWrongUntilComplete() const override { return true; }

Q_SIGNALS:
    void chosen(const relata::Value &value, const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool canUndo() const override;
    bool canRedo() const override;

private:
    void ask(const QString &words);
    void show(const QList<Candidate> &candidates);
    void highlightOnlyMatch();
    void choose(const QModelIndex &index);

    CandidateSearch m_search;
    QLineEdit *m_edit;
    QStandardItemModel *m_candidates;
    QCompleter *m_completer;
    int m_question = 0; ///< answers to older ones are dropped
};

} // namespace relata
