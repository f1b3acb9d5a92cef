#pragma once

#include "ui/parent_source.h"
#include "ui/typed_ahead.h"

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

#include <utility>
#include <vector>

class QLabel;
class QPushButton;

namespace relata {

class ElidedLabel;
class FieldEditor;
class FormCell;
class LineGrid;
class ChildLines;
class RecordDraft;
struct Relationship;

/// A RecordDraft on screen: its title, which names the parent, a field for each shown column with its error
/// below it, and the buttons. It saves nothing: it asks for saving once the draft has no error that can be
/// found without the database, and shows what RecordDraft::setErrors() brings back, with the focus on the
/// first bad field. Lives on the GUI thread; the draft has to outlive it or be replaced first.
class RecordForm : public QWidget
{
    Q_OBJECT

public:
    explicit RecordForm(QWidget *parent = nullptr);

    /// The editor of a draft's column; with a source a reference is chosen by name. The draft has to outlive
    /// its editor's last signal.
    static FieldEditor *makeEditor(RecordDraft &draft, const QString &column, const ParentSource &source,
                                   QWidget *parent);

    /// Where references find their records; to be set before the draft. Without it keys are typed.
    void setParentSource(const ParentSource &source);

    /// The file that values must be neither loaded from nor saved to.
    void setDatabaseFile(const QString &path) { m_databaseFile = path; }

    /// Where its fields come in the chain of inputs.
    void setBefore(QWidget *before) { m_before = before; }

    /// Something to be chosen about the saving, beside the buttons; it is the form's then.
    void setChoice(QWidget *choice);

    /// Shows a draft in place of the last one; null shows nothing.
    void setDraft(RecordDraft *draft);

    RecordDraft *draft() const { return m_draft; }

    /// Where the children of a new record are typed with it.
    LineGrid *lines() const { return m_lines; }

    /// Shows children to be typed, in place of the last ones; null: none.
    void setLines(ChildLines *lines);

    void focusFirstField();
    /// The field of a column, where it is shown.
    void focusField(const QString &column);
    QString focusedColumn() const; ///< empty where the focus is in none of the fields
    /// Asks for saving where the draft has no error; otherwise shows what is wrong.
    void requestSave(bool andNew);
    /// While saving: nothing can be saved twice, and what is typed waits.
    void setBusy(bool busy);
    /// Whether there is something to save: a new record, or one in which something was typed.
    bool canSave() const;

    /// It is always there: as long as nothing is typed there is nothing to cancel.
    void setStanding(bool standing);
    /// Whether the keyboard is here, or has been left where it was when saving began.
    bool holdsKeyboard() const;

    /// What was typed while saving; it is not for this draft any more.
    TypedAhead takeTypedAhead() { return std::exchange(m_typedAhead, {}); }

Q_SIGNALS:
    void saveRequested(bool andNew);
    void cancelRequested(); ///< discard the draft
    void closeRequested();  ///< close the form and keep the draft

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeButtons();
    void makeMessage();
    void clear();
    void fill();
    void setTabChain();
    void updateButtons();
    void goNext(FormCell *from);
    void showErrors();
    void showLineErrors(bool andGoThere);
    void showFormMessage();
    void applyColors();
    QWidget *lastField() const;
    FormCell *nextEditable(size_t from) const;

    RecordDraft *m_draft = nullptr;
    ParentSource m_parents;
    QString m_databaseFile;
    QWidget *m_before = nullptr;
    ElidedLabel *m_title;
    QLabel *m_message;
    QWidget *m_content; ///< fields and lines
    QWidget *m_fields;
    LineGrid *m_lines;
    std::vector<FormCell *> m_cells;
    QWidget *m_buttons = nullptr; ///< hidden where there is nothing to save
    QList<QWidget *> m_choices;
    QPushButton *m_saveAndNew = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
    bool m_standing = false;
    bool m_busy = false;
    QPointer<QWidget> m_focusBeforeBusy;
    TypedAhead m_typedAhead;
};

} // namespace relata
