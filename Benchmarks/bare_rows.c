// What SQLite itself needs: the raw C API, one transaction, nothing else. Rows of two numbers, or with 'strips' the rows of
// the table of strips, which an upper limit of as many points makes.
// Usage: bare_rows FILE COUNT [strips]
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const point_table = "BEGIN; CREATE TABLE point (mass REAL, coupling REAL)";
static const char *const strip_table =
    "BEGIN; CREATE TABLE strip (revision INTEGER NOT NULL, x0 REAL NOT NULL, seq INTEGER NOT NULL, x1 REAL NOT NULL,"
    " lower0 REAL NOT NULL, lower1 REAL NOT NULL, upper0 REAL, upper1 REAL, lower_kind INTEGER NOT NULL,"
    " upper_kind INTEGER NOT NULL, PRIMARY KEY (revision, x0, seq)) STRICT, WITHOUT ROWID";

int main(int argc, char **argv) {
    if (argc < 3) return 64;
    int strips = argc > 3;
    sqlite3 *database;
    sqlite3_stmt *insert;
    if (sqlite3_open(argv[1], &database)) return 1;
    sqlite3_exec(database, strips ? strip_table : point_table, 0, 0, 0);
    const char *sql = strips ? "INSERT INTO strip VALUES (1, ?, 0, ?, ?, ?, NULL, NULL, 0, 3)" : "INSERT INTO point VALUES (?, ?)";
    if (sqlite3_prepare_v2(database, sql, -1, &insert, 0)) return 1;
    for (long row = 0; row < atol(argv[2]); row++) {
        double mass = 1e-3 + row * 1e-9, coupling = 1e-5 + row * 1e-12;
        int at = 1;
        sqlite3_bind_double(insert, at++, mass);
        if (strips) {
            sqlite3_bind_double(insert, at++, 1e-3 + (row + 1) * 1e-9);
            sqlite3_bind_double(insert, at++, coupling);
        }
        sqlite3_bind_double(insert, at, coupling);
        if (sqlite3_step(insert) != SQLITE_DONE) return 1;
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    if (sqlite3_exec(database, "COMMIT", 0, 0, 0)) return 1;
    return sqlite3_close(database);
}
