#include "ui/text_field.h"

#include "models/database/schema.h"
#include "ui/length_count.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QLayout>
#include <QtWidgets/QLineEdit>

namespace relata {

TextField::TextField(const Column &column, QWidget *parent)
    : LineField(parent)
    , m_count(new QLabel(this))
    , m_limit(column.kind == ValueKind::Text ? column.lengthLimit : std::nullopt)
{
    layout()->addWidget(m_count);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setContentsMargins(6, 0, 0, 0);
    m_count->hide();
    connect(lineEdit(), &QLineEdit::textChanged, this, &TextField::updateCount);
}

void TextField::updateCount()
{
    const QString count = m_limit ? lengthCount(text(), *m_limit) : QString();
    m_count->setText(count);
    m_count->setVisible(!count.isEmpty() && !lineEdit()->isReadOnly());
}

} // namespace relata
