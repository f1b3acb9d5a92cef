#include "ui/blob_window.h"

#include "ui/background.h"
#include "ui/blob_look.h"

#include <QtGui/QFontDatabase>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a screen can show of an image, and a person of bytes.
constexpr QSize MostShown(4'096, 4'096);
constexpr qsizetype MostBytes = 65'536;

} // namespace

void BlobWindow::open(const QByteArray &bytes, const QString &title, QWidget *parent)
{
    auto *window = new BlobWindow(bytes, title, parent);
    window->QDialog::show();
    window->activateWindow();
}

BlobWindow::BlobWindow(const QByteArray &bytes, const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_picture(new QLabel(this))
    , m_description(new QLabel(sizeOfData(bytes.size()), this))
    , m_bytes(new QPlainTextEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"blobWindow"_s);
    setWindowTitle(title);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_picture->setAccessibleName(title);
    m_description->setTextFormat(Qt::PlainText);
    m_bytes->setReadOnly(true);
    m_bytes->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_bytes->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_bytes->setAccessibleName(title);
    m_bytes->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(m_picture, 1);
    layout->addWidget(m_bytes, 1);
    layout->addWidget(m_description);
    layout->addWidget(buttons);
    const int line = fontMetrics().lineSpacing();
    resize(42 * line, 32 * line);
    runInBackground(
        this, [bytes] { return lookAt(bytes, MostShown); },
        [this, bytes](const BlobLook &look) { show(look, bytes); });
}

void BlobWindow::show(const BlobLook &look, const QByteArray &bytes)
{
    m_description->setText(look.description);
    m_image = look.image;
    m_picture->setVisible(!m_image.isNull());
    m_bytes->setVisible(m_image.isNull());
    if (m_image.isNull())
        m_bytes->setPlainText(hexText(bytes, MostBytes));
    fitImage();
}

/// An image is made smaller to fit, never larger.
void BlobWindow::fitImage()
{
    if (m_image.isNull())
        return;
    const QSize room = m_picture->size() * devicePixelRatioF();
    QImage fitted = m_image;
    if (m_image.width() > room.width() || m_image.height() > room.height())
        fitted = m_image.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    fitted.setDevicePixelRatio(devicePixelRatioF());
    m_picture->setPixmap(QPixmap::fromImage(fitted));
}

void BlobWindow::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fitImage();
}

} // namespace relata
