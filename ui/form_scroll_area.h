#pragma once

#include <QtWidgets/QScrollArea>

namespace relata {

/// Fields that are as tall as they are, and scroll where the form has less room. Follows the keyboard focus.
class FormScrollArea : public QScrollArea
{
    Q_OBJECT

public:
    /// `fields`: are its own from now on.
    FormScrollArea(QWidget *fields, QWidget *parent);
    ~FormScrollArea() override;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow(QWidget *focused);
};

} // namespace relata
