// A helper known to be harmless is silenced once, at the helper; what else a call leads to is found.
#include "../support/qemu_mini.h"
#include <stdlib.h>
#include <unistd.h>

typedef struct HelperFile {
    CoMutex lock;
    QemuMutex thread_lock;
    int fd;
} HelperFile;

static void helper_silenced_at_the_call(int fd) {
    fsync(fd); // NOLINT(corolint-blocking-io): lives in memory
}

static void helper_silenced_by_name(int fd) // NOLINT(corolint-blocking-io): lives in memory
{
    fsync(fd);
    fdatasync(fd);
}

// NOLINTNEXTLINE(corolint-blocking-io)
static void helper_silenced_above(int fd) {
    fsync(fd);
}

// NOLINTBEGIN(corolint-blocking-io)
static void helper_silenced_in_a_block(int fd) {
    fsync(fd);
}
// NOLINTEND(corolint-blocking-io)

// Another tool's complaint about a declaration is no word about what the function does.
static void helper_with_another_comment(int fd) // NOLINT
{
    fsync(fd);
}

static void helper_that_calls_it(int fd) {
    helper_silenced_at_the_call(fd);
}

static void helper_that_silences_a_call(int fd) {
    helper_with_another_comment(fd); // NOLINT(corolint-blocking-io)
}

static void far_away(int fd) {
    fdatasync(fd);
}

static void further_away(int fd) {
    far_away(fd);
}

// The short way is silenced, the long one is not.
static void helper_with_two_ways(int fd) {
    helper_silenced_at_the_call(fd);
    further_away(fd);
}

static void helper_with_two_kinds(int fd) {
    fsync(fd); // NOLINT(corolint-blocking-io)
    sleep(1);
}

void coroutine_fn calls_helpers(HelperFile *file) {
    helper_silenced_at_the_call(file->fd);
    helper_silenced_by_name(file->fd);
    helper_silenced_above(file->fd);
    helper_silenced_in_a_block(file->fd);
    helper_that_calls_it(file->fd);
    helper_that_silences_a_call(file->fd);
    helper_with_another_comment(file->fd); // expect: blocking-io
    helper_with_two_ways(file->fd);        // expect: blocking-io
    helper_with_two_kinds(file->fd);       // expect: blocking-sleep
    helper_with_two_ways(file->fd);        // NOLINT
}

// A comment on the line of a coroutine's name is about that line alone.
void coroutine_fn is_no_helper(HelperFile *file) // NOLINT(corolint-blocking-io) // expect: unused-suppression
{
    fsync(file->fd); // expect: blocking-io
}

// With a coroutine lock held the rule is another one, and so is its name.

static void helper_harmless_under_a_lock(int fd) {
    fsync(fd); // NOLINT(corolint-blocking-while-locked)
}

static void coroutine_mixed_fn helper_that_locks(HelperFile *file) {
    qemu_co_mutex_lock(&file->lock);
    far_away(file->fd);
    qemu_co_mutex_unlock(&file->lock);
}

static void coroutine_mixed_fn helper_that_locks_silenced(HelperFile *file) {
    qemu_co_mutex_lock(&file->lock);
    far_away(file->fd); // NOLINT(corolint-blocking-while-locked)
    qemu_co_mutex_unlock(&file->lock);
}

static void coroutine_mixed_fn helper_with_a_silenced_lock(HelperFile *file) {
    qemu_co_mutex_lock(&file->lock); // NOLINT(corolint-blocking-while-locked): taken at the start
    far_away(file->fd);
    qemu_co_mutex_unlock(&file->lock);
}

static void helper_silenced_under_its_lock_alone(HelperFile *file) {
    helper_that_locks_silenced(file);
    further_away(file->fd);
}

void coroutine_fn calls_under_a_lock(HelperFile *file) {
    qemu_co_mutex_lock(&file->lock);
    helper_harmless_under_a_lock(file->fd);
    helper_silenced_at_the_call(file->fd); // expect: blocking-while-locked
    fsync(file->fd);                       // NOLINT(corolint-blocking-while-locked)
    qemu_co_mutex_unlock(&file->lock);
    helper_harmless_under_a_lock(file->fd);     // expect: blocking-io
    helper_that_locks(file);                    // expect: blocking-while-locked
    helper_that_locks_silenced(file);
    helper_with_a_silenced_lock(file);
    helper_silenced_under_its_lock_alone(file); // expect: blocking-io
}
