#ifndef LIMEN_CSQLITE_SHIM_H
#define LIMEN_CSQLITE_SHIM_H

/// Puts an open SQLite connection (`sqlite3 *`) into defensive mode and stops it from trusting functions named in a
/// schema. Returns SQLite's result code; 0 is success.
int limen_sqlite_harden(void *connection);

#endif
