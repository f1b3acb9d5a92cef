#include "ui/connect_page.h"

#include "models/database/database_session.h"
#include "ui/database_opener.h"
#include "ui/message_bar.h"
#include "ui/progress_line.h"
#include "ui/saved_connections.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>
#include <QtCore/QScopedValueRollback>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PageMargin = 32;
constexpr int WidthInLetters = 64;
const QString WordJoiner = u"\u2060"_s; ///< keeps what is to be typed on one line

} // namespace

ConnectPage::ConnectPage(QWidget *parent)
    : QScrollArea(parent)
    , m_address(new QLineEdit(this))
    , m_saved(new SavedConnections(this))
    , m_keep(new QCheckBox(tr("&Keep the password in the keyring"), this))
    , m_test(new DatabaseOpener(this))
    , m_answer(new MessageBar(this))
    , m_progress(new ProgressLine(this))
    , m_inputs(new QWidget(this))
    , m_testButton(new QPushButton(tr("&Test"), this))
    , m_connect(new QPushButton(tr("&Connect"), this))
    , m_cancel(new QPushButton(this))
{
    setObjectName(u"connectPage"_s);
    setAccessibleName(tr("Connect to a server"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    m_progress->setAccessibleName(tr("Connecting"));
    auto *card = new QWidget(this);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(16);
    inside->addWidget(makeFields());
    inside->addWidget(m_answer);
    inside->addWidget(m_progress);
    inside->addLayout(makeButtons());
    card->setMaximumWidth(WidthInLetters * fontMetrics().averageCharWidth());
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(PageMargin, PageMargin, PageMargin, PageMargin);
    layout->addStretch(1);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(card, 100);
    middle->addStretch(1);
    layout->addLayout(middle);
    layout->addStretch(2);
    setWidget(page);
    connect(m_saved, &SavedConnections::chosen, this, &ConnectPage::setLocation);
    connect(m_test, &DatabaseOpener::opened, this, &ConnectPage::tested);
    connect(m_test, &DatabaseOpener::failed, this, &ConnectPage::showError);
    setLocation({.kind = DatabaseLocation::Kind::PostgreSQL});
    setBusy(false);
}

QWidget *ConnectPage::makeFields()
{
    auto *layout = new QVBoxLayout(m_inputs);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    auto *title = new QLabel(tr("Connect to a Server"), m_inputs);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    layout->addWidget(title);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(16);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Used &before"), m_saved);
    addField(form, u"host"_s, tr("&Host"));
    addField(form, u"port"_s, tr("&Port"));
    addField(form, u"dbname"_s, tr("&Database"));
    addField(form, u"user"_s, tr("&User"));
    QLineEdit *password = addField(form, u"password"_s, tr("Pass&word"));
    password->setEchoMode(QLineEdit::Password);
    password->setPlaceholderText(tr("from the keyring or the password file, if left empty"));
    m_keep->setObjectName(u"keepPassword"_s);
    form->addRow(QString(), m_keep);
    m_address->setObjectName(u"connect:address"_s);
    m_address->setAccessibleName(tr("Address"));
    m_address->setPlaceholderText(u"postgresql://ada@db.example.org:5432/shop"_s);
    form->addRow(tr("Or one &address"), m_address);
    setTabOrder(password, m_keep);
    setTabOrder(m_keep, m_address);
    layout->addLayout(form);
    auto *help =
        new QLabel(tr("What has no field of its own can stand in the address, such as ?sslmode=verify-full "
                      "for a connection that is encrypted and whose server is checked, or ?service=shop for "
                      "an entry of the file ~/.pg_service.conf. Passwords in ~/.pgpass are used.")
                       .replace(QRegularExpression(u"(?<=[?])|(?<=verify)|(?<=verify-)"_s), WordJoiner),
                   m_inputs);
    help->setObjectName(u"connectHelp"_s);
    help->setTextFormat(Qt::PlainText);
    help->setWordWrap(true);
    layout->addWidget(help);
    // Not textEdited(): what is dictated, or written through a screen reader, is typing as well.
    connect(m_address, &QLineEdit::textChanged, this, [this](const QString &address) {
        if (!m_filling)
            addressEdited(address);
    });
    connect(m_address, &QLineEdit::editingFinished, this, [this] {
        if (m_addressError.message.isEmpty())
            fieldsEdited(); // a password that was pasted with it is in its own field now
    });
    return m_inputs;
}

QLineEdit *ConnectPage::addField(QFormLayout *form, const QString &parameter, const QString &label)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(u"connect:"_s + parameter);
    field->setAccessibleName(QString(label).remove(u'&'));
    field->setMaxLength(1'000);
    if (parameter != u"password")
        field->setPlaceholderText(DatabaseLocation().parameter(parameter));
    if (parameter == u"host" && field->placeholderText().isEmpty())
        field->setPlaceholderText(tr("this computer"));
    form->addRow(label, field);
    connect(field, &QLineEdit::textChanged, this, [this] {
        if (!m_filling)
            fieldsEdited();
    });
    m_fields.insert(parameter, field);
    return field;
}

bool ConnectPage::keepsPassword() const
{
    return m_keep->isChecked();
}

QLayout *ConnectPage::makeButtons()
{
    m_testButton->setObjectName(u"test"_s);
    m_connect->setObjectName(u"connect"_s);
    m_cancel->setObjectName(u"cancelConnect"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_testButton);
    buttons->addStretch();
    buttons->addWidget(m_connect);
    buttons->addWidget(m_cancel);
    for (QPushButton *button : {m_testButton, m_connect, m_cancel})
        button->setAutoDefault(true); // Enter presses the one that has the focus
    setTabOrder(m_testButton, m_connect);
    setTabOrder(m_connect, m_cancel);
    m_connect->setDefault(true);
    connect(m_testButton, &QPushButton::clicked, this, &ConnectPage::test);
    connect(m_connect, &QPushButton::clicked, this, &ConnectPage::connectNow);
    connect(m_cancel, &QPushButton::clicked, this, &ConnectPage::stop);
    return buttons;
}

void ConnectPage::setLocation(const DatabaseLocation &location)
{
    fillFields(location.parameters);
    m_answer->dismiss();
    fieldsEdited();
}

Result<DatabaseLocation> ConnectPage::location() const
{
    if (!m_addressError.message.isEmpty())
        return std::unexpected(m_addressError);
    DatabaseLocation location{.kind = DatabaseLocation::Kind::PostgreSQL, .parameters = m_rest};
    for (const auto &[name, field] : m_fields.asKeyValueRange()) {
        const QString text = name == u"password" ? field->text() : field->text().trimmed();
        if (!text.isEmpty())
            location.parameters.insert(name, text);
    }
    return location;
}

void ConnectPage::fieldsEdited()
{
    m_addressError = {};
    const auto typed = location();
    const QScopedValueRollback filling(m_filling, true);
    m_address->setText(typed->parameters.isEmpty() ? QString() : typed->toArgument());
}

void ConnectPage::addressEdited(const QString &address)
{
    const QString text = address.trimmed();
    const auto parsed = DatabaseLocation::fromArgument(text);
    m_addressError = {};
    if (!parsed)
        m_addressError = parsed.error();
    else if (parsed->kind != DatabaseLocation::Kind::PostgreSQL && !text.isEmpty())
        m_addressError.message = tr("An address of a server begins with postgresql://");
    if (!m_addressError.message.isEmpty())
        return;
    QMap<QString, QString> parameters = parsed->parameters;
    if (!parameters.contains(u"password"_s)) // it is not in the address that is shown
        parameters.insert(u"password"_s, m_fields.value(u"password"_s)->text());
    fillFields(parameters);
}

/// What has no field is kept for the connection all the same.
void ConnectPage::fillFields(QMap<QString, QString> parameters)
{
    const QScopedValueRollback filling(m_filling, true);
    for (const auto &[name, field] : m_fields.asKeyValueRange())
        field->setText(parameters.take(name));
    m_rest = parameters;
}

void ConnectPage::setConnecting(bool connecting)
{
    setBusy(connecting);
}

void ConnectPage::setBusy(bool busy)
{
    m_busy = busy;
    m_inputs->setEnabled(!busy);
    m_testButton->setEnabled(!busy);
    m_connect->setEnabled(!busy);
    busy ? m_progress->showProgress({}) : m_progress->stop();
    m_cancel->setText(busy ? tr("&Stop") : tr("Ca&ncel"));
    m_cancel->setToolTip(busy ? tr("Stop (Esc)") : tr("Cancel (Esc)"));
    if (busy) {
        m_answer->dismiss();
        m_cancel->setFocus(Qt::OtherFocusReason);
    }
}

void ConnectPage::test()
{
    const auto typed = location();
    if (!typed) {
        showError(typed.error());
        return;
    }
    setBusy(true);
    m_test->open(*typed);
}

void ConnectPage::tested()
{
    const auto session = m_test->take();
    const DatabaseLocation &reached = session->location();
    const QString database = reached.parameter(u"dbname"_s);
    const QString host = reached.parameter(u"host"_s);
    const qsizetype tables = session->schema()->tables().size();
    setBusy(false);
    m_connect->setFocus(Qt::OtherFocusReason);
    m_answer->show(MessageBar::Tone::Information,
                   tr("Connected to %1 on %2 as %3: %4.")
                       .arg(database.isEmpty() ? reached.parameter(u"user"_s) : database,
                            host.isEmpty() || host.startsWith(u'/') ? tr("this computer") : host,
                            reached.parameter(u"user"_s),
                            tables == 1 ? tr("1 table") : tr("%1 tables").arg(QLocale().toString(tables))));
}

void ConnectPage::showError(const DatabaseError &error)
{
    setBusy(false);
    m_answer->show(error);
    const bool password = error.kind == DatabaseError::Kind::Password;
    QLineEdit *next = password                            ? m_fields.value(u"password"_s)
                      : !m_addressError.message.isEmpty() ? m_address
                                                          : m_fields.value(u"host"_s);
    next->setFocus(Qt::OtherFocusReason);
    next->selectAll();
}

void ConnectPage::focusFirst()
{
    QLineEdit *first = m_fields.value(u"host"_s);
    first->setFocus(Qt::OtherFocusReason);
    first->selectAll();
}

void ConnectPage::connectNow()
{
    const auto typed = location();
    if (!typed)
        showError(typed.error());
    else
        Q_EMIT connectRequested(*typed);
}

void ConnectPage::stop()
{
    if (!m_busy) {
        Q_EMIT cancelled();
        return;
    }
    m_test->stop();
    Q_EMIT stopRequested();
    setBusy(false);
    focusFirst();
}

void ConnectPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        stop();
    else if (!m_busy && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        connectNow();
    else
        QScrollArea::keyPressEvent(event);
}

} // namespace relata
