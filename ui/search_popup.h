#pragma once

#include <QtWidgets/QFrame>

class QLabel;
class QListView;

namespace relata {

class SearchHitsModel;

/// The list below the field of SearchEverything: what was found, and a line that says how far the search is.
/// Part of the window, above what else is there, so that the keyboard stays in the field; it goes where the
/// field's keys send it.
class SearchPopup : public QFrame
{
    Q_OBJECT

public:
    SearchPopup(SearchHitsModel *hits, QWidget *field);

    int currentRow() const; ///< -1: none
    /// Announced to screen readers, which hear nothing of a list that has not the focus.
    void setCurrentRow(int row);
    /// The sentence below the list.
    void setSummary(const QString &text);
    /// Share of the search that is done; from 1 on the line is gone.
    void setProgress(double share);
    /// As large as what it holds, as far as the window has room.
    void fit();

Q_SIGNALS:
    void clicked(int row);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int listHeight() const;

    QWidget *m_field;
    QListView *m_list;
    QLabel *m_summary;
    double m_progress = 1;
};

} // namespace relata
