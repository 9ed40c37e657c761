#include "shim.h"
#include <math.h>
#include <sqlite3.h>

int limen_sqlite_harden(void *connection) {
    int result = sqlite3_db_config((sqlite3 *)connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
    if (result != SQLITE_OK) return result;
    // Tokenizers are set and told by the addresses of their functions.
    result = sqlite3_db_config((sqlite3 *)connection, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, (int *)0);
    if (result != SQLITE_OK) return result;
    return sqlite3_db_config((sqlite3 *)connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
}

int limen_sqlite_numbers(void *statement, int first, int count, double *numbers) {
    sqlite3_stmt *row = statement;
    if (first + count > sqlite3_data_count(row)) return 1;
    for (int at = 0; at < count; at++) {
        switch (sqlite3_column_type(row, first + at)) {
        case SQLITE_FLOAT:
        case SQLITE_INTEGER:
            numbers[at] = sqlite3_column_double(row, first + at);
            break;
        case SQLITE_NULL:
            numbers[at] = INFINITY;
            break;
        default:
            return 1;
        }
    }
    return 0;
}

int limen_sqlite_bind_numbers(void *statement, int first, int count, const double *numbers) {
    // A statement that has run stands at its end; what became of it was reported then.
    sqlite3_reset((sqlite3_stmt *)statement);
    for (int at = 0; at < count; at++) {
        int result = isinf(numbers[at]) ? sqlite3_bind_null((sqlite3_stmt *)statement, first + at)
                                        : sqlite3_bind_double((sqlite3_stmt *)statement, first + at, numbers[at]);
        if (result != SQLITE_OK) return result;
    }
    return SQLITE_OK;
}

int limen_sqlite_step(void *statement, int *is_row) {
    int result = sqlite3_step((sqlite3_stmt *)statement);
    *is_row = result == SQLITE_ROW;
    return result == SQLITE_ROW || result == SQLITE_DONE ? SQLITE_OK : result;
}

void limen_sqlite_reset(void *statement) { sqlite3_reset((sqlite3_stmt *)statement); }
