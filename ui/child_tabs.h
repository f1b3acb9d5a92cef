#pragma once

#include "models/database/record.h"
#include "models/database/schema.h"

#include <QtWidgets/QTabBar>

#include <optional>

class QToolButton;

namespace relata {

/// What belongs to a record, as words over a line, the chosen one underlined: a tab for each relationship
/// with the count of the record's children, and at the end its details.
class ChildTabs : public QTabBar
{
    Q_OBJECT

public:
    explicit ChildTabs(QWidget *parent = nullptr);

    /// Of the table whose records are looked at, as Schema::relatedTo() has them; the first one is chosen.
    void setRelationships(const QList<Relationship> &relationships);
    /// The counts of a record's children; null: none.
    void showCounts(const Record *record);
    /// The exact number where the record's own counting stopped at "10,000+".
    void showExactCount(const Relationship &relationship, qint64 count);
    void choose(const Relationship &relationship);

    /// The chosen one; nothing where that is the details.
    std::optional<Relationship> relationship() const;
    /// The chosen one, or, where that is the details, the one that was chosen before: where a new child goes.
    std::optional<Relationship> latestRelationship() const;
    QStringList names() const; ///< without counts

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void tabLayoutChange() override;
    void paintEvent(QPaintEvent *event) override;

private:
    void remember(int index);
    qint64 countOf(const Record &record, qsizetype index) const;
    QList<QToolButton *> scrollButtons() const;
    QRect roomForTabs() const;
    void paintTab(QPainter *painter, int index) const;

    QList<Relationship> m_relationships; ///< one a tab, but for the last
    int m_latest = 0;
};

} // namespace relata
