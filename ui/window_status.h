#pragma once

#include <QtWidgets/QStatusBar>

class QLabel;

namespace relata {

struct DatabaseLocation;
class RelationshipView;

/// The line at the foot of the window: where one is, what is going on, what is not saved yet, and in which
/// database.
class WindowStatus : public QStatusBar
{
    Q_OBJECT

public:
    explicit WindowStatus(QWidget *parent = nullptr);

    void setDatabase(const DatabaseLocation &location);
    /// What there is to say about a view; null: none.
    void showView(const RelationshipView *view);

private:
    QLabel *makeLabel(const QString &objectName);
    static QString positionText(const RelationshipView &view);

    QLabel *m_position;
    QLabel *m_sums;
    QLabel *m_activity;
    QLabel *m_saved;
    QLabel *m_readOnly;
    QLabel *m_database;
};

} // namespace relata
