#ifndef LIMEN_CFILES_H
#define LIMEN_CFILES_H

/// Waits until all that was written to the file system of an open file is on the disk. Returns 0, or -1 with errno.
int limen_sync_file_system(int descriptor);

#endif
