#include "models/draft_field.h"

#include "models/value_format.h"
#include "models/value_parser.h"

#include <QtCore/QCoreApplication>

namespace relata {

namespace {

struct DraftText
{
    Q_DECLARE_TR_FUNCTIONS(relata::DraftField)
};

} // namespace

DraftField::DraftField(Column column, QString label, Purpose purpose, const QLocale &locale)
    : m_column(std::move(column))
    , m_label(std::move(label))
    , m_purpose(purpose)
    , m_locale(locale)
{
}

bool DraftField::isDirty() const
{
    return m_touched && (m_unresolved || !m_error.isEmpty() || !sameValue(m_value, m_original));
}

bool DraftField::isGiven() const
{
    if (m_column.generated)
        return false;
    // Emptying a required field that has a default asks for the default.
    if (m_value.isNull() && !m_column.nullable && mayBeLeftOut())
        return false;
    return m_proposed || isDirty();
}

QString DraftField::shownText(const Value &value, const QString &shown) const
{
    return shown.isEmpty() ? editText(m_column, value, m_locale) : shown;
}

void DraftField::begin(const Value &value, const QString &shown)
{
    m_original = m_value = value;
    m_originalText = m_text = shownText(value, shown);
    m_named = m_originalNamed = !shown.isEmpty();
    m_touched = m_unresolved = false;
    m_error.clear();
    m_serverError.clear();
}

void DraftField::rebase(const Value &original, const QString &shown)
{
    m_original = original;
    m_originalText = shownText(original, shown);
    m_originalNamed = !shown.isEmpty();
    m_serverError.clear();
}

void DraftField::propose(const Value &value, const QString &shown)
{
    begin(value, shown);
    m_proposed = !value.isNull();
}

void DraftField::setText(const QString &text)
{
    m_text = text;
    m_touched = true;
    m_unresolved = false;
    m_named = false;
    m_error.clear();
    m_serverError.clear();
    // The same text is the same value, whatever parsing it would make of it: a float stays a float.
    if (text == m_originalText) {
        m_value = m_original;
    } else if (const auto parsed = parseText(m_column, text, m_locale, QDate::currentDate())) {
        // So is another text for the same value, as 120.5 and 120.50 where two decimals are declared.
        const bool same = editText(m_column, *parsed, m_locale) == editText(m_column, m_original, m_locale);
        m_value = same && !parsed->isNull() && !m_original.isNull() ? m_original : *parsed;
    } else {
        m_error = parsed.error();
    }
    if (m_error.isEmpty())
        m_error = missing();
}

void DraftField::setValue(const Value &value, const QString &shown)
{
    m_text = shownText(value, shown);
    m_value = value;
    m_touched = true;
    m_unresolved = false;
    m_named = !shown.isEmpty();
    m_serverError.clear();
    m_error = missing();
}

void DraftField::setUnresolved(const QString &words)
{
    // Taken back to the name it began with, it refers to the record it began with.
    if (m_originalNamed && words == m_originalText) {
        setValue(m_original, m_originalText);
        return;
    }
    setValue({}, words);
    m_unresolved = !words.isEmpty();
    if (m_unresolved)
        m_error = DraftText::tr("%1: choose one from the list.").arg(m_label);
}

bool DraftField::isRequired() const
{
    return !m_column.nullable && !m_column.generated && !mayBeLeftOut() && !isReadOnly();
}

QString DraftField::missing() const
{
    if (!isRequired() || !m_value.isNull())
        return {};
    return DraftText::tr("%1 is required.").arg(m_label);
}

void DraftField::settle()
{
    if (!m_error.isEmpty() || m_unresolved || m_named || m_value.isNull())
        return;
    m_text = sameValue(m_value, m_original) ? m_originalText : editText(m_column, m_value, m_locale);
}

void DraftField::validate()
{
    m_serverError.clear();
    if (m_error.isEmpty())
        m_error = missing();
}

DraftFieldState DraftField::state() const
{
    const bool wrong = !m_error.isEmpty() && m_error != missing();
    return {.text = m_text,
            .value = m_value,
            .originalText = m_originalText,
            .original = m_original,
            .touched = m_touched,
            .proposed = m_proposed,
            .wrong = wrong,
            .unresolved = m_unresolved,
            .named = m_named,
            .originalNamed = m_originalNamed};
}

void DraftField::resume(const DraftFieldState &state)
{
    m_original = state.original;
    m_originalText = state.originalText;
    m_originalNamed = state.originalNamed;
    m_proposed = state.proposed;
    if (state.unresolved) {
        setUnresolved(state.text);
    } else if (state.wrong) {
        setText(state.text);
    } else {
        m_value = state.value;
        m_text = state.text;
        m_named = state.named;
        m_error = state.touched ? missing() : QString();
    }
    m_touched = state.touched;
}

} // namespace relata
