#pragma once

#include <QtCore/QPointer>
#include <QtWidgets/QStatusBar>

class QLabel;
class QToolButton;

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

    QWidget *input() const;

    void setDatabase(const DatabaseLocation &location);
    /// What there is to say about a view; null: none. `offered`: drafts of an earlier run, beside its own.
    void showView(RelationshipView *view, qsizetype offered = 0);

Q_SIGNALS:
    void offerRequested(); ///< to what is offered, where the view has nothing that is not saved

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *makeLabel(const QString &objectName);
    void makeSavedButton();
    void applyColors();
    void openNextDraft();
    void showSaved(qsizetype unsaved);
    static QString positionText(const RelationshipView &view);

    QLabel *m_position;
    QLabel *m_sums;
    QLabel *m_activity;
    QToolButton *m_saved = nullptr; ///< leads to what is not saved yet
    QPointer<RelationshipView> m_view;
    QLabel *m_readOnly;
    QLabel *m_database;
};

} // namespace relata
