#pragma once

#include <QtWidgets/QLabel>

namespace relata {

/// One line of plain text that asks for no more room than there is: what does not fit ends in "…", and the
/// whole text is in the tool tip.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    /// Bold, and a little larger: what stands below is about this.
    void makeHeading();

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool isCut() const;
};

} // namespace relata
