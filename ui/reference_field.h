#pragma once

#include "models/candidate.h"
#include "ui/line_field.h"

#include <QtCore/QHash>

#include <functional>

class QCompleter;
class QStandardItemModel;

namespace relata {

/// Finds the records whose names match some words; answers later, or never where a newer question replaced
/// it.
using CandidateSearch =
    std::function<void(const QString &words, std::function<void(QList<Candidate>)> answer)>;

/// The record that a foreign key refers to, by its name. Words are typed, candidates come as they are found,
/// and only one that is highlighted is ever chosen: a late list cannot put somebody else into the field.
/// Where others have its name, the field shows what tells it from them as well.
class ReferenceField : public LineField
{
    Q_OBJECT

public:
    ReferenceField(CandidateSearch search, QWidget *parent);

    void setText(const QString &text) override;
    void setReadOnly(bool readOnly) override;

    bool isWrongUntilComplete() const override { return true; }

Q_SIGNALS:
    void chosen(const relata::Value &value, const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void typed(const QString &words) override;

private:
    void ask(const QString &words);
    void show(const QList<Candidate> &candidates);
    void highlightOnlyMatch();
    void choose(const QModelIndex &index);

    CandidateSearch m_search;
    QStandardItemModel *m_candidates;
    QCompleter *m_completer;
    QHash<QString, Value> m_known; ///< chosen here: taking typing back and putting it back finds them again
    QString m_first;               ///< the name it was shown with
    int m_question = 0;            ///< answers to older ones are dropped
};

} // namespace relata
