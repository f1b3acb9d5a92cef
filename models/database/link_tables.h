#pragma once

#include "models/database/schema.h"

namespace relata {

/// The relationships that lead through a link table to its other side: each row of `playlist_track` says that
/// a track is on a playlist, so a playlist has tracks, and a track playlists. A link table is one that has a
/// key of exactly two of its foreign keys, or little else in it.
QList<Relationship> farSides(const QList<Table> &tables, const QList<Relationship> &relationships);

} // namespace relata
