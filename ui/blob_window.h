#pragma once

#include <QtCore/QByteArray>
#include <QtGui/QImage>
#include <QtWidgets/QDialog>

class QLabel;
class QPlainTextEdit;

namespace relata {

struct BlobLook;

/// A binary value by itself: an image as large as the window, anything else as bytes. Not modal; deletes
/// itself when it is closed.
class BlobWindow : public QDialog
{
    Q_OBJECT

public:
    static void open(const QByteArray &bytes, const QString &title, QWidget *parent);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    BlobWindow(const QByteArray &bytes, const QString &title, QWidget *parent);

    void show(const BlobLook &look, const QByteArray &bytes);
    void fitImage();

    QLabel *m_picture;
    QLabel *m_description;
    QPlainTextEdit *m_bytes;
    QImage m_image;
};

} // namespace relata
