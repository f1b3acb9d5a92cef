#pragma once

#include "bench/subject.h"

#include <QtCore/QStringList>

namespace relata::bench {

// The subjects, each measured in a process of its own, so that nobody is charged for another's memory.
inline const QString Relata = QStringLiteral("relata");
inline const QString TableModel = QStringLiteral("QSqlTableModel");
inline const QString BareSqliteApi = QStringLiteral("C API");
inline const QString BareServerApi = QStringLiteral("libpq");

/// Measures one subject in this process and writes its Readings to stdout, a line each as soon as it is
/// known. `only`: the metrics to measure; empty for all.
void runSubject(const QString &subject, const QString &size, const Scene &scene, const QStringList &only);

} // namespace relata::bench
