#pragma once

#include <QtWidgets/QPushButton>

namespace relata {

/// A large button for an action: its picture, its name, what it does, and its key. Follows the action.
class CommandButton : public QPushButton
{
    Q_OBJECT

public:
    /// `what`: a few words under the name.
    CommandButton(QAction *action, const QString &what, QWidget *parent = nullptr);

    QSize sizeHint() const override;

    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont nameFont() const;

    QAction *m_action;
    QString m_what;
};

} // namespace relata
