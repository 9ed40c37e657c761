#include "query_guard.h"
#include <sqlite3.h>
#include <stdlib.h>

_Static_assert(LIMEN_SQLITE_READ == SQLITE_READ, "SQLITE_READ");
_Static_assert(LIMEN_SQLITE_SELECT == SQLITE_SELECT, "SQLITE_SELECT");
_Static_assert(LIMEN_SQLITE_UPDATE == SQLITE_UPDATE, "SQLITE_UPDATE");
_Static_assert(LIMEN_SQLITE_FUNCTION == SQLITE_FUNCTION, "SQLITE_FUNCTION");
_Static_assert(LIMEN_SQLITE_RECURSIVE == SQLITE_RECURSIVE, "SQLITE_RECURSIVE");

// ---------------------------------------------------------------------------------------------- functions with bounds

// SQLite calls the watch where a statement jumps back, and never within a function. The time of these functions grows with
// the product of the lengths of their first two arguments: hours for texts of a few megabytes.
static const struct {
    const char *name;
    const char *call;
    int count;
    int is_json;
} slow_functions[] = {
    {"glob", "SELECT glob(?1, ?2)", 2, 0},
    {"instr", "SELECT instr(?1, ?2)", 2, 0},
    {"json_patch", "SELECT json_patch(?1, ?2)", 2, 1},
    {"like", "SELECT like(?1, ?2)", 2, 0},
    {"like", "SELECT like(?1, ?2, ?3)", 3, 0},
    {"ltrim", "SELECT ltrim(?1, ?2)", 2, 0},
    {"replace", "SELECT replace(?1, ?2, ?3)", 3, 0},
    {"rtrim", "SELECT rtrim(?1, ?2)", 2, 0},
    {"trim", "SELECT trim(?1, ?2)", 2, 0},
};

/// A function of SQLite's own behind a bound. What it answers comes from a connection that has the function as it was.
struct bounded_function {
    sqlite3_stmt *call;
    long long argument_product;
    limen_sqlite_watch watch;
    void *context;
    /// Whether its text is JSON, which makes a difference to a function that it is handed to.
    int is_json;
};

static void release_function(void *context) {
    struct bounded_function *function = context;
    sqlite3_finalize(function->call);
    free(function);
}

static void call_function(sqlite3_context *result, int count, sqlite3_value **arguments) {
    const struct bounded_function *function = sqlite3_user_data(result);
    if (function->watch(function->context)) {
        sqlite3_result_error_code(result, SQLITE_INTERRUPT);
        return;
    }
    long long product = (long long)sqlite3_value_bytes(arguments[0]) * sqlite3_value_bytes(arguments[1]);
    if (product > function->argument_product) {
        sqlite3_result_error(result, LIMEN_SQLITE_LONG_ARGUMENTS, -1);
        sqlite3_result_error_code(result, SQLITE_TOOBIG);
        return;
    }
    int code = SQLITE_OK;
    for (int at = 0; at < count && code == SQLITE_OK; at++)
        code = sqlite3_bind_value(function->call, at + 1, arguments[at]);
    if (code == SQLITE_OK) code = sqlite3_step(function->call);
    if (code == SQLITE_ROW) {
        sqlite3_result_value(result, sqlite3_column_value(function->call, 0));
        if (function->is_json) sqlite3_result_subtype(result, 'J');
    } else {
        sqlite3_result_error(result, sqlite3_errmsg(sqlite3_db_handle(function->call)), -1);
        sqlite3_result_error_code(result, code);
    }
    sqlite3_reset(function->call);
    sqlite3_clear_bindings(function->call);
}

static int bound_functions(
    sqlite3 *connection, const struct limen_sqlite_bounds *bounds, limen_sqlite_watch watch, void *context) {
    sqlite3 *plain = 0;
    int result = sqlite3_open_v2(":memory:", &plain, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, 0);
    if (result == SQLITE_OK) {
        sqlite3_limit(plain, SQLITE_LIMIT_LENGTH, bounds->value_bytes);
        sqlite3_limit(plain, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, bounds->pattern_bytes);
    }
    for (size_t at = 0; at < sizeof slow_functions / sizeof *slow_functions && result == SQLITE_OK; at++) {
        struct bounded_function *function = calloc(1, sizeof *function);
        if (!function) {
            result = SQLITE_NOMEM;
            break;
        }
        function->argument_product = bounds->argument_product;
        function->watch = watch;
        function->context = context;
        function->is_json = slow_functions[at].is_json;
        result = sqlite3_prepare_v2(plain, slow_functions[at].call, -1, &function->call, 0);
        if (result != SQLITE_OK) {
            release_function(function);
            break;
        }
        // When this fails, SQLite has released the function.
        result = sqlite3_create_function_v2(
            connection, slow_functions[at].name, slow_functions[at].count,
            SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, function, call_function, 0, 0, release_function);
    }
    // It stays open until the last of its statements is gone.
    sqlite3_close_v2(plain);
    return result;
}

// -------------------------------------------------------------------------------------------------------------- guard

// So many instructions of a loop are run between two calls of the watch; each may bring a large value.
enum { STEPS = 20 };

int limen_sqlite_guard(
    void *connection, const struct limen_sqlite_bounds *bounds, limen_sqlite_permission permission,
    limen_sqlite_watch watch, void *context) {
    sqlite3 *database = connection;
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, bounds->value_bytes);
    sqlite3_limit(database, SQLITE_LIMIT_SQL_LENGTH, bounds->sql_bytes);
    sqlite3_limit(database, SQLITE_LIMIT_EXPR_DEPTH, bounds->expression_depth);
    sqlite3_limit(database, SQLITE_LIMIT_COLUMN, bounds->columns);
    sqlite3_limit(database, SQLITE_LIMIT_COMPOUND_SELECT, bounds->compound_selects);
    sqlite3_limit(database, SQLITE_LIMIT_VDBE_OP, bounds->instructions);
    sqlite3_limit(database, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, bounds->pattern_bytes);
    sqlite3_limit(database, SQLITE_LIMIT_VARIABLE_NUMBER, bounds->parameters);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(database, SQLITE_LIMIT_WORKER_THREADS, 0);
    const char *kept[] = {"json_each", "json_tree", 0};
    int result = sqlite3_drop_modules(database, kept);
    if (result == SQLITE_OK) result = bound_functions(database, bounds, watch, context);
    if (result != SQLITE_OK) return result;
    sqlite3_progress_handler(database, STEPS, watch, context);
    return sqlite3_set_authorizer(database, permission, context);
}

void limen_sqlite_unguard(void *connection) {
    sqlite3_set_authorizer(connection, 0, 0);
    sqlite3_progress_handler(connection, 0, 0, 0);
}

long long limen_sqlite_memory_used(void) { return sqlite3_memory_used(); }
