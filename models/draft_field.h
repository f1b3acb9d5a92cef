#pragma once

#include "models/database/schema.h"
#include "models/database/value.h"

#include <QtCore/QLocale>
#include <QtCore/QMap>

namespace relata {

/// What a field needs to go on where it was left, after a restart too.
struct DraftFieldState
{
    QString text;
    Value value;
    QString originalText;
    Value original;
    bool touched = false;
    bool proposed = false;
    bool wrong = false; ///< the text means no value
    bool unresolved = false;
    bool named = false;
    bool originalNamed = false;
};

/// What is needed of a draft, by column.
using DraftFieldStates = QMap<QString, DraftFieldState>;

/// One column of a record being typed: the text as typed, the value it means, and what is wrong with it. A
/// plain value that RecordDraft keeps and tells about; errors are sentences.
class DraftField
{
public:
    enum class Purpose
    {
        Insert, ///< what may be omitted need not be typed
        Update
    };

    DraftField(Column column, QString label, Purpose purpose, const QLocale &locale);

    const Column &column() const { return m_column; }

    const QString &label() const { return m_label; }

    const QString &text() const { return m_text; }

    const Value &value() const { return m_value; }

    const Value &original() const { return m_original; }

    const QString &originalText() const { return m_originalText; }

    /// A server's error, else what breaks the declaration; empty where all is well.
    const QString &error() const { return m_serverError.isEmpty() ? m_error : m_serverError; }

    const QString &readOnlyReason() const { return m_readOnlyReason; }

    bool isReadOnly() const { return !m_readOnlyReason.isEmpty(); }

    /// Whether a record without it cannot be saved.
    bool isRequired() const;

    bool isTouched() const { return m_touched; }

    /// Whether it still holds what was proposed, as the next number.
    bool isProposal() const { return m_proposed && !m_touched; }

    /// Whether a person changed it to another value than it began with.
    bool isDirty() const;
    /// Whether an insert names it: typed, proposed or fixed, and not just the column's own default.
    bool isGiven() const;

    /// What the field begins with and is compared to. `shown` is for references, which show a name.
    void begin(const Value &value, const QString &shown = {});
    /// As begin(), for a value that is not the database's own: an insert has to name it.
    void propose(const Value &value, const QString &shown = {});

    /// Another value stands in the database by now: what is typed is compared with that one from here on.
    void rebase(const Value &original, const QString &shown = {});

    void setReadOnly(const QString &reason) { m_readOnlyReason = reason; }

    void setText(const QString &text);
    void setValue(const Value &value, const QString &shown = {});
    /// Words typed into a reference that name no record yet.
    void setUnresolved(const QString &words);

    void setServerError(const QString &error) { m_serverError = error; }

    /// The typed text in its kind's own form ("+7" becomes a date), once it is without error.
    void settle();
    /// Complains about what is missing too, and forgets the server's last answer.
    void validate();

    DraftFieldState state() const;
    void resume(const DraftFieldState &state);

private:
    QString shownText(const Value &value, const QString &shown) const;

    bool mayBeLeftOut() const { return m_purpose == Purpose::Insert && m_column.mayBeOmitted(); }

    QString missing() const;

    Column m_column;
    QString m_label;
    Purpose m_purpose;
    QLocale m_locale;
    QString m_text;
    Value m_value;
    QString m_originalText;
    Value m_original;
    QString m_error;
    QString m_serverError;
    QString m_readOnlyReason;
    bool m_touched = false;
    bool m_proposed = false;
    bool m_unresolved = false;
    bool m_named = false;         ///< the text is the name of what a reference refers to
    bool m_originalNamed = false; ///< so is m_originalText
};

} // namespace relata
