#include "ui/relationships_page.h"

#include "models/database/database_session.h"
#include "ui/key_picker.h"

#include <QtCore/QLocale>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int WidthInLines = 44;
constexpr int HeightInLines = 28;

/// Whether somebody has ticked or unticked it, which no check overrules.
constexpr int DecidedRole = Qt::UserRole;

} // namespace

RelationshipsPage::RelationshipsPage(DatabaseSession *session, const QList<UndeclaredKey> &kept,
                                     QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_checks(new RelationshipChecks(session, this))
    , m_list(new QTreeWidget(this))
    , m_progress(new QLabel(this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_apply(new QPushButton(tr("Use These"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"relationshipsPage"_s);
    setWindowTitle(tr("Relationships"));
    m_list->setObjectName(u"relationships"_s);
    m_list->setAccessibleName(tr("Relationships that are not declared"));
    m_list->setHeaderLabels({tr("Relationship"), tr("Values that have their parent")});
    m_list->setRootIsDecorated(false);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_stop->setObjectName(u"stopChecks"_s);
    m_apply->setObjectName(u"useRelationships"_s);
    m_apply->setDefault(true);
    m_progress->setObjectName(u"checkProgress"_s);
    auto *picker = new KeyPicker(session->schema(), this);
    arrange(picker);
    connect(picker, &KeyPicker::picked, this, &RelationshipsPage::addByHand);
    connect(m_checks, &RelationshipChecks::changed, this, &RelationshipsPage::showCheck);
    connect(m_checks, &RelationshipChecks::finished, this, &RelationshipsPage::showProgress);
    connect(m_stop, &QPushButton::clicked, m_checks, &RelationshipChecks::stop);
    connect(m_apply, &QPushButton::clicked, this, &RelationshipsPage::apply);
    connect(m_list, &QTreeWidget::itemClicked, this,
            [](QTreeWidgetItem *item) { item->setData(0, DecidedRole, true); });
    propose(kept);
    showProgress();
    resize(WidthInLines * fontMetrics().lineSpacing(), HeightInLines * fontMetrics().lineSpacing());
    m_list->setFocus();
}

void RelationshipsPage::arrange(QWidget *picker)
{
    auto *intro =
        new QLabel(tr("Relationships that the database does not declare. Tick those that Relata is to "
                      "follow; the database itself is not changed."),
                   this);
    intro->setWordWrap(true);
    auto *progress = new QHBoxLayout;
    progress->addWidget(m_progress, 1);
    progress->addWidget(m_stop);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_apply, QDialogButtonBox::ApplyRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(intro);
    layout->addWidget(m_list, 1);
    layout->addLayout(progress);
    layout->addWidget(new QLabel(tr("Add one by hand:"), this));
    layout->addWidget(picker);
    layout->addWidget(buttons);
}

void RelationshipsPage::propose(const QList<UndeclaredKey> &kept)
{
    for (const UndeclaredKey &key : kept) {
        if (fits(*m_session->schema(), key))
            add(key, true);
    }
    for (const UndeclaredKey &key : proposedKeys(*m_session->schema()))
        add(key, false);
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void RelationshipsPage::add(const UndeclaredKey &key, bool ticked)
{
    auto *item = new QTreeWidgetItem(m_list, {key.text(), QString()});
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(0, ticked ? Qt::Checked : Qt::Unchecked);
    item->setToolTip(0, key.text());
    item->setData(0, DecidedRole, ticked);
    m_checks->add(key);
}

/// The same one twice is one.
void RelationshipsPage::addByHand(const UndeclaredKey &key)
{
    const QList<KeyCheck> &checks = m_checks->checks();
    const auto known = std::ranges::find(checks, key, &KeyCheck::key);
    const qsizetype index = std::distance(checks.begin(), known);
    if (known == checks.end())
        add(key, true);
    QTreeWidgetItem *item = m_list->topLevelItem(int(index));
    item->setCheckState(0, Qt::Checked);
    item->setData(0, DecidedRole, true);
    m_list->setCurrentItem(item);
    showProgress();
}

QString RelationshipsPage::text(const KeyCheck &check)
{
    const QLocale locale;
    const QString found =
        tr("%1 of %2 match").arg(locale.toString(check.found.matches), locale.toString(check.found.values));
    switch (check.state) {
    case KeyCheck::State::Waiting:
        return tr("Waiting…");
    case KeyCheck::State::Running:
        return tr("%1 so far…").arg(found);
    case KeyCheck::State::Stopped:
        return check.found.values > 0 ? tr("%1, stopped").arg(found) : tr("Stopped");
    case KeyCheck::State::Failed:
        return tr("Cannot be compared");
    case KeyCheck::State::Done:
        return check.found.values > 0 ? found : tr("There are no values");
    }
    return {};
}

void RelationshipsPage::showCheck(qsizetype index)
{
    const KeyCheck &check = m_checks->checks().at(index);
    QTreeWidgetItem *item = m_list->topLevelItem(int(index));
    item->setText(1, text(check));
    if (check.holds() && !item->data(0, DecidedRole).toBool())
        item->setCheckState(0, Qt::Checked);
    showProgress();
}

void RelationshipsPage::showProgress()
{
    const QList<KeyCheck> &checks = m_checks->checks();
    const auto done = std::ranges::count_if(checks, [](const KeyCheck &check) {
        return check.state != KeyCheck::State::Waiting && check.state != KeyCheck::State::Running;
    });
    m_stop->setVisible(m_checks->isRunning());
    m_progress->setText(
        checks.isEmpty()
            ? tr("No names suggest any.")
            : tr("%1 of %2 examined").arg(QLocale().toString(done), QLocale().toString(checks.size())));
}

void RelationshipsPage::apply()
{
    QList<UndeclaredKey> keys;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (m_list->topLevelItem(i)->checkState(0) == Qt::Checked)
            keys.append(m_checks->checks().at(i).key);
    }
    m_checks->stop();
    Q_EMIT chosen(keys);
    close();
}

} // namespace relata
