#include "ui/heir_picker.h"

#include "models/database/label.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

HeirPicker::HeirPicker(DatabaseSession *session, const Table &table, const QList<RecordKey> &doomed,
                       QWidget *parent)
    : HeirPicker(new CandidateFinder(session), table, doomed, parent)
{
}

HeirPicker::HeirPicker(CandidateFinder *finder, const Table &table, const QList<RecordKey> &doomed,
                       QWidget *parent)
    : ReferenceField(search(finder, table, doomed), parent)
{
    finder->setParent(this);
    setFocusProxy(input()); // a message puts the focus into what it asks for
    const QString word = readableSingular(table.name.name);
    setNames(u"heir"_s, tr("Another %1").arg(word.toLower()));
    setPlaceholderText(tr("Another %1").arg(word.toLower()));
    connect(finder, &CandidateFinder::failed, this, &HeirPicker::failed);
    connect(this, &ReferenceField::chosen, this, [this](const Value &value, const QString &name) {
        m_heir = RecordKey({value});
        m_heirName = name;
        setInvalid(false);
    });
    connect(this, &FieldEditor::edited, this, [this] { m_heir = {}; });
}

bool HeirPicker::canChoose(const Table &table)
{
    return table.key.size() == 1 && table.column(table.key.constFirst());
}

void HeirPicker::complain()
{
    setInvalid(true);
    setDescription(tr("Choose one from the list."));
    input()->setFocus(Qt::OtherFocusReason);
}

/// As a child would look for its parent, whatever its foreign key: by the key.
CandidateSearch HeirPicker::search(CandidateFinder *finder, const Table &table,
                                   const QList<RecordKey> &doomed)
{
    Relationship relationship;
    relationship.parentTable = table.name;
    relationship.parentColumns = table.key;
    return [finder, relationship, doomed](const QString &words, const auto &answer) {
        finder->find(relationship, words, {}, [doomed, answer](Candidates found) {
            found.removeIf([&](const Candidate &one) { return doomed.contains(RecordKey({one.value})); });
            answer(found);
        });
    };
}

} // namespace relata
