#ifndef LIMEN_CSQLITE_SHIM_H
#define LIMEN_CSQLITE_SHIM_H

/// Puts an open SQLite connection (`sqlite3 *`) into defensive mode, stops it from trusting functions named in a schema,
/// and takes the function away that sets tokenizers by their address. Returns SQLite's result code; 0 is success.
int limen_sqlite_harden(void *connection);

/// The name of the layer that keeps checksums in the pages of archives.
#define LIMEN_CHECKSUM_VFS "limen-checksums"

/// The result code of that layer for a file that belongs to no open archive, such as one that a journal names: an
/// extended code of SQLITE_CORRUPT, 11 + 101 * 256.
#define LIMEN_SQLITE_FOREIGN_FILE 25867

/// The result code of that layer for a file that may not become as large as it would: an extended code of SQLITE_IOERR,
/// 10 + 101 * 256.
#define LIMEN_SQLITE_TOO_LARGE 25866

/// The length of a checksum.
#define LIMEN_CHECKSUM_BYTES 8

/// Makes that layer known to SQLite; may be called again, but not from two threads at once. Returns SQLite's result code.
int limen_sqlite_register_checksums(void);

/// Asks for room for checksums in the pages of the main database (`sqlite3 *`), when it is made or packed. Returns
/// SQLite's result code.
int limen_sqlite_reserve_checksums(void *connection);

/// Reads the first bytes of the file of a connection (`sqlite3 *`), and its size, by the connection's own file: opening and
/// closing the file a second time would drop the locks that this process holds. Returns SQLite's result code.
int limen_sqlite_header(void *connection, unsigned char *header, int length, long long *size);

/// Copies a file that SQLite may have open in this process to an open descriptor, without dropping the locks on it.
/// Returns SQLite's result code.
int limen_sqlite_copy(const char *name, int target);

/// Reads numbers from the row a statement (`sqlite3_stmt *`) stands at: `count` columns from `first` on, NULL as positive
/// infinity. Returns 0, or 1 when a column holds something else or there are fewer columns.
int limen_sqlite_numbers(void *statement, int first, int count, double *numbers);

/// Resets a statement (`sqlite3_stmt *`) and gives numbers to its parameters, `count` from `first` on
/// (1 is the first); an infinite one as NULL. Returns SQLite's result code.
int limen_sqlite_bind_numbers(void *statement, int first, int count, const double *numbers);

/// Goes to the next row of a statement (`sqlite3_stmt *`), or to its end. Returns 0 for both, else SQLite's result code.
int limen_sqlite_step(void *statement, int *is_row);

/// Lets go of the rows of a statement (`sqlite3_stmt *`).
void limen_sqlite_reset(void *statement);

#endif
