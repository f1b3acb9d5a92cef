#pragma once

#include <QtCore/QString>
#include <QtCore/QVariantList>

namespace relata {

/// SQL text together with the values of its `?` placeholders, in order. Put together from fragments, each of
/// which brings its own values, so that text and values cannot get out of step.
struct Statement
{
    QString sql;
    QVariantList values;

    Statement &operator+=(const Statement &other)
    {
        sql += other.sql;
        values += other.values;
        return *this;
    }

    Statement &operator+=(const QString &text)
    {
        sql += text;
        return *this;
    }

    friend Statement operator+(Statement a, const Statement &b) { return a += b; }

    friend Statement operator+(Statement a, const QString &b) { return a += b; }
};

} // namespace relata
