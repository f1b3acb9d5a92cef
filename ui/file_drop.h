#pragma once

#include <QtCore/QObject>

class QMimeData;
class QWidget;

namespace relata {

/// Takes files that are dropped anywhere on a window, on its text fields too, which would take their names as
/// text.
class FileDrop : public QObject
{
    Q_OBJECT

public:
    explicit FileDrop(QWidget *window);

Q_SIGNALS:
    /// `paths`: local files; `refused`: addresses of what is no file.
    void dropped(const QStringList &paths, const QStringList &refused);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isInside(const QObject *watched) const;
    void take(const QMimeData &data);

    QWidget *m_window;
};

} // namespace relata
