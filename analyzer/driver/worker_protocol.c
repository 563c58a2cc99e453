#include "driver/worker_protocol.h"

#include <string.h>

#define FRAME_MAGIC 0x314b5743U

/* Where the reading of one payload stands. After a failure all that is read is empty. */
typedef struct Reader {
    const guint8 *next;
    gsize left;
    gboolean failed;
} Reader;

static void put_number(GByteArray *frame, gsize number) {
    guint32 value = (guint32)number;
    g_byte_array_append(frame, (const guint8 *)&value, sizeof value);
}

/* With its closing NUL, so that a reader can point at it. The size is 0 for NULL. */
static void put_text(GByteArray *frame, const char *text) {
    gsize size = text ? strlen(text) + 1 : 0;
    put_number(frame, size);
    g_byte_array_append(frame, (const guint8 *)text, (guint)size);
}

/* NULL and no bytes are two things: an editor's buffer may be empty. */
static void put_block(GByteArray *frame, gconstpointer bytes, gsize size) {
    put_number(frame, bytes ? 1 : 0);
    put_number(frame, bytes ? size : 0);
    if (bytes)
        g_byte_array_append(frame, bytes, (guint)size);
}

static guint begin_frame(GByteArray *frame) {
    guint start = frame->len;
    put_number(frame, FRAME_MAGIC);
    put_number(frame, 0);
    return start;
}

static void end_frame(GByteArray *frame, guint start) {
    guint32 size = frame->len - start - WORKER_FRAME_HEADER_SIZE;
    memcpy(frame->data + start + sizeof size, &size, sizeof size);
}

static const guint8 *take(Reader *reader, gsize size) {
    if (reader->failed || size > reader->left) {
        reader->failed = TRUE;
        return NULL;
    }
    const guint8 *bytes = reader->next;
    reader->next += size;
    reader->left -= size;
    return bytes;
}

static guint32 take_number(Reader *reader) {
    guint32 number = 0;
    const guint8 *bytes = take(reader, sizeof number);
    if (bytes)
        memcpy(&number, bytes, sizeof number);
    return number;
}

static const char *take_text(Reader *reader) {
    gsize size = take_number(reader);
    if (size == 0)
        return NULL;
    const guint8 *bytes = take(reader, size);
    if (bytes && memchr(bytes, '\0', size) == bytes + size - 1)
        return (const char *)bytes;
    reader->failed = TRUE;
    return NULL;
}

/* A text where NULL makes no sense. */
static const char *take_required_text(Reader *reader) {
    const char *text = take_text(reader);
    if (!text)
        reader->failed = TRUE;
    return text;
}

static const guint8 *take_block(Reader *reader, gsize *size) {
    guint32 present = take_number(reader);
    *size = take_number(reader);
    if (present > 1 || (!present && *size > 0))
        reader->failed = TRUE;
    return present ? take(reader, *size) : NULL;
}

static gboolean read_to_the_end(const Reader *reader) {
    return !reader->failed && reader->left == 0;
}

WorkerFrameState worker_frame_state(const guint8 *bytes, gsize size, gsize *payload_size) {
    Reader reader = {bytes, size, FALSE};
    *payload_size = 0;
    if (size < WORKER_FRAME_HEADER_SIZE)
        return WORKER_FRAME_PARTIAL;
    if (take_number(&reader) != FRAME_MAGIC)
        return WORKER_FRAME_BAD;
    gsize announced = take_number(&reader);
    if (announced > WORKER_PAYLOAD_MAX)
        return WORKER_FRAME_BAD;
    *payload_size = announced;
    return reader.left < announced ? WORKER_FRAME_PARTIAL : WORKER_FRAME_COMPLETE;
}

/* Counting before anything is written: a GByteArray cannot hold more than a guint can count. */
static gsize text_size(const char *text) {
    return sizeof(guint32) + (text ? strlen(text) + 1 : 0);
}

static gsize request_size(const ExtractRequest *request) {
    gsize size = text_size(request->file) + text_size(request->directory) +
                 text_size(request->root) + 4 * sizeof(guint32);
    for (char **argument = request->arguments; *argument; argument++)
        size += text_size(*argument);
    return request->contents ? size + request->contents_length : size;
}

gboolean worker_request_encode(const ExtractRequest *request, GByteArray *frame) {
    if (request_size(request) > WORKER_PAYLOAD_MAX)
        return FALSE;
    guint start = begin_frame(frame);
    put_text(frame, request->file);
    put_text(frame, request->directory);
    put_text(frame, request->root);
    put_number(frame, g_strv_length(request->arguments));
    for (char **argument = request->arguments; *argument; argument++)
        put_text(frame, *argument);
    put_number(frame, request->keep_open ? 1 : 0);
    put_block(frame, request->contents, request->contents_length);
    end_frame(frame, start);
    return TRUE;
}

static char **take_arguments(Reader *reader) {
    GPtrArray *arguments = g_ptr_array_new();
    guint32 count = take_number(reader);
    for (guint32 i = 0; i < count && !reader->failed; i++)
        g_ptr_array_add(arguments, (gpointer)take_required_text(reader));
    g_ptr_array_add(arguments, NULL);
    return (char **)g_ptr_array_free(arguments, FALSE);
}

gboolean worker_request_decode(const guint8 *payload, gsize size, ExtractRequest *request) {
    Reader reader = {payload, size, FALSE};
    *request = (ExtractRequest){.file = take_required_text(&reader)};
    request->directory = take_required_text(&reader);
    request->root = take_text(&reader);
    request->arguments = take_arguments(&reader);
    guint32 keep_open = take_number(&reader);
    request->keep_open = keep_open != 0;
    request->contents = (const char *)take_block(&reader, &request->contents_length);
    if (keep_open <= 1 && read_to_the_end(&reader))
        return TRUE;
    g_clear_pointer(&request->arguments, g_free);
    return FALSE;
}

static void put_source(GByteArray *frame, const ExtractSource *source) {
    put_number(frame, source->kind);
    put_text(frame, source->path);
    if (source->kind == EXTRACT_SOURCE_YOUNG)
        g_byte_array_append(frame, source->digest.bytes, DIGEST_SIZE);
}

static gsize source_size(const ExtractSource *source) {
    return sizeof(guint32) + text_size(source->path) + DIGEST_SIZE;
}

static gsize response_size_without_facts(const WorkerResponse *response) {
    gsize size = 7 * sizeof(guint32) + sizeof(gint64);
    for (guint i = 0; i < response->sources->len; i++)
        size += source_size(g_ptr_array_index(response->sources, i));
    for (guint i = 0; i < response->problems->len; i++)
        size += text_size(g_ptr_array_index(response->problems, i));
    return size;
}

void worker_response_encode(const WorkerResponse *response, GByteArray *frame) {
    static const char too_large[] = "what it says is too large to be analysed";
    gsize facts_size = 0;
    gconstpointer facts = response->facts ? g_bytes_get_data(response->facts, &facts_size) : NULL;
    gsize rest = response_size_without_facts(response) + text_size(too_large);
    gboolean fits = rest + facts_size <= WORKER_PAYLOAD_MAX;
    guint start = begin_frame(frame);
    put_number(frame, response->worn ? 1 : 0);
    put_number(frame, response->partial ? 1 : 0);
    g_byte_array_append(frame, (const guint8 *)&response->started, sizeof response->started);
    put_number(frame, response->problems->len + (fits ? 0 : 1));
    for (guint i = 0; i < response->problems->len; i++)
        put_text(frame, g_ptr_array_index(response->problems, i));
    if (!fits)
        put_text(frame, too_large);
    put_number(frame, response->sources->len);
    for (guint i = 0; i < response->sources->len; i++)
        put_source(frame, g_ptr_array_index(response->sources, i));
    put_block(frame, fits ? facts : NULL, facts_size);
    end_frame(frame, start);
}

static gint64 take_time(Reader *reader) {
    gint64 time = 0;
    const guint8 *bytes = take(reader, sizeof time);
    if (bytes)
        memcpy(&time, bytes, sizeof time);
    return time;
}

static void take_problems(Reader *reader, GPtrArray *problems) {
    guint32 count = take_number(reader);
    for (guint32 i = 0; i < count && !reader->failed; i++)
        g_ptr_array_add(problems, g_strdup(take_required_text(reader)));
}

static void take_source(Reader *reader, GPtrArray *sources) {
    ExtractSource *source = g_new0(ExtractSource, 1);
    guint32 kind = take_number(reader);
    reader->failed = reader->failed || kind > EXTRACT_SOURCE_MISSING;
    source->kind = kind;
    source->path = g_strdup(take_required_text(reader));
    const guint8 *digest = kind == EXTRACT_SOURCE_YOUNG ? take(reader, DIGEST_SIZE) : NULL;
    if (digest)
        memcpy(source->digest.bytes, digest, DIGEST_SIZE);
    g_ptr_array_add(sources, source);
}

static void take_sources(Reader *reader, GPtrArray *sources) {
    guint32 count = take_number(reader);
    for (guint32 i = 0; i < count && !reader->failed; i++)
        take_source(reader, sources);
}

gboolean worker_response_decode(const guint8 *payload, gsize size, WorkerResponse *response) {
    Reader reader = {payload, size, FALSE};
    guint32 worn = take_number(&reader);
    guint32 partial = take_number(&reader);
    *response = (WorkerResponse){.worn = worn != 0,
                                 .partial = partial != 0,
                                 .started = take_time(&reader),
                                 .problems = g_ptr_array_new_with_free_func(g_free),
                                 .sources = extract_sources_new()};
    take_problems(&reader, response->problems);
    take_sources(&reader, response->sources);
    gsize facts_size = 0;
    const guint8 *facts = take_block(&reader, &facts_size);
    if (worn <= 1 && partial <= 1 && read_to_the_end(&reader)) {
        response->facts = facts ? g_bytes_new(facts, facts_size) : NULL;
        return TRUE;
    }
    worker_response_clear(response);
    return FALSE;
}

void worker_response_clear(WorkerResponse *response) {
    g_clear_pointer(&response->problems, g_ptr_array_unref);
    g_clear_pointer(&response->sources, g_ptr_array_unref);
    g_clear_pointer(&response->facts, g_bytes_unref);
}
