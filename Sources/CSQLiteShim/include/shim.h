#ifndef LIMEN_CSQLITE_SHIM_H
#define LIMEN_CSQLITE_SHIM_H

/// Puts an open SQLite connection (`sqlite3 *`) into defensive mode and stops it from trusting functions named in a
/// schema. Returns SQLite's result code; 0 is success.
int limen_sqlite_harden(void *connection);

/// The name of the layer that keeps checksums in the pages of archives.
#define LIMEN_CHECKSUM_VFS "limen-checksums"

/// The length of a checksum.
#define LIMEN_CHECKSUM_BYTES 8

/// Makes that layer known to SQLite; may be called again, but not from two threads at once. Returns SQLite's result code.
int limen_sqlite_register_checksums(void);

/// Asks for room for checksums in the pages of the main database (`sqlite3 *`), when it is made or packed. Returns
/// SQLite's result code.
int limen_sqlite_reserve_checksums(void *connection);

#endif
