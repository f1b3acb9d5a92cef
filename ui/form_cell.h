#pragma once

#include <QtWidgets/QWidget>

class QLabel;

namespace relata {

class BlobField;
class FieldEditor;
class RecordDraft;
class ReferenceField;

/// One field of a form: its label, its editor and, when there is one, its error; joins the editor to one
/// column of the draft. The draft has to outlive it.
class FormCell : public QWidget
{
    Q_OBJECT

public:
    FormCell(RecordDraft &draft, const QString &column, FieldEditor *editor, QWidget *parent);

    const QString &column() const { return m_column; }

    FieldEditor *editor() const { return m_editor; }

    bool isReadOnly() const { return m_readOnly; }

    bool showsError() const;

    /// Without its label, as in a table's cell, where the column's title says it.
    void hideLabel();

    /// Shows the error even if the field is still being typed in.
    void complain();
    void showText();

Q_SIGNALS:
    void nextRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void joinEditor();
    void joinReference(ReferenceField *reference);
    void joinBlob(BlobField *blob);
    void typed(const QString &text);
    void settle();
    void showError();
    QString hint() const;
    void applyColors();

    RecordDraft &m_draft;
    QString m_column;
    FieldEditor *m_editor;
    QLabel *m_label;
    QLabel *m_error;
    bool m_readOnly;
    bool m_typing = false;
    QString m_complaint; ///< of the editor itself: a file that cannot be read
};

} // namespace relata
