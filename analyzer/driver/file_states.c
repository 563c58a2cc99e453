#include "driver/file_states.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/checksum.h"

#define STATES_MAGIC 0x53464c43U
#define STATES_LAYOUT 1U
#define READ_BYTES 65536U
/* A file that no run has asked for in so many days is forgotten. */
#define FORGET_DAYS 30U
#define SECONDS_OF_DAY 86400

/* The kernel's own clock for files ticks slower than that of programs. */
#define TICK_MICROSECONDS 20000
/* A time in whole seconds is that of a file system that counts in ones or twos. */
#define COARSE_TICK_MICROSECONDS 2000000

struct FileStates {
    GHashTable *by_id; /* id, in its FileState, to FileState: asked for in this run */
    GHashTable *past;  /* the same: known from an earlier one, and not looked at yet */
    gboolean dirty;
    guint32 today;
};

typedef struct StatesHeader {
    guint32 magic;
    guint32 layout;
    guint64 checksum; /* of all that follows */
    guint64 count;
} StatesHeader;

/* As it is written, followed by the path. */
typedef struct StateRow {
    guint64 id;
    FileStamp stamp;
    Digest digest;
    guint32 used;
    guint32 path_size; /* with the closing NUL, rounded up to a multiple of 8 */
} StateRow;

static void state_free(gpointer data) {
    FileState *state = data;
    g_free(state->path);
    g_free(state);
}

guint64 file_states_id(const char *path) {
    Digest digest = digest_of(path, strlen(path));
    guint64 id;
    memcpy(&id, digest.bytes, sizeof id);
    return id;
}

static gsize padded(gsize size) {
    return (size + 7) / 8 * 8;
}

/* Reading and writing them. */

static gboolean add_past(FileStates *states, const guint8 **next, gsize *left) {
    StateRow row;
    if (*left < sizeof row)
        return FALSE;
    memcpy(&row, *next, sizeof row);
    const char *path = (const char *)*next + sizeof row;
    *left -= sizeof row;
    if (row.path_size == 0 || row.path_size > *left || path[row.path_size - 1] != '\0')
        return FALSE;
    *left -= row.path_size;
    *next += sizeof row + row.path_size;
    FileState *state = g_new0(FileState, 1);
    *state = (FileState){.path = g_strdup(path),
                         .id = row.id,
                         .stamp = row.stamp,
                         .known = TRUE,
                         .lasting = TRUE,
                         .digest = row.digest,
                         .used = row.used};
    g_hash_table_replace(states->past, &state->id, state);
    return TRUE;
}

static gboolean add_all_past(FileStates *states, GBytes *bytes) {
    gsize left = 0;
    const guint8 *next = g_bytes_get_data(bytes, &left);
    StatesHeader header;
    gsize checked_from = G_STRUCT_OFFSET(StatesHeader, count);
    if (left < sizeof header)
        return FALSE;
    memcpy(&header, next, sizeof header);
    if (header.magic != STATES_MAGIC || header.layout != STATES_LAYOUT ||
        header.checksum != checksum_of(next + checked_from, left - checked_from))
        return FALSE;
    next += sizeof header;
    left -= sizeof header;
    for (guint64 i = 0; i < header.count; i++)
        if (!add_past(states, &next, &left))
            return FALSE;
    return left == 0;
}

FileStates *file_states_new(GBytes *bytes) {
    FileStates *states = g_new0(FileStates, 1);
    states->by_id = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, state_free);
    states->past = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, state_free);
    states->today = (guint32)(g_get_real_time() / G_USEC_PER_SEC / SECONDS_OF_DAY);
    if (!bytes || add_all_past(states, bytes))
        return states;
    file_states_free(states);
    return NULL;
}

void file_states_free(FileStates *states) {
    g_hash_table_unref(states->by_id);
    g_hash_table_unref(states->past);
    g_free(states);
}

static void write_state(GByteArray *bytes, const FileState *state) {
    static const guint8 zeros[8];
    gsize length = strlen(state->path) + 1;
    StateRow row = {.id = state->id,
                    .stamp = state->stamp,
                    .digest = state->digest,
                    .used = state->used,
                    .path_size = (guint32)padded(length)};
    g_byte_array_append(bytes, (const guint8 *)&row, sizeof row);
    g_byte_array_append(bytes, (const guint8 *)state->path, (guint)length);
    g_byte_array_append(bytes, zeros, (guint)(padded(length) - length));
}

static guint write_lasting(GByteArray *bytes, const FileStates *states, GHashTable *table) {
    GHashTableIter iterator;
    gpointer value = NULL;
    guint count = 0;
    g_hash_table_iter_init(&iterator, table);
    while (g_hash_table_iter_next(&iterator, NULL, &value)) {
        const FileState *state = value;
        if (!state->known || !state->lasting || state->used + FORGET_DAYS < states->today)
            continue;
        write_state(bytes, state);
        count++;
    }
    return count;
}

GBytes *file_states_to_bytes(const FileStates *states) {
    if (!states->dirty)
        return NULL;
    StatesHeader header = {.magic = STATES_MAGIC, .layout = STATES_LAYOUT};
    gsize checked_from = G_STRUCT_OFFSET(StatesHeader, count);
    GByteArray *bytes = g_byte_array_new();
    g_byte_array_append(bytes, (const guint8 *)&header, sizeof header);
    header.count = write_lasting(bytes, states, states->by_id);
    header.count += write_lasting(bytes, states, states->past);
    memcpy(bytes->data, &header, sizeof header);
    header.checksum = checksum_of(bytes->data + checked_from, bytes->len - checked_from);
    memcpy(bytes->data, &header, sizeof header);
    return g_byte_array_free_to_bytes(bytes);
}

/* Looking at files. */

static gint64 nanoseconds(const struct timespec *time) {
    return (gint64)time->tv_sec * 1000000000 + (gint64)time->tv_nsec;
}

static FileStamp stamp_of(const struct stat *status) {
    return (FileStamp){(guint64)status->st_size, nanoseconds(&status->st_mtim),
                       nanoseconds(&status->st_ctim), (guint64)status->st_ino};
}

static gboolean stamp_equal(const FileStamp *left, const FileStamp *right) {
    return left->size == right->size && left->modified == right->modified &&
           left->changed == right->changed && left->inode == right->inode;
}

/* What can be relied on stays known as long as the stamp is the same. */
static void look_at(FileStates *states, FileState *state) {
    struct stat status;
    int failure = stat(state->path, &status) == 0 ? 0 : errno;
    FileStamp stamp = failure ? (FileStamp){0} : stamp_of(&status);
    state->exists = failure != ENOENT && failure != ENOTDIR;
    state->regular = !failure && S_ISREG(status.st_mode);
    state->known = state->known && state->lasting && stamp_equal(&stamp, &state->stamp);
    state->stamp = stamp;
    state->used = states->today;
}

FileState *file_states_find(const FileStates *states, guint64 id) {
    return g_hash_table_lookup(states->by_id, &id);
}

static FileState *take_past(FileStates *states, guint64 id) {
    gpointer key = NULL;
    gpointer state = NULL;
    g_hash_table_steal_extended(states->past, &id, &key, &state);
    return state;
}

FileState *file_states_get(FileStates *states, const char *path) {
    guint64 id = file_states_id(path);
    FileState *state = file_states_find(states, id);
    if (state)
        return state;
    state = take_past(states, id);
    if (!state) {
        state = g_new0(FileState, 1);
        state->path = g_strdup(path);
        state->id = id;
    }
    look_at(states, state);
    g_hash_table_insert(states->by_id, &state->id, state);
    return state;
}

FileState *file_states_get_again(FileStates *states, const char *path) {
    FileState *state = file_states_get(states, path);
    look_at(states, state);
    return state;
}

/* FALSE when it cannot be read to the end. */
static gboolean read_into(int file, GChecksum *checksum) {
    g_autofree guint8 *buffer = g_malloc(READ_BYTES);
    for (;;) {
        gssize count = read(file, buffer, READ_BYTES);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count == 0;
        g_checksum_update(checksum, buffer, count);
    }
}

/* The stamp is taken from the file that is read, before it is. */
static gboolean read_digest(FileState *state) {
    int file = open(state->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat status;
    if (file < 0)
        return FALSE;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    gboolean read =
        fstat(file, &status) == 0 && S_ISREG(status.st_mode) && read_into(file, checksum);
    close(file);
    if (read) {
        state->stamp = stamp_of(&status);
        state->digest = digest_of_checksum(checksum);
    }
    return read;
}

gboolean file_state_is_older(const FileState *state, gint64 time) {
    gint64 last = MAX(state->stamp.modified, state->stamp.changed);
    gboolean coarse = last % 1000000000 == 0;
    return last / 1000 + (coarse ? COARSE_TICK_MICROSECONDS : TICK_MICROSECONDS) < time;
}

const Digest *file_state_digest(FileStates *states, FileState *state) {
    if (state->known)
        return &state->digest;
    gint64 now = g_get_real_time();
    if (!state->regular || !read_digest(state))
        return NULL;
    state->known = TRUE;
    state->lasting = file_state_is_older(state, now);
    states->dirty = states->dirty || state->lasting;
    return &state->digest;
}
