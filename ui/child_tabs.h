#pragma once

#include <QtWidgets/QTabBar>

namespace relata {

/// The relationships of a record as words over a line, the chosen one underlined.
class ChildTabs : public QTabBar
{
    Q_OBJECT

public:
    explicit ChildTabs(QWidget *parent = nullptr);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    void paintTab(QPainter *painter, int index) const;
};

} // namespace relata
