#pragma once

#include <QtWidgets/QWidget>

namespace relata {

struct Column;

/// The editor of one value kind in a form: a text that a person changes. It shows and reports text and knows
/// nothing of rules; RecordDraft says what a text means. Lives on the GUI thread and cannot fail.
///
/// The widget that has the keyboard is input(); it carries the object name and the accessible name, and all
/// editors treat its keys alike: Enter asks for the next field, Ctrl+Z is left to the window once there is no
/// typing to take back, and the form's own keys are passed on.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    virtual QString text() const = 0;
    /// Shows a text without reporting it as edited.
    virtual void setText(const QString &text) = 0;

    /// The same for a text that is what was typed in another form: Ctrl+Z brings back what was typed.
    virtual void replaceText(const QString &text) { setText(text); }

    /// Overridden to stop the input from changing; the base shows that it does not.
    virtual void setReadOnly(bool readOnly);
    virtual void setPlaceholderText(const QString &text);

    /// Whether it wants the whole width of the form.
    virtual bool isWide() const { return false; }

    /// Whether half of its text is expected to be wrong while it is being typed ("12/"), so that a complaint
    /// waits until the field is left.
    virtual bool isWrongUntilComplete() const { return false; }

    QWidget *input() const { return m_input; }

    /// The last of its widgets that the keyboard can reach.
    virtual QWidget *lastInput() const { return m_input; }

    void setNames(const QString &objectName, const QString &accessibleName);
    /// What a screen reader adds to the name: the error, or why the field is read-only.
    void setDescription(const QString &description);
    /// Tints the field.
    void setInvalid(bool invalid);

Q_SIGNALS:
    void edited(const QString &text);
    void nextRequested();
    void left();                               ///< the focus went elsewhere
    void complained(const QString &complaint); ///< something could not be done, in a sentence

protected:
    explicit FieldEditor(QWidget *parent);

    /// To be called once by the constructor of each editor.
    void setInput(QWidget *input);
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

    virtual bool canUndo() const { return false; }

    virtual bool canRedo() const { return false; }

    /// Whether undo() and redo() are to be called; the inputs of text do it by themselves.
    virtual bool keepsHistory() const { return false; }

    virtual void undo() {}

    virtual void redo() {}

    /// Whether Enter belongs to the input just now, as in an open list.
    virtual bool takesEnter() const { return false; }

private:
    bool filterKey(QKeyEvent *key);
    bool filterUndo(QKeyEvent *key, bool back);
    void applyTint();
    void markWrong(QPalette &tinted) const;

    QWidget *m_input = nullptr;
    bool m_invalid = false;
    bool m_readOnly = false;
};

/// The editor for a column that is no reference.
FieldEditor *makeFieldEditor(const Column &column, QWidget *parent);

} // namespace relata
