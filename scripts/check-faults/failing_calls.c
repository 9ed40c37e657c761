// Makes calls of the C library fail in a program that is started with this in LD_PRELOAD.
//
// FAIL_CALL names the call (write, pwrite, fsync, rename, link), FAIL_BELOW the folder whose files are meant, FAIL_AT which of
// these calls, from 1, FAIL_HOW what happens: "short" does half of it, "kill" ends the program, else it is the number of an error.
// FAIL_ALWAYS=1: all later calls as well. FAIL_EXACT=1: FAIL_BELOW is a file, and no other is meant. FAIL_LOG is a file that gets a line for each such call, whether it fails or not.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int below(const char *path) {
    const char *folder = getenv("FAIL_BELOW");
    char whole[PATH_MAX + 2];
    if (!folder || !path || strlen(path) > PATH_MAX / 2) return 0;
    if (path[0] != '/') {
        // A name without a folder is meant, too, when the program works in that folder.
        if (!getcwd(whole, PATH_MAX / 2)) return 0;
        strcat(strcat(whole, "/"), path);
        path = whole;
    }
    return getenv("FAIL_EXACT") ? strcmp(path, folder) == 0 : strncmp(path, folder, strlen(folder)) == 0;
}

static int open_below(int file) {
    char name[64], path[PATH_MAX];
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return below(path);
}

enum { none, half, error };

// What is to happen to this call.
static int fate(const char *call) {
    static atomic_int calls;
    const char *log = getenv("FAIL_LOG"), *meant = getenv("FAIL_CALL"), *how = getenv("FAIL_HOW");
    if (log) {
        int file = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT, 0644);
        char line[32];
        int length = snprintf(line, sizeof line, "%s\n", call);
        syscall(SYS_write, file, line, length);
        syscall(SYS_close, file);
    }
    if (!meant || !how || strcmp(meant, call) != 0) return none;
    int number = atomic_fetch_add(&calls, 1) + 1, at = atoi(getenv("FAIL_AT"));
    if (number < at || (number > at && !getenv("FAIL_ALWAYS"))) return none;
    if (strcmp(how, "short") == 0) return half;
    if (strcmp(how, "kill") == 0) kill(getpid(), SIGKILL);
    errno = atoi(how);
    return error;
}

static size_t shortened(size_t count) { return count > 1 ? count / 2 : count; }

ssize_t write(int file, const void *bytes, size_t count) {
    int what = open_below(file) ? fate("write") : none;
    return what == error ? -1 : NEXT(write)(file, bytes, what == half ? shortened(count) : count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
    int what = open_below(file) ? fate("pwrite") : none;
    return what == error ? -1 : NEXT(pwrite)(file, bytes, what == half ? shortened(count) : count, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
    int what = open_below(file) ? fate("pwrite") : none;
    return what == error ? -1 : NEXT(pwrite64)(file, bytes, what == half ? shortened(count) : count, at);
}

int fsync(int file) { return open_below(file) && fate("fsync") == error ? -1 : NEXT(fsync)(file); }
int fdatasync(int file) { return open_below(file) && fate("fsync") == error ? -1 : NEXT(fdatasync)(file); }

int rename(const char *from, const char *to) {
    return below(to) && fate("rename") == error ? -1 : NEXT(rename)(from, to);
}

int renameat(int a, const char *from, int b, const char *to) {
    return below(to) && fate("rename") == error ? -1 : NEXT(renameat)(a, from, b, to);
}

int renameat2(int a, const char *from, int b, const char *to, unsigned flags) {
    return below(to) && fate("rename") == error ? -1 : NEXT(renameat2)(a, from, b, to, flags);
}

int link(const char *from, const char *to) { return below(to) && fate("link") == error ? -1 : NEXT(link)(from, to); }

int linkat(int a, const char *from, int b, const char *to, int flags) {
    return below(to) && fate("link") == error ? -1 : NEXT(linkat)(a, from, b, to, flags);
}
