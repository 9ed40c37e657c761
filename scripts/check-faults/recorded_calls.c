// Records what a program, started with this in LD_PRELOAD, does to the files below the folder RECORD_BELOW; into the file
// RECORD_LOG, which is elsewhere. power.py reads it, and explains the records.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

struct head { char kind; uint64_t inode, offset; uint32_t first, second, bytes; } __attribute__((packed));

static int below(const char *path) {
    const char *folder = getenv("RECORD_BELOW");
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static void record(char kind, uint64_t inode, uint64_t offset, const char *first, const char *second, const void *bytes, size_t count) {
    static int log = -1;
    int kept = errno;
    if (log < 0) log = (int)syscall(SYS_openat, AT_FDCWD, getenv("RECORD_LOG"), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    struct head head = {kind, inode, offset, (uint32_t)strlen(first), (uint32_t)strlen(second), (uint32_t)count};
    struct iovec parts[] = {{&head, sizeof head}, {(void *)first, head.first}, {(void *)second, head.second}, {(void *)bytes, count}};
    // In one piece, so that threads do not mix.
    syscall(SYS_writev, log, parts, 4);
    errno = kept;
}

// The name of an open file; none where it is not below the folder.
static int name_of(int file, char *path) {
    char name[64];
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    ssize_t length = readlink(name, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return below(path);
}

// The whole name, which need not be there yet.
static int whole(int folder, const char *path, char *result) {
    char base[PATH_MAX];
    if (path[0] == '/') {
        snprintf(result, PATH_MAX, "%s", path);
    } else if (folder == AT_FDCWD) {
        if (!getcwd(base, sizeof base) || snprintf(result, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return 0;
    } else {
        char name[64];
        snprintf(name, sizeof name, "/proc/self/fd/%d", folder);
        ssize_t length = readlink(name, base, sizeof base - 1);
        if (length < 0) return 0;
        base[length] = 0;
        if (snprintf(result, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return 0;
    }
    return below(result);
}

static int there(const char *path) {
    struct stat info;
    int kept = errno, found = fstatat(AT_FDCWD, path, &info, AT_SYMLINK_NOFOLLOW) == 0;
    errno = kept;
    return found;
}

static uint64_t inode_of(int file, int *is_folder) {
    struct stat info;
    if (fstat(file, &info) != 0) return 0;
    *is_folder = S_ISDIR(info.st_mode);
    return S_ISREG(info.st_mode) || *is_folder ? info.st_ino : 0;
}

static void opened(int file, const char *path, int was_there, int flags) {
    int is_folder;
    uint64_t inode = inode_of(file, &is_folder);
    if (inode == 0 || is_folder) return;
    if (!was_there) record('c', inode, 0, path, "", "", 0);
    if (was_there && (flags & O_TRUNC)) record('t', inode, 0, path, "", "", 0);
}

static int open_at(int folder, const char *path, int flags, mode_t mode) {
    char name[PATH_MAX];
    int meant = whole(folder, path, name), was_there = meant && there(name);
    int file = NEXT(openat)(folder, path, flags, mode);
    if (meant && file >= 0 && (flags & O_ACCMODE) != O_RDONLY) opened(file, name, was_there, flags);
    return file;
}

#define MODE(flags, last) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, last); mode = va_arg(more, mode_t); va_end(more); }

int open(const char *path, int flags, ...) { MODE(flags, flags) return open_at(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags, flags) return open_at(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE(flags, flags) return open_at(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE(flags, flags) return open_at(folder, path, flags, mode); }

static void written(int file, int64_t at, const void *bytes, ssize_t count) {
    char path[PATH_MAX];
    int is_folder;
    if (count <= 0 || !name_of(file, path)) return;
    uint64_t inode = inode_of(file, &is_folder);
    if (inode == 0) return;
    if (at < 0) at = lseek(file, 0, SEEK_CUR) - count;
    record('w', inode, (uint64_t)at, path, "", bytes, (size_t)count);
}

ssize_t write(int file, const void *bytes, size_t count) {
    ssize_t done = NEXT(write)(file, bytes, count);
    written(file, -1, bytes, done);
    return done;
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
    ssize_t done = NEXT(pwrite)(file, bytes, count, at);
    written(file, at, bytes, done);
    return done;
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) { return pwrite(file, bytes, count, at); }

static int truncated(int file, int64_t length, int result) {
    char path[PATH_MAX];
    int is_folder;
    if (result == 0 && name_of(file, path)) record('t', inode_of(file, &is_folder), (uint64_t)length, path, "", "", 0);
    return result;
}

int ftruncate(int file, off_t length) { return truncated(file, length, NEXT(ftruncate)(file, length)); }
int ftruncate64(int file, off64_t length) { return truncated(file, length, NEXT(ftruncate64)(file, length)); }

static int synced(int file, int result) {
    char path[PATH_MAX];
    int is_folder = 0;
    uint64_t inode = inode_of(file, &is_folder);
    if (result == 0 && inode && name_of(file, path)) record(is_folder ? 'd' : 's', inode, 0, path, "", "", 0);
    return result;
}

int fsync(int file) { return synced(file, NEXT(fsync)(file)); }
int fdatasync(int file) { return synced(file, NEXT(fdatasync)(file)); }

// All of the file system.
int syncfs(int file) {
    char path[PATH_MAX];
    int result = NEXT(syncfs)(file);
    if (result == 0 && name_of(file, path)) record('a', 0, 0, path, "", "", 0);
    return result;
}

static int moved(char kind, int a, const char *from, int b, const char *to, int result) {
    char first[PATH_MAX], second[PATH_MAX];
    // Both, even if only one is below.
    int one = whole(a, from, first), other = whole(b, to, second);
    if (result == 0 && (one || other)) record(kind, 0, 0, first, second, "", 0);
    return result;
}

int rename(const char *a, const char *b) { return moved('r', AT_FDCWD, a, AT_FDCWD, b, NEXT(rename)(a, b)); }
int renameat(int a, const char *x, int b, const char *y) { return moved('r', a, x, b, y, NEXT(renameat)(a, x, b, y)); }
int renameat2(int a, const char *x, int b, const char *y, unsigned f) {
    return moved(f & RENAME_EXCHANGE ? 'x' : 'r', a, x, b, y, NEXT(renameat2)(a, x, b, y, f));
}
int link(const char *a, const char *b) { return moved('l', AT_FDCWD, a, AT_FDCWD, b, NEXT(link)(a, b)); }
int linkat(int a, const char *x, int b, const char *y, int f) { return moved('l', a, x, b, y, NEXT(linkat)(a, x, b, y, f)); }

static int changed(char kind, int folder, const char *path, int result) {
    char name[PATH_MAX];
    if (result == 0 && whole(folder, path, name)) record(kind, 0, 0, name, "", "", 0);
    return result;
}

int unlink(const char *path) { return changed('u', AT_FDCWD, path, NEXT(unlink)(path)); }
int unlinkat(int folder, const char *path, int flags) { return changed('u', folder, path, NEXT(unlinkat)(folder, path, flags)); }
int rmdir(const char *path) { return changed('u', AT_FDCWD, path, NEXT(rmdir)(path)); }
int mkdir(const char *path, mode_t mode) { return changed('m', AT_FDCWD, path, NEXT(mkdir)(path, mode)); }
int mkdirat(int folder, const char *path, mode_t mode) { return changed('m', folder, path, NEXT(mkdirat)(folder, path, mode)); }
