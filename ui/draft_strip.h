#pragma once

#include <QtCore/QList>
#include <QtWidgets/QWidget>

class QToolBar;

namespace relata {

class RecordDraft;

/// The drafts of a pane that are kept and not on screen, by their titles: a click opens one again. Hidden
/// where there are none. On the GUI thread.
class DraftStrip : public QWidget
{
    Q_OBJECT

public:
    explicit DraftStrip(QWidget *parent = nullptr);

    /// They have to live until others are set.
    void setDrafts(const QList<const RecordDraft *> &drafts);

Q_SIGNALS:
    void chosen(const relata::RecordDraft *draft);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolBar *m_buttons; ///< has a menu for those it has no room for
    QList<std::pair<const RecordDraft *, QString>> m_shown;
};

} // namespace relata
