// A layer between SQLite and the operating system that keeps a checksum in the last bytes of every page of an archive,
// and reports a page whose bytes are not the ones that were written. SQLite checks the structure of a file, but a flipped
// bit inside a number would go unnoticed.
//
// SQLite leaves room at the end of each page when asked to (SQLITE_FCNTL_RESERVE_BYTES) and never looks at it, so
// that any other program reads the file as usual. Another program that writes leaves stale checksums behind, but
// also counts up the change counter in the header: the first page ends with a copy of that counter, and where the two differ the file
// passes through unchecked from then on, as files without that room do.
//
// The layer also keeps SQLite away from files that are not the archive's own. A journal may name a file that SQLite
// deletes when the journal is played back, and journals come from others: nothing but the journal and the write-ahead
// log of an open archive is ever deleted or asked after. A journal that a broken-off writer has left is played back only
// where the archive is opened with rollback=1 in its URI, after the same was tried on a copy.

#include "shim.h"
#include <errno.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    reserved_bytes = LIMEN_CHECKSUM_BYTES,
    header_bytes = 100,
    // Offsets in the header of the file.
    page_size_at = 16, journal_version_at = 18, reserved_at = 20, counter_at = 24, application_at = 68,
    counter_bytes = 4,
};
static const unsigned char application[4] = {'L', 'i', 'm', 'n'};

typedef struct checked_file {
    sqlite3_file base;
    // The size of the pages that carry checksums; 0 as long as none do.
    int page_size;
    // Whether only this layer has written the pages.
    int is_checked;
    // A database that is being made: its first write tells the page size.
    int is_new;
    // Of an archive, its name as SQLite opened it, and the next in the list of open archives.
    const char *name;
    struct checked_file *next;
    // Of a journal, its archive; nothing of it is used after the archive is closed.
    struct checked_file *archive;
    // Of a journal, the number of the page that was read last, and where that page begins.
    uint32_t journal_page;
    sqlite3_int64 journal_page_at;
} checked_file;

// The archives that are open.
static checked_file *open_archives;
static pthread_mutex_t archives_mutex = PTHREAD_MUTEX_INITIALIZER;

// The open archive whose journal or write-ahead log a name is; NULL when it is none.
static checked_file *archive_of(const char *name) {
    checked_file *found = 0;
    pthread_mutex_lock(&archives_mutex);
    for (checked_file *one = open_archives; one && !found; one = one->next) {
        size_t length = strlen(one->name);
        if (strncmp(name, one->name, length) != 0) continue;
        if (strcmp(name + length, "-journal") == 0 || strcmp(name + length, "-wal") == 0) found = one;
    }
    pthread_mutex_unlock(&archives_mutex);
    return found;
}

static void note_open(checked_file *file, const char *name) {
    pthread_mutex_lock(&archives_mutex);
    file->name = name;
    file->next = open_archives;
    open_archives = file;
    pthread_mutex_unlock(&archives_mutex);
}

static void note_closed(checked_file *file) {
    pthread_mutex_lock(&archives_mutex);
    for (checked_file **place = &open_archives; *place; place = &(*place)->next) {
        if (*place != file) continue;
        *place = file->next;
        break;
    }
    pthread_mutex_unlock(&archives_mutex);
}

// The file of the layer below lies behind our own.
static sqlite3_file *below(sqlite3_file *file) { return (sqlite3_file *)((checked_file *)file + 1); }

static sqlite3_vfs *system_vfs(sqlite3_vfs *vfs) { return (sqlite3_vfs *)vfs->pAppData; }

// Over the page but its last bytes, and its place, so that a page in the wrong place is noticed. What other programs may
// change in the header of the file (journal mode, counters) is left out; its own checks cover the header.
static uint64_t checksum(const unsigned char *page, int size, sqlite3_int64 offset) {
    uint64_t sum = 0x9E3779B97F4A7C15ull ^ (uint64_t)offset;
    // The number of words is exact: page sizes and the start are multiples of four, words of four suffice.
    for (int at = offset == 0 ? header_bytes : 0; at < size - reserved_bytes; at += 4) {
        uint64_t word = (uint64_t)page[at] | (uint64_t)page[at + 1] << 8 | (uint64_t)page[at + 2] << 16
            | (uint64_t)page[at + 3] << 24;
        sum = (sum ^ word) * 0x100000001B3ull;
        sum ^= sum >> 29;
    }
    return sum;
}

// The first page has the counter in the other half.
static int checksum_length(sqlite3_int64 offset) {
    return offset == 0 ? reserved_bytes - counter_bytes : reserved_bytes;
}

static void store(unsigned char *bytes, uint64_t sum, int length) {
    for (int i = 0; i < length; i++) bytes[i] = (unsigned char)(sum >> (8 * i));
}

static int is_sound(const unsigned char *page, int size, sqlite3_int64 offset) {
    unsigned char expected[reserved_bytes];
    int length = checksum_length(offset);
    store(expected, checksum(page, size, offset), length);
    return memcmp(page + size - reserved_bytes, expected, (size_t)length) == 0;
}

// What the header of the file says about its pages.
static void take_header(checked_file *file, const unsigned char *header) {
    int is_ours = memcmp(header, "SQLite format 3", 16) == 0 && header[reserved_at] == reserved_bytes
        && memcmp(header + application_at, application, sizeof application) == 0;
    int size = header[page_size_at] << 8 | header[page_size_at + 1];
    file->page_size = is_ours ? (size == 1 ? 65536 : size) : 0;
}

static int is_counter_kept(const unsigned char *page, int size) {
    return memcmp(page + size - counter_bytes, page + counter_at, counter_bytes) == 0;
}

static int checked_close(sqlite3_file *file) {
    checked_file *own = (checked_file *)file;
    if (own->name) note_closed(own);
    return below(file)->pMethods->xClose(below(file));
}

// A journal holds pages as they were, with their checksums, each behind its number.
static int check_journal(checked_file *journal, const unsigned char *bytes, int amount, sqlite3_int64 offset) {
    checked_file *archive = journal->archive;
    if (amount == 4) {
        journal->journal_page = (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
        journal->journal_page_at = offset + 4;
    } else if (archive->is_checked && amount == archive->page_size && offset == journal->journal_page_at
        && journal->journal_page > 0 && !is_sound(bytes, amount, (sqlite3_int64)(journal->journal_page - 1) * amount)) {
        sqlite3_log(SQLITE_CORRUPT, "page %u is damaged in the journal", journal->journal_page);
        return SQLITE_CORRUPT;
    }
    return SQLITE_OK;
}

static int checked_read(sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset) {
    checked_file *own = (checked_file *)file;
    int result = below(file)->pMethods->xRead(below(file), buffer, amount, offset);
    if (result == SQLITE_IOERR_SHORT_READ && own->is_checked && amount == own->page_size && offset % amount == 0) {
        // A page of which a part is missing would be taken as it is, with zeros at its end.
        sqlite3_int64 size = 0;
        if (below(file)->pMethods->xFileSize(below(file), &size) == SQLITE_OK && offset < size) {
            sqlite3_log(SQLITE_CORRUPT, "page %lld is cut short", offset / amount + 1);
            return SQLITE_CORRUPT;
        }
    }
    if (result != SQLITE_OK) return result;
    if (own->archive) return check_journal(own, buffer, amount, offset);
    unsigned char *page = buffer;
    if (offset == 0 && amount >= header_bytes) {
        take_header(own, page);
        // The whole page is read before any other, and the header alone now and then.
        if (amount == own->page_size) {
            own->is_checked = page[journal_version_at] == 1 && is_counter_kept(page, amount);
        }
    }
    if (!own->is_checked || amount != own->page_size || offset % amount != 0) return SQLITE_OK;
    if (is_sound(page, amount, offset)) return SQLITE_OK;
    sqlite3_log(SQLITE_CORRUPT, "page %lld is damaged", offset / amount + 1);
    return SQLITE_CORRUPT;
}

// The result of a write; a file that may not become so large has a result of its own.
static int written(sqlite3_file *file, int result) {
    int reason = 0;
    if (result == SQLITE_OK || result == SQLITE_FULL) return result;
    below(file)->pMethods->xFileControl(below(file), SQLITE_FCNTL_LAST_ERRNO, &reason);
    return reason == EFBIG ? LIMEN_SQLITE_TOO_LARGE : result;
}

static int checked_write(sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset) {
    checked_file *own = (checked_file *)file;
    if (own->archive) return written(file, below(file)->pMethods->xWrite(below(file), buffer, amount, offset));
    // The room at the end of a page is ours: SQLite never reads or compares it.
    unsigned char *page = (unsigned char *)buffer;
    if (offset == 0 && amount >= 512) {
        take_header(own, page);
        own->is_new = 0;
    } else if (own->is_new && amount >= 512) {
        // The cache may spill a page before the first one is written.
        own->page_size = amount;
    }
    if (own->page_size > 0 && amount == own->page_size && offset % amount == 0) {
        store(page + amount - reserved_bytes, checksum(page, amount, offset), checksum_length(offset));
        // A page put back from a journal has its own copy of the counter.
        if (offset == 0 && !is_counter_kept(page, amount)) {
            memcpy(page + amount - counter_bytes, page + counter_at, counter_bytes);
            // What somebody else has written stays unchecked.
            if (!own->is_checked || page[journal_version_at] != 1) page[amount - 1] ^= 0xFF;
        }
    }
    return written(file, below(file)->pMethods->xWrite(below(file), buffer, amount, offset));
}

static int checked_truncate(sqlite3_file *file, sqlite3_int64 size) {
    return below(file)->pMethods->xTruncate(below(file), size);
}
static int checked_sync(sqlite3_file *file, int flags) { return below(file)->pMethods->xSync(below(file), flags); }
static int checked_size(sqlite3_file *file, sqlite3_int64 *size) {
    return below(file)->pMethods->xFileSize(below(file), size);
}
static int checked_lock(sqlite3_file *file, int level) { return below(file)->pMethods->xLock(below(file), level); }
static int checked_unlock(sqlite3_file *file, int level) { return below(file)->pMethods->xUnlock(below(file), level); }
static int checked_reserved_lock(sqlite3_file *file, int *result) {
    return below(file)->pMethods->xCheckReservedLock(below(file), result);
}
static int checked_control(sqlite3_file *file, int operation, void *argument) {
    return below(file)->pMethods->xFileControl(below(file), operation, argument);
}
static int checked_sector(sqlite3_file *file) { return below(file)->pMethods->xSectorSize(below(file)); }
static int checked_characteristics(sqlite3_file *file) {
    return below(file)->pMethods->xDeviceCharacteristics(below(file));
}
static int checked_map(sqlite3_file *file, int page, int size, int extend, void volatile **memory) {
    return below(file)->pMethods->xShmMap(below(file), page, size, extend, memory);
}
static int checked_shared_lock(sqlite3_file *file, int offset, int count, int flags) {
    return below(file)->pMethods->xShmLock(below(file), offset, count, flags);
}
static void checked_barrier(sqlite3_file *file) { below(file)->pMethods->xShmBarrier(below(file)); }
static int checked_unmap(sqlite3_file *file, int remove) {
    return below(file)->pMethods->xShmUnmap(below(file), remove);
}

// Version 2: without the calls for memory-mapped pages, which would go past the check.
static const sqlite3_io_methods methods = {
    .iVersion = 2, .xClose = checked_close, .xRead = checked_read, .xWrite = checked_write,
    .xTruncate = checked_truncate, .xSync = checked_sync, .xFileSize = checked_size, .xLock = checked_lock,
    .xUnlock = checked_unlock, .xCheckReservedLock = checked_reserved_lock, .xFileControl = checked_control,
    .xSectorSize = checked_sector, .xDeviceCharacteristics = checked_characteristics, .xShmMap = checked_map,
    .xShmLock = checked_shared_lock, .xShmBarrier = checked_barrier, .xShmUnmap = checked_unmap,
};

// Whether a journal is opened in order to be played back: SQLite makes the journals that it writes.
static int is_playback(int flags) { return flags & SQLITE_OPEN_READWRITE && !(flags & SQLITE_OPEN_CREATE); }

static int checked_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags) {
    sqlite3_vfs *system = system_vfs(vfs);
    checked_file *own = (checked_file *)file;
    // Nothing waits for a pipe, whatever stands beside an archive.
    struct stat there;
    if (name && stat(name, &there) == 0 && !S_ISREG(there.st_mode)) return SQLITE_CANTOPEN;
    if (!(flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL))) {
        // Temporary files and write-ahead logs are left to the system.
        return system->xOpen(system, name, file, flags, out_flags);
    }
    memset(own, 0, sizeof *own);
    if (flags & SQLITE_OPEN_SUPER_JOURNAL) return LIMEN_SQLITE_FOREIGN_FILE;
    if (flags & SQLITE_OPEN_MAIN_JOURNAL) {
        own->archive = archive_of(name);
        if (!own->archive) return LIMEN_SQLITE_FOREIGN_FILE;
        if (is_playback(flags) && !sqlite3_uri_boolean(sqlite3_filename_database(name), "rollback", 0)) {
            return SQLITE_READONLY_ROLLBACK;
        }
    }
    int result = system->xOpen(system, name, below(file), flags, out_flags);
    if (result != SQLITE_OK) return result;
    if (flags & SQLITE_OPEN_MAIN_DB) {
        sqlite3_int64 size = 0;
        result = below(file)->pMethods->xFileSize(below(file), &size);
        if (result != SQLITE_OK) {
            below(file)->pMethods->xClose(below(file));
            return result;
        }
        own->is_new = own->is_checked = size == 0 && flags & SQLITE_OPEN_CREATE;
        note_open(own, name);
    }
    file->pMethods = &methods;
    return SQLITE_OK;
}

static int checked_delete(sqlite3_vfs *vfs, const char *name, int sync) {
    if (!archive_of(name)) return LIMEN_SQLITE_FOREIGN_FILE;
    return system_vfs(vfs)->xDelete(system_vfs(vfs), name, sync);
}

// That a file is not there would let SQLite take a transaction for complete that is not.
static int checked_access(sqlite3_vfs *vfs, const char *name, int flags, int *result) {
    if (!archive_of(name)) return LIMEN_SQLITE_FOREIGN_FILE;
    return system_vfs(vfs)->xAccess(system_vfs(vfs), name, flags, result);
}

// The rest is the system's own.
static int system_path(sqlite3_vfs *vfs, const char *name, int size, char *result) {
    return system_vfs(vfs)->xFullPathname(system_vfs(vfs), name, size, result);
}
static int system_randomness(sqlite3_vfs *vfs, int size, char *result) {
    return system_vfs(vfs)->xRandomness(system_vfs(vfs), size, result);
}
static int system_sleep(sqlite3_vfs *vfs, int microseconds) {
    return system_vfs(vfs)->xSleep(system_vfs(vfs), microseconds);
}
static int system_time(sqlite3_vfs *vfs, double *result) {
    return system_vfs(vfs)->xCurrentTime(system_vfs(vfs), result);
}
static int system_last_error(sqlite3_vfs *vfs, int size, char *result) {
    return system_vfs(vfs)->xGetLastError(system_vfs(vfs), size, result);
}
static int system_time_64(sqlite3_vfs *vfs, sqlite3_int64 *result) {
    return system_vfs(vfs)->xCurrentTimeInt64(system_vfs(vfs), result);
}

int limen_sqlite_register_checksums(void) {
    static sqlite3_vfs layer;
    sqlite3_vfs *system = sqlite3_vfs_find(0);
    // Archives are opened by URIs, which name the layer.
    if (!system || !sqlite3_compileoption_used("USE_URI")) return SQLITE_ERROR;
    if (sqlite3_vfs_find(LIMEN_CHECKSUM_VFS)) return SQLITE_OK;
    layer = (sqlite3_vfs){
        .iVersion = 2, .szOsFile = (int)sizeof(checked_file) + system->szOsFile, .mxPathname = system->mxPathname,
        .zName = LIMEN_CHECKSUM_VFS, .pAppData = system, .xOpen = checked_open, .xDelete = checked_delete,
        .xAccess = checked_access, .xFullPathname = system_path, .xRandomness = system_randomness,
        .xSleep = system_sleep, .xCurrentTime = system_time, .xGetLastError = system_last_error,
        .xCurrentTimeInt64 = system_time_64,
    };
    return sqlite3_vfs_register(&layer, 0);
}

int limen_sqlite_reserve_checksums(void *connection) {
    int room = reserved_bytes;
    return sqlite3_file_control((sqlite3 *)connection, "main", SQLITE_FCNTL_RESERVE_BYTES, &room);
}

int limen_sqlite_header(void *connection, unsigned char *header, int length, long long *size) {
    sqlite3_file *file = 0;
    int result = sqlite3_file_control((sqlite3 *)connection, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (result != SQLITE_OK) return result;
    sqlite3_int64 bytes = 0;
    result = file->pMethods->xFileSize(file, &bytes);
    if (result != SQLITE_OK) return result;
    *size = bytes;
    return bytes < length ? SQLITE_IOERR_SHORT_READ : file->pMethods->xRead(file, header, length, 0);
}

int limen_sqlite_copy(const char *name, int target) {
    sqlite3_vfs *system = sqlite3_vfs_find(0);
    const char *opened = sqlite3_create_filename(name, "", "", 0, 0);
    sqlite3_file *file = opened ? sqlite3_malloc(system->szOsFile) : 0;
    unsigned char *piece = sqlite3_malloc(1 << 16);
    sqlite3_int64 size = 0;
    int result = SQLITE_NOMEM;
    if (file && piece) {
        memset(file, 0, (size_t)system->szOsFile);
        result = system->xOpen(system, opened, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, 0);
    }
    if (result == SQLITE_OK) {
        result = file->pMethods->xFileSize(file, &size);
        for (sqlite3_int64 at = 0; result == SQLITE_OK && at < size;) {
            int count = size - at < 1 << 16 ? (int)(size - at) : 1 << 16;
            result = file->pMethods->xRead(file, piece, count, at);
            for (int done = 0; result == SQLITE_OK && done < count;) {
                ssize_t some = write(target, piece + done, (size_t)(count - done));
                if (some > 0) done += (int)some;
                else if (some == 0 || errno != EINTR) result = some < 0 && errno == ENOSPC ? SQLITE_FULL : SQLITE_IOERR_WRITE;
            }
            at += count;
        }
        file->pMethods->xClose(file);
    }
    sqlite3_free(piece);
    sqlite3_free(file);
    if (opened) sqlite3_free_filename(opened);
    return result;
}
