#pragma once

#include "models/candidate.h"
#include "ui/line_field.h"

#include <QtCore/QHash>

#include <functional>

class QCompleter;

namespace relata {

class CandidateList;

/// Finds the records that match some words; answers later, perhaps several times, each answer with all that
/// was found; or never where a newer question replaced it.
using CandidateSearch = std::function<void(const QString &words, std::function<void(Candidates)> answer)>;

/// The record that a foreign key refers to, by its name. Words are typed, candidates come as they are found,
/// and only one that is highlighted is ever chosen: a late list cannot put somebody else into the field. What
/// is not there yet can be made of the words that were typed, with Insert or from the end of the list.
class ReferenceField : public LineField
{
    Q_OBJECT

public:
    ReferenceField(CandidateSearch search, QWidget *parent);

    void setText(const QString &text) override;
    void setReadOnly(bool readOnly) override;

    bool isWrongUntilComplete() const override { return true; }

    /// What a new record is called, "New customer"; empty, as at first, where none can be made here.
    void setNewText(const QString &text) { m_newText = text; }

Q_SIGNALS:
    void chosen(const relata::Value &value, const QString &name);
    /// A record is to be made of the words.
    void newRequested(const QString &words);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void typed(const QString &words) override;

private:
    void ask(const QString &words);
    void show(const Candidates &candidates);
    bool filterKey(QObject *watched, QKeyEvent *key);
    void openList();
    void highlight(int row);
    QString newEntry() const;
    QString newWords() const;
    void makeNew();
    void choose(const QModelIndex &index);

    CandidateSearch m_search;
    CandidateList *m_candidates;
    QCompleter *m_completer;
    QHash<QString, Value> m_known; ///< chosen here: taking typing back and putting it back finds them again
    QString m_first;               ///< the name it was shown with
    QString m_newText;
    QString m_words;    ///< of the last question
    int m_question = 0; ///< answers to older ones are dropped
    int m_answered = 0; ///< the question whose answer is shown
};

} // namespace relata
