#include "ui/candidate_list.h"

#include "ui/candidate_delegate.h"

namespace relata {

using Kind = CandidateDelegate::Kind;

void CandidateList::show(const Candidates &candidates, const QString &newText)
{
    clear();
    for (const Candidate &candidate : candidates)
        add(candidate);
    m_records = int(candidates.size());
    if (candidates.looking)
        addLine(tr("Looking further…"), false);
    else if (candidates.more)
        addLine(tr("There are more: type more to find them."), false);
    else if (candidates.isEmpty())
        addLine(tr("Nothing found."), false);
    if (!newText.isEmpty())
        addLine(newText, true);
}

void CandidateList::add(const Candidate &candidate)
{
    auto *item = new QStandardItem(candidate.name);
    item->setData(candidate.value, CandidateDelegate::ValueRole);
    item->setData(candidate.shownName(), CandidateDelegate::ShownNameRole);
    item->setData(candidate.detail, CandidateDelegate::DetailRole);
    item->setData(QVariant::fromValue(Kind::Record), CandidateDelegate::KindRole);
    item->setAccessibleDescription(candidate.detail);
    appendRow(item);
}

void CandidateList::addLine(const QString &text, bool isNew)
{
    auto *item = new QStandardItem(text);
    item->setData(QVariant::fromValue(isNew ? Kind::New : Kind::Hint), CandidateDelegate::KindRole);
    if (!isNew)
        item->setFlags(Qt::NoItemFlags);
    appendRow(item);
}

int CandidateList::onlyMatch(const QString &text) const
{
    int row = -1;
    for (int i = 0; i < m_records && !text.isEmpty(); ++i) {
        if (m_records > 1 && item(i)->text().compare(text, Qt::CaseInsensitive) != 0)
            continue;
        if (row >= 0)
            return -1;
        row = i;
    }
    return row;
}

int CandidateList::rowOf(const Value &value) const
{
    for (int i = 0; i < m_records; ++i) {
        if (sameValue(item(i)->data(CandidateDelegate::ValueRole), value))
            return i;
    }
    return -1;
}

} // namespace relata
