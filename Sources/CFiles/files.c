// The calls of the system that Swift does not import, since they are extensions of GNU.
#define _GNU_SOURCE
#include "files.h"
#include <unistd.h>

int limen_sync_file_system(int descriptor) {
#ifdef __linux__
    return syncfs(descriptor);
#else
    (void)descriptor;
    sync();
    return 0;
#endif
}
