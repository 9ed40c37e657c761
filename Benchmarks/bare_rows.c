// What SQLite itself needs for rows of two numbers: the raw C API, one transaction, nothing else.
// Usage: bare_rows FILE COUNT
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
    if (argc != 3) return 64;
    sqlite3 *database;
    sqlite3_stmt *insert;
    if (sqlite3_open(argv[1], &database)) return 1;
    sqlite3_exec(database, "BEGIN; CREATE TABLE point (mass REAL, coupling REAL)", 0, 0, 0);
    if (sqlite3_prepare_v2(database, "INSERT INTO point VALUES (?, ?)", -1, &insert, 0)) return 1;
    for (long row = 0; row < atol(argv[2]); row++) {
        sqlite3_bind_double(insert, 1, 1e-3 + row * 1e-9);
        sqlite3_bind_double(insert, 2, 1e-5 + row * 1e-12);
        if (sqlite3_step(insert) != SQLITE_DONE) return 1;
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    if (sqlite3_exec(database, "COMMIT", 0, 0, 0)) return 1;
    return sqlite3_close(database);
}
