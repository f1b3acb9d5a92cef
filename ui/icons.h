#pragma once

#include <QtGui/QIcon>

namespace relata {

/// The pictures on buttons, one for each meaning.
enum class Icon
{
    Back,
    Calendar,
    Children,
    Close,
    Copy,
    Delete,
    Duplicate,
    Edit,
    Filter,
    Folder,
    Forward,
    Keyboard,
    List,
    New,
    NewChild,
    Next,
    Parent,
    Paste,
    Previous,
    Redo,
    Refresh,
    Sample,
    Save,
    Search,
    Server,
    Sidebar,
    Store,
    Undo
};

/// Drawn in the colour that text has on buttons at the moment of painting, so it follows light and dark, and
/// sharp at every scale. On the GUI thread.
QIcon icon(Icon meaning);

/// Relata's own: a record, and two that belong to it.
QIcon applicationIcon();

} // namespace relata
