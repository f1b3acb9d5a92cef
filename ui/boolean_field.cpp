#include "ui/boolean_field.h"

#include "models/database/schema.h"
#include "models/value_format.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLayout>

namespace relata {

BooleanField::BooleanField(const Column &column, QWidget *parent)
    : FieldEditor(parent)
    , m_box(new QCheckBox(this))
{
    m_box->setTristate(column.nullable);
    setInput(m_box);
    showState();
    connect(m_box, &QCheckBox::stateChanged, this, &BooleanField::showState);
    connect(m_box, &QCheckBox::clicked, this, [this] {
        m_history.add(text());
        Q_EMIT edited(text());
    });
    m_history.begin(BooleanField::text());
}

QString BooleanField::text() const
{
    if (m_box->checkState() == Qt::PartiallyChecked)
        return {};
    return booleanText(m_box->isChecked());
}

void BooleanField::setText(const QString &text)
{
    check(text);
    m_history.begin(this->text());
}

void BooleanField::restore(const QString &text)
{
    check(text);
    Q_EMIT edited(text);
}

void BooleanField::check(const QString &text)
{
    if (text.isEmpty() && m_box->isTristate())
        m_box->setCheckState(Qt::PartiallyChecked);
    else
        m_box->setCheckState(text == booleanText(true) ? Qt::Checked : Qt::Unchecked);
}

void BooleanField::setReadOnly(bool readOnly)
{
    FieldEditor::setReadOnly(readOnly);
    m_box->setEnabled(!readOnly);
}

void BooleanField::showState()
{
    m_box->setText(BooleanField::text());
}

} // namespace relata
