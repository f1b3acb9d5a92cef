#pragma once

#include "models/database/value.h"
#include "ui/edit_history.h"
#include "ui/field_editor.h"

class QAbstractButton;
class QLabel;

namespace relata {

class PreviewWell;
struct BlobLook;

/// A binary value: a picture of it where it is an image, else what it is and its size; it can be looked at,
/// saved to a file, loaded from one and cleared. Files that cannot be read or written are complained about.
class BlobField : public FieldEditor
{
    Q_OBJECT

public:
    BlobField(const Column &column, QWidget *parent);

    /// What is said of the value, not the value.
    QString text() const override;

    void setText(const QString &) override {} ///< a value is no text: setValue()

    /// Shows a value without reporting it as changed.
    void setValue(const Value &value);
    void setReadOnly(bool readOnly) override;

    /// The file that must be neither loaded nor written over.
    void setDatabaseFile(const QString &path) { m_databaseFile = path; }

    bool isWide() const override { return true; }

    QWidget *lastInput() const override;

Q_SIGNALS:
    void valueEdited(const relata::Value &value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

    bool canUndo() const override { return !m_readOnly && m_history.canUndo(); }

    bool canRedo() const override { return !m_readOnly && m_history.canRedo(); }

    bool keepsHistory() const override { return true; }

    void undo() override { restore(m_history.undo()); }

    void redo() override { restore(m_history.redo()); }

private:
    QAbstractButton *addButton(QLayout *row, const QString &objectName, const QString &text,
                               void (BlobField::*does)());
    bool filterWellKey(const QEvent &event);
    void show(const Value &value);
    void showLook(const BlobLook &look);
    void restore(const Value &value);
    void edit(const Value &value);
    void updateButtons();
    void view();
    void saveToFile();
    void loadFromFile();
    void clear();
    void save(const QString &path);
    void load(const QString &path);
    bool refuses(const QString &path);

    PreviewWell *m_well;
    QLabel *m_info;
    QAbstractButton *m_view;
    QAbstractButton *m_save;
    QAbstractButton *m_load;
    QAbstractButton *m_clear;
    Value m_value;
    EditHistory m_history;
    QString m_suffix;
    QString m_databaseFile;
    int m_look = 0; ///< answers about older values are dropped
    bool m_readOnly = false;
};

} // namespace relata
