// SPDX-License-Identifier: Apache-2.0
// SQLite writes its rollback journal in three calls a page. Here they are gathered into some large ones, which cost the system
// far less; SQLite itself has no such option. What is not yet written when a run is cut off is not missed: the database changes
// only after the journal was synced, and for that it is written out.
#pragma once

namespace entente {

// The name of the file system, for sqlite3_open_v2(), that does so and leaves all else to SQLite's own. Null where there is none.
const char* gathering_file_system();

}  // namespace entente
