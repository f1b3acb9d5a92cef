#include "ui/about_window.h"

#include "ui/icons.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int IconSize = 96;

} // namespace

void AboutWindow::open(QWidget *window)
{
    auto *about = window->findChild<AboutWindow *>();
    if (!about)
        about = new AboutWindow(window);
    about->show();
    about->raise();
    about->activateWindow();
}

AboutWindow::AboutWindow(QWidget *window)
    : QDialog(window)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"about"_s);
    setWindowTitle(tr("About Relata"));
    auto *picture = new QLabel(this);
    picture->setPixmap(applicationIcon().pixmap(QSize(IconSize, IconSize), devicePixelRatioF()));
    picture->setAlignment(Qt::AlignCenter);
    picture->setAccessibleName(tr("Relata's icon"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(40, 28, 40, 16);
    layout->setSpacing(10);
    layout->addWidget(picture);
    addText(layout, QApplication::applicationDisplayName(), 1.6);
    addText(
        layout,
        tr("Version %1 with Qt %2").arg(QApplication::applicationVersion(), QString::fromLatin1(qVersion())));
    addText(layout, tr("Browse and edit related records\nin SQLite and PostgreSQL databases."));
    addText(layout, tr("Free software: GPL-3.0-or-later"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    layout->addSpacing(8);
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
}

void AboutWindow::addText(QVBoxLayout *layout, const QString &text, qreal scale)
{
    auto *label = new QLabel(text, this);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setBold(scale > 1);
    label->setFont(font);
    label->setAlignment(Qt::AlignCenter);
    layout->addWidget(label);
}

} // namespace relata
