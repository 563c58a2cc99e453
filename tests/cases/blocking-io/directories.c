// Opening and reading a directory; closing it is not reported.
#include "../support/marks.h"
#include <dirent.h>
#include <stddef.h>

int coroutine_fn count_entries(const char *path) {
    int count = 0;
    DIR *directory = opendir(path); // expect: blocking-io
    if (!directory)
        return -1;
    while (readdir(directory)) // expect: blocking-io
        count++;
    closedir(directory);
    return count;
}

int coroutine_fn sorted(const char *path, struct dirent ***entries) {
    return scandir(path, entries, NULL, alphasort); // expect: blocking-io
}
