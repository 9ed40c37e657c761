#ifndef LIMEN_QUERY_GUARD_H
#define LIMEN_QUERY_GUARD_H

/// What a statement does, as SQLite says while it prepares it. Only these occur in a query.
enum {
    /// Reads a column: `first` is the table, `second` the column, which is empty for a table of which none is read.
    LIMEN_SQLITE_READ = 20,
    /// Is a SELECT.
    LIMEN_SQLITE_SELECT = 21,
    /// Changes a column: `first` is the table. SQLite says so of `sqlite_master` as well when it gets to know the columns of a
    /// table-valued function, which changes nothing.
    LIMEN_SQLITE_UPDATE = 23,
    /// Calls a function: `second` is its name.
    LIMEN_SQLITE_FUNCTION = 31,
    /// Is recursive.
    LIMEN_SQLITE_RECURSIVE = 33
};

/// Says whether a statement may do something: 0 when it may, 1 when it may not. `within` is the view that wants it.
typedef int (*limen_sqlite_permission)(
    void *context, int action, const char *first, const char *second, const char *database, const char *within);

/// Is called while a statement runs: 0 when it goes on; else it ends with SQLITE_INTERRUPT.
typedef int (*limen_sqlite_watch)(void *context);

/// Bounds for what a connection prepares and makes.
struct limen_sqlite_bounds {
    /// The length of a text, a blob or a row, in bytes.
    int value_bytes;
    /// The length of a statement, in bytes.
    int sql_bytes;
    /// The depth of an expression.
    int expression_depth;
    /// The number of columns of a table, a result, or a list to group or sort by.
    int columns;
    /// The number of SELECTs that UNION and the like put together.
    int compound_selects;
    /// The number of instructions of a prepared statement.
    int instructions;
    /// The length of a pattern of LIKE or GLOB, in bytes.
    int pattern_bytes;
    /// The number of the last parameter.
    int parameters;
    /// The largest product of the lengths in bytes of two arguments, for functions whose time grows with it.
    long long argument_product;
};

/// What a function says whose arguments are too long together; the code is SQLITE_TOOBIG.
#define LIMEN_SQLITE_LONG_ARGUMENTS "a function takes too long for two texts of this length"

/// Makes a connection (`sqlite3 *`) ready for statements of others, to be used for nothing else afterwards: sets the bounds,
/// forbids to attach files, takes away all table-valued functions but `json_each` and `json_tree`, and sets who is asked while
/// a statement is prepared, and who is called while it runs. Returns SQLite's result code.
int limen_sqlite_guard(
    void *connection, const struct limen_sqlite_bounds *bounds, limen_sqlite_permission permission,
    limen_sqlite_watch watch, void *context);

/// Asks and calls nobody any more.
void limen_sqlite_unguard(void *connection);

/// The memory that SQLite holds in the whole program, in bytes.
long long limen_sqlite_memory_used(void);

#endif
