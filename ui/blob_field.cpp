#include "ui/blob_field.h"

#include "models/database/schema.h"
#include "ui/background.h"
#include "ui/blob_file.h"
#include "ui/blob_look.h"
#include "ui/blob_window.h"
#include "ui/preview_well.h"

#include <QtCore/QFileInfo>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize WellSize(112, 84);

} // namespace

BlobField::BlobField(const Column &, QWidget *parent)
    : FieldEditor(parent)
    , m_well(new PreviewWell(this))
    , m_info(new QLabel(this))
{
    m_well->setFixedSize(WellSize);
    setInput(m_well);
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    m_view = addButton(row, u"view"_s, tr("View"), &BlobField::view);
    m_save = addButton(row, u"saveToFile"_s, tr("Save to a File…"), &BlobField::saveToFile);
    m_load = addButton(row, u"loadFromFile"_s, tr("Load from a File…"), &BlobField::loadFromFile);
    m_clear = addButton(row, u"clear"_s, tr("Clear"), &BlobField::clear);
    row->addStretch();
    auto *column = new QVBoxLayout;
    column->setContentsMargins(12, 0, 0, 0);
    column->setSpacing(8);
    column->addStretch();
    column->addWidget(m_info);
    column->addLayout(row);
    column->addStretch();
    qobject_cast<QBoxLayout *>(layout())->addLayout(column, 1);
    m_info->setTextFormat(Qt::PlainText);
    m_info->setObjectName(u"blobInfo"_s);
    show({});
}

QAbstractButton *BlobField::addButton(QLayout *row, const QString &objectName, const QString &text,
                                      void (BlobField::*does)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, does);
    row->addWidget(button);
    return button;
}

QString BlobField::text() const
{
    return m_info->text();
}

QWidget *BlobField::lastInput() const
{
    return m_clear;
}

void BlobField::setReadOnly(bool readOnly)
{
    FieldEditor::setReadOnly(readOnly);
    m_readOnly = readOnly;
    updateButtons();
}

void BlobField::updateButtons()
{
    m_view->setEnabled(!m_value.isNull());
    m_save->setEnabled(!m_value.isNull());
    m_load->setVisible(!m_readOnly);
    m_clear->setVisible(!m_readOnly);
    m_clear->setEnabled(!m_value.isNull());
}

// The value
// ------------------------------------------------------------------------------------------------------

void BlobField::setValue(const Value &value)
{
    if (sameValue(value, m_value))
        return;
    m_history.begin(value);
    show(value);
}

void BlobField::show(const Value &value)
{
    m_value = value;
    m_suffix.clear();
    updateButtons();
    const int look = ++m_look;
    const bool nothing = m_value.isNull();
    m_info->setText(nothing ? tr("Nothing stored") : sizeOfData(m_value.toByteArray().size()));
    m_well->show({}, nothing ? tr("Empty") : QString());
    if (nothing)
        return;
    runInBackground(
        this,
        [bytes = m_value.toByteArray(), most = (WellSize - QSize(8, 8)) * devicePixelRatioF()] {
            return lookAt(bytes, most);
        },
        [this, look](const BlobLook &seen) {
            if (look == m_look)
                showLook(seen);
        });
}

void BlobField::showLook(const BlobLook &look)
{
    m_info->setText(look.description);
    m_suffix = look.suffix;
    m_well->show(look.image, look.suffix.isEmpty() ? tr("Data") : look.suffix.toUpper());
}

void BlobField::edit(const Value &value)
{
    m_history.add(value);
    restore(value);
}

void BlobField::restore(const Value &value)
{
    show(value);
    Q_EMIT valueEdited(value);
}

// What can be done with it
// ---------------------------------------------------------------------------------------

void BlobField::view()
{
    if (!m_value.isNull())
        BlobWindow::open(m_value.toByteArray(), m_well->accessibleName(), window());
}

void BlobField::clear()
{
    edit({});
    m_well->setFocus(Qt::OtherFocusReason);
}

void BlobField::saveToFile()
{
    auto *dialog = new QFileDialog(window(), tr("Save %1 to a file").arg(m_well->accessibleName()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(m_suffix);
    dialog->selectFile(m_well->accessibleName());
    connect(dialog, &QFileDialog::fileSelected, this, &BlobField::save);
    dialog->open();
}

void BlobField::loadFromFile()
{
    auto *dialog = new QFileDialog(window(), tr("Load %1 from a file").arg(m_well->accessibleName()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BlobField::load);
    dialog->open();
}

bool BlobField::refuses(const QString &path)
{
    const bool refused = isFileOfDatabase(path, m_databaseFile);
    Q_EMIT complained(refused ? tr("%1 is the database that is open here.").arg(QFileInfo(path).fileName())
                              : QString());
    return refused;
}

void BlobField::save(const QString &path)
{
    if (refuses(path))
        return;
    runInBackground(
        this, [path, bytes = m_value.toByteArray()] { return writeBlobFile(path, bytes); },
        [this](const std::expected<void, QString> &written) {
            if (!written)
                Q_EMIT complained(written.error());
        });
}

void BlobField::load(const QString &path)
{
    if (refuses(path))
        return;
    runInBackground(
        this, [path] { return readBlobFile(path); },
        [this](const std::expected<QByteArray, QString> &read) {
            if (!read)
                Q_EMIT complained(read.error());
            else if (!m_readOnly)
                edit(*read);
        });
}

// Keys
// -----------------------------------------------------------------------------------------------------------

/// Space looks at it, Delete and Backspace clear it.
bool BlobField::filterWellKey(const QEvent &event)
{
    if (event.type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<const QKeyEvent &>(event).key();
    if (key == Qt::Key_Space) {
        view();
        return true;
    }
    const bool clears = key == Qt::Key_Delete || key == Qt::Key_Backspace;
    if (clears && !m_readOnly && !m_value.isNull())
        clear();
    return clears;
}

bool BlobField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_well) {
        if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
            m_well->update();
        if (filterWellKey(*event))
            return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace relata
