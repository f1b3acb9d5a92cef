#pragma once

#include <QtCore/QList>
#include <QtCore/QStringList>

namespace relata::test {

/// One C++ file of the checkout, as a text that a test looks through.
class SourceFile
{
public:
    /// `path` is relative to the checkout, as an #include says it.
    SourceFile(QString path, const QString &text);

    const QString &path() const { return m_path; }

    const QStringList &includes() const { return m_includes; } ///< without their quotes or angle brackets

    const QStringList &literals() const { return m_literals; } ///< what stands between the quotes of strings

    const QString &code() const { return m_code; } ///< without comments

    /// The C++ files of a room, the rooms inside it left out.
    static QList<SourceFile> ofRoom(const QString &room);

private:
    QString m_path;
    QStringList m_includes;
    QStringList m_literals;
    QString m_code;
};

} // namespace relata::test
