#pragma once

#include <QtWidgets/QWidget>

class QHBoxLayout;

namespace relata {

class ElidedLabel;

/// The first line of a pane: what its rows are, as a title or as tabs to choose from, and at the end what can
/// be added to them. Equally high in all panes, so that what is below lines up.
class PaneHeader : public QWidget
{
    Q_OBJECT

public:
    /// Takes the button in.
    explicit PaneHeader(QWidget *button, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Shows tabs where the title would be, and takes them in.
    void setTabs(QWidget *tabs);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setMargins();

    ElidedLabel *m_title;
    QWidget *m_button;
    QHBoxLayout *m_layout;
};

} // namespace relata
