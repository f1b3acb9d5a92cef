#include "ui/filter_notice.h"

#include "ui/icons.h"

namespace relata {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Of a column's name, in average characters.
constexpr int LongestLabel = 20;

} // namespace

FilterNotice::FilterNotice(QWidget *parent)
    : QPushButton(parent)
{
    setObjectName(u"clearFilters"_s);
    setIcon(relata::icon(Icon::Close));
    setFocusPolicy(Qt::TabFocus); // a click leaves the focus where one works
    hide();
}

void FilterNotice::setColumns(const QStringList &labels)
{
    setVisible(!labels.isEmpty());
    if (labels.isEmpty())
        return;
    const QString all = labels.join(tr(", ", "between columns"));
    const QString one = fontMetrics().elidedText(labels.constFirst(), Qt::ElideRight,
                                                 LongestLabel * fontMetrics().averageCharWidth());
    setText(labels.size() == 1 ? tr("Filtered by %1").arg(one).replace(u'&', u"&&"_s)
                               : tr("Filtered by %1 columns").arg(labels.size()));
    setAccessibleName(tr("Filtered by %1: show all").arg(all));
    setToolTip(tr("Filtered by %1. Esc in the table shows all.").arg(all));
}

} // namespace relata
