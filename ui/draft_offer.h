#pragma once

#include "models/draft_recorder.h"

#include <QtWidgets/QFrame>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace relata {

class DraftOfferLine;

/// What an earlier run of the program has left unsaved, a line each with what can be done about it. It stands
/// until each of them is restored or discarded; nothing has to be decided at once. On the GUI thread.
class DraftOffer : public QFrame
{
    Q_OBJECT

public:
    explicit DraftOffer(QWidget *parent = nullptr);

    void add(const StoredDraft &draft, SchemaPtr schema);
    void remove(const QByteArray &id);
    void clear();
    /// Shows what was typed beside the record, or the comparison no longer.
    void compare(const QByteArray &id, const std::optional<Record> &now);

    bool contains(const QByteArray &id) const;
    QList<StoredDraft> drafts() const;

    qsizetype count() const { return m_lines.size(); }

    void focusFirst();

    /// Where its buttons come in the chain of inputs.
    void setBefore(QWidget *before) { m_before = before; }

Q_SIGNALS:
    void countChanged();
    void restoreRequested(const relata::StoredDraft &draft);
    void restoreAllRequested();
    void compareRequested(const relata::StoredDraft &draft);
    void discardRequested(const relata::StoredDraft &draft);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    DraftOfferLine *line(const QByteArray &id) const;
    void connectLine(DraftOfferLine *line);
    void update();
    void fitHeight();
    void chainInputs();

    QLabel *m_text;
    QPushButton *m_restoreAll;
    QScrollArea *m_scroll;
    QVBoxLayout *m_layout; ///< of the lines
    QList<DraftOfferLine *> m_lines;
    QWidget *m_before = nullptr;
};

} // namespace relata
