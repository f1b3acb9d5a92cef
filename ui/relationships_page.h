#pragma once

#include "models/relationship_checks.h"

#include <QtWidgets/QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace relata {

class DatabaseSession;

/// View › Relationships: those that the database does not declare, proposed by the names of columns and
/// checked against what is in them, or added by hand. What is ticked is Relata's own to remember; the
/// database is not changed. Stands beside the window until it is closed. On the GUI thread.
class RelationshipsPage : public QDialog
{
    Q_OBJECT

public:
    /// `kept`: those that were ticked before.
    RelationshipsPage(DatabaseSession *session, const QList<UndeclaredKey> &kept, QWidget *parent);

Q_SIGNALS:
    /// All that are ticked.
    void chosen(const QList<relata::UndeclaredKey> &keys);

private:
    void arrange(QWidget *picker);
    void propose(const QList<UndeclaredKey> &kept);
    void add(const UndeclaredKey &key, bool ticked);
    void addByHand(const UndeclaredKey &key);
    void showCheck(qsizetype index);
    void showProgress();
    void apply();
    static QString text(const KeyCheck &check);

    DatabaseSession *m_session;
    RelationshipChecks *m_checks;
    QTreeWidget *m_list; ///< an item for each of the checks
    QLabel *m_progress;
    QPushButton *m_stop;
    QPushButton *m_apply;
};

} // namespace relata
