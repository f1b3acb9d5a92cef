#pragma once

#include "models/draft_recorder.h"

#include <QtWidgets/QWidget>

class QPushButton;

namespace relata {

class DraftComparison;

/// One draft of a DraftOffer: what it is, since when, and the buttons for it.
class DraftOfferLine : public QWidget
{
    Q_OBJECT

public:
    DraftOfferLine(StoredDraft draft, SchemaPtr schema, QWidget *parent = nullptr);

    const StoredDraft &draft() const { return m_draft; }

    bool canBeRestored() const;
    /// The comparison with the record, or none any more where it is shown already.
    void compare(const std::optional<Record> &now);

    QList<QPushButton *> buttons() const { return {m_restore, m_compare, m_discard}; }

Q_SIGNALS:
    void restoreRequested();
    void compareRequested();
    void discardRequested();

private:
    QPushButton *makeButton(const QString &text, const QString &name, void (DraftOfferLine::*request)());
    QString missingTable() const;
    QString remark() const;
    QString whenTyped() const;

    StoredDraft m_draft;
    SchemaPtr m_schema;
    QPushButton *m_restore;
    QPushButton *m_compare;
    QPushButton *m_discard;
    DraftComparison *m_comparison = nullptr;
};

} // namespace relata
