#pragma once

#include "models/database/store_file.h"
#include "ui/settings.h"

#include <QtCore/QObject>
#include <QtGui/QKeySequence>

class QAction;
class QMainWindow;
class QMenu;

namespace relata {

/// The File menu: the ways to a database, each of which ends in openRequested(), failed() or a page of the
/// window's.
class FileActions : public QObject
{
    Q_OBJECT

public:
    /// Adds the menu to the window's menu bar.
    explicit FileActions(QMainWindow *window);

    /// `open`: whether a database is, that could be closed.
    void update(const QList<RecentDatabase> &recent, bool open);
    /// Whether what is open can be saved as a copy; `why` not, in a sentence.
    void setCopyable(bool copyable, const QString &why);
    /// A fresh store of sample records.
    void requestSample();

    QAction *newStore() const { return m_newStore; }

    QAction *openSample() const { return m_openSample; }

    QAction *openFile() const { return m_openFile; }

    QAction *connectToServer() const { return m_connect; }

Q_SIGNALS:
    void openRequested(const relata::DatabaseLocation &location);
    void failed(const relata::DatabaseError &error);
    void connectRequested();
    void welcomeRequested();
    void closeRequested();
    void copyRequested();
    void clearRequested(); ///< of the list of recent databases

private:
    using Doing = std::function<void()>;

    QAction *add(QMenu *menu, const QString &name, const QKeySequence &keys, const Doing &does);
    void chooseNewStore();
    void chooseFile(bool readOnly);
    void makeStore(const QString &path);
    void addRecent(const QList<RecentDatabase> &recent);

    QMainWindow *m_window;
    SampleFolder m_samples;
    QMenu *m_recent = nullptr;
    QAction *m_newStore = nullptr;
    QAction *m_openSample = nullptr;
    QAction *m_openFile = nullptr;
    QAction *m_connect = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_close = nullptr;
};

} // namespace relata
