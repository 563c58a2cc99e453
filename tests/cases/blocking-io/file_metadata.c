// Names and attributes live on the disk, or behind the network.
#define _GNU_SOURCE
#include "../support/marks.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int coroutine_fn inspect(const char *path, char *target, size_t size) {
    struct stat status;
    struct statx extended;
    int errors = stat(path, &status);                                 // expect: blocking-io
    errors += lstat(path, &status);                                   // expect: blocking-io
    errors += fstatat(AT_FDCWD, path, &status, 0);                    // expect: blocking-io
    errors += statx(AT_FDCWD, path, 0, STATX_BASIC_STATS, &extended); // expect: blocking-io
    errors += access(path, R_OK);                                     // expect: blocking-io
    errors += faccessat(AT_FDCWD, path, R_OK, 0);                     // expect: blocking-io
    errors += (int)readlink(path, target, size);                      // expect: blocking-io
    free(realpath(path, NULL));                                       // expect: blocking-io
    return errors;
}

int coroutine_fn change(const char *path, const char *other) {
    int errors = rename(path, other); // expect: blocking-io
    errors += unlink(path);           // expect: blocking-io
    errors += remove(path);           // expect: blocking-io
    errors += link(path, other);      // expect: blocking-io
    errors += symlink(path, other);   // expect: blocking-io
    errors += mkdir(path, 0755);      // expect: blocking-io
    errors += rmdir(path);            // expect: blocking-io
    errors += chmod(path, 0644);      // expect: blocking-io
    errors += truncate(path, 0);      // expect: blocking-io
    return errors;
}

int coroutine_fn no_disk_needed(const struct stat *status) {
    umask(022);
    return S_ISDIR(status->st_mode) && getpid() > 1;
}
