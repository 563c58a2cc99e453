// Comments in headers and in other files silence helpers too.
#include "../support/marks.h"
#include "helper.h"

void elsewhere_silenced(int fd);
void elsewhere_not_silenced(int fd);

void coroutine_fn calls_other_files(int fd) {
    header_silenced(fd);
    header_with_nothing_to_silence(fd);
    elsewhere_silenced(fd);
    elsewhere_not_silenced(fd); // expect: blocking-io
}
