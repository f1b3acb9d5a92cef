#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QAction;
class QActionGroup;
class QMenu;

namespace relata {

class RelationshipView;

/// The tabs of a view as entries of a menu, called like them and always as many, the chosen one checked. The
/// first ones have the keys Ctrl+1 to Ctrl+9; of more than nine, the last has Ctrl+9.
class TabActions : public QObject
{
    Q_OBJECT

public:
    /// Puts the entries at the end of the menu.
    TabActions(QMenu *menu, QObject *parent);

    /// Null: there are none.
    void setView(RelationshipView *view);

private:
    void update();
    void rebuild(const QStringList &names);
    QAction *makeAction(const QString &name, int index, int count);

    QMenu *m_menu;
    QActionGroup *m_group;
    QAction *m_end; ///< before which they stand
    QPointer<RelationshipView> m_view;
    QStringList m_names;
};

} // namespace relata
