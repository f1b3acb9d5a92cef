#pragma once

#include <QtWidgets/QLabel>

namespace relata {

/// A small picture of a binary value, which can have the keyboard. On the GUI thread.
class PreviewWell : public QLabel
{
    Q_OBJECT

public:
    explicit PreviewWell(QWidget *parent);

    /// A null image: `words` in its place.
    void show(const QImage &image, const QString &words);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace relata
