#pragma once

namespace relata {

/// Tells screen readers what widgets are that Qt takes for frames and fillers: a form, which then is named
/// when one enters it, and a message, which is spoken when it appears. To be called before there are any; may
/// be called again. GUI thread only.
void installAccessibleRoles();

} // namespace relata
