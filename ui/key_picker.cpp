#include "ui/key_picker.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The first column that is no key of its own table: a key tells records apart, and refers to none.
int likelyReference(const Table *table)
{
    const auto isKey = [table](const Column &column) {
        const QStringList alone{column.name};
        return table->primaryKey.contains(column.name) || table->uniqueKeys.contains(alone);
    };
    if (!table)
        return -1;
    const auto found = std::ranges::find_if_not(table->columns, isKey);
    return found == table->columns.end() ? 0 : int(found - table->columns.begin());
}

} // namespace

KeyPicker::KeyPicker(SchemaPtr schema, QWidget *parent)
    : QWidget(parent)
    , m_schema(std::move(schema))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_table = addChoice(u"childTable"_s, tr("Table"));
    m_column = addChoice(u"childColumn"_s, tr("Column"));
    layout->addWidget(new QLabel(u"→"_s, this));
    m_parent = addChoice(u"parentTable"_s, tr("Refers to the table"));
    m_target = addChoice(u"parentColumn"_s, tr("And its column"));
    m_add = new QPushButton(tr("Add"), this);
    m_add->setObjectName(u"addRelationship"_s);
    m_add->setToolTip(tr("Add this relationship to the list"));
    layout->addWidget(m_add);
    fillTables(m_table);
    fillTables(m_parent);
    m_parent->setCurrentIndex(m_parent->count() > 1 ? 1 : 0); // hardly the table itself
    connect(m_table, &QComboBox::currentIndexChanged, this, &KeyPicker::fillColumns);
    connect(m_parent, &QComboBox::currentIndexChanged, this, &KeyPicker::fillTargets);
    for (const QComboBox *box : {m_column, m_target})
        connect(box, &QComboBox::currentIndexChanged, this, &KeyPicker::update);
    connect(m_add, &QPushButton::clicked, this, [this] { Q_EMIT picked(key()); });
    fillColumns();
    fillTargets();
}

QComboBox *KeyPicker::addChoice(const QString &objectName, const QString &name)
{
    auto *box = new QComboBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    static_cast<QHBoxLayout *>(layout())->addWidget(box, 1);
    return box;
}

/// Names as they are declared: this is about the database.
void KeyPicker::fillTables(QComboBox *tables) const
{
    for (const Table &table : m_schema->tables()) {
        const QString name =
            table.name.schema.isEmpty() ? table.name.name : table.name.schema + u'.' + table.name.name;
        if (!table.isView)
            tables->addItem(name, QStringList{table.name.schema, table.name.name});
    }
}

const Table *KeyPicker::tableIn(const QComboBox &tables) const
{
    const QStringList name = tables.currentData().toStringList();
    return m_schema->table({name.value(0), name.value(1)});
}

void KeyPicker::fillColumns()
{
    m_column->clear();
    const Table *table = tableIn(*m_table);
    for (const Column &column : table ? table->columns : QList<Column>())
        m_column->addItem(column.name);
    m_column->setCurrentIndex(likelyReference(table));
    update();
}

/// Those that tell its records apart.
void KeyPicker::fillTargets()
{
    m_target->clear();
    const Table *table = tableIn(*m_parent);
    for (const Column &column : table ? table->columns : QList<Column>()) {
        const QStringList alone{column.name};
        if (table->primaryKey == alone || table->uniqueKeys.contains(alone))
            m_target->addItem(column.name);
    }
    update();
}

UndeclaredKey KeyPicker::key() const
{
    const Table *table = tableIn(*m_table);
    const Table *parent = tableIn(*m_parent);
    return {table ? table->name : TableName(),
            {.columns = {m_column->currentText()},
             .parentTable = parent ? parent->name : TableName(),
             .parentColumns = {m_target->currentText()}}};
}

void KeyPicker::update()
{
    const UndeclaredKey made = key();
    const bool isItself = made.table == made.key.parentTable && made.key.columns == made.key.parentColumns;
    m_add->setEnabled(!isItself && fits(*m_schema, made));
}

} // namespace relata
