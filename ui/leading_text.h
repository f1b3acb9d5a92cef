#pragma once

#include <QtCore/QObject>

class QWidget;

namespace relata {

/// Lets the text of labels and fields begin where everything begins. From right to left Qt would align a text
/// in Latin letters, and the hint in an empty field, to the other end of their place. On the GUI thread.
class LeadingText : public QObject
{
    Q_OBJECT

public:
    explicit LeadingText(QObject *parent = nullptr);

    void watch(QWidget *widget);

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace relata
