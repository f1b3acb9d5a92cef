#pragma once

#include "models/database/undeclared_keys.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QPushButton;

namespace relata {

/// A relationship made by hand: a column of one table, and the unique column of another that it refers to.
class KeyPicker : public QWidget
{
    Q_OBJECT

public:
    explicit KeyPicker(SchemaPtr schema, QWidget *parent = nullptr);

Q_SIGNALS:
    void picked(const relata::UndeclaredKey &key);

private:
    QComboBox *addChoice(const QString &objectName, const QString &name);
    void fillTables(QComboBox *tables) const;
    void fillColumns();
    void fillTargets();
    void update();
    const Table *tableIn(const QComboBox &tables) const;
    UndeclaredKey key() const;

    SchemaPtr m_schema;
    QComboBox *m_table;
    QComboBox *m_column;
    QComboBox *m_parent;
    QComboBox *m_target;
    QPushButton *m_add;
};

} // namespace relata
