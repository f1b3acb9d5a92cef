#pragma once

#include "ui/field_editor.h"

#include <optional>

class QLabel;
class QPlainTextEdit;

namespace relata {

/// Text of several lines, as tall as what it holds, up to a limit. Enter goes to the next field as
/// everywhere; Shift+Enter begins a new line. Line ends stay the kind that was stored.
class LongTextField : public FieldEditor
{
    Q_OBJECT

public:
    LongTextField(const Column &column, QWidget *parent);

    /// Whether a text column is declared to hold more than a line.
    static bool suits(const Column &column);

    QString text() const override;
    void setText(const QString &text) override;
    void setReadOnly(bool readOnly) override;
    void setPlaceholderText(const QString &text) override;

    bool isWide() const override { return m_wide; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool canUndo() const override;
    bool canRedo() const override;

private:
    void fitHeight();
    void updateCount();
    void textChanged();

    QPlainTextEdit *m_edit;
    QLabel *m_count;
    std::optional<int> m_limit;
    bool m_wide;
    bool m_windowsLineEnds = false;
    bool m_settingText = false;
};

} // namespace relata
