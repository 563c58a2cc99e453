#include "driver/worker_protocol.h"

#include <string.h>

static char *arguments[] = {"cc", "-DNAME=\"a b\"", "", "-c", "ä.c", NULL};
static const ExtractRequest request = {
    .file = "/p/ä.c", .directory = "/p", .root = "/", .arguments = arguments};

/* The payload in a block of its own size: a read behind its end is one the sanitizer sees. */
static guint8 *copy_payload(const guint8 *bytes, gsize size) {
    guint8 *copy = g_malloc(size + !size);
    if (size > 0)
        memcpy(copy, bytes, size);
    return copy;
}

static const guint8 *payload(const GByteArray *frame, gsize *size) {
    g_assert_cmpint(worker_frame_state(frame->data, frame->len, size), ==, WORKER_FRAME_COMPLETE);
    g_assert_cmpuint(*size, ==, frame->len - WORKER_FRAME_HEADER_SIZE);
    return frame->data + WORKER_FRAME_HEADER_SIZE;
}

static GByteArray *encode_request(const ExtractRequest *wanted) {
    GByteArray *frame = g_byte_array_new();
    g_assert_true(worker_request_encode(wanted, frame));
    return frame;
}

static GByteArray *encode_response(gboolean worn, const char *problem, const char *facts) {
    GByteArray *frame = g_byte_array_new();
    g_autoptr(GPtrArray) problems = g_ptr_array_new();
    if (problem)
        g_ptr_array_add(problems, (gpointer)problem);
    g_autoptr(GBytes) bytes = facts ? g_bytes_new_static(facts, strlen(facts)) : NULL;
    g_autoptr(GPtrArray) sources = g_ptr_array_new();
    ExtractSource read = {.path = (char *)"/project/a.h", .kind = EXTRACT_SOURCE_READ};
    ExtractSource young = {.path = (char *)"/project/a.c",
                           .kind = EXTRACT_SOURCE_YOUNG,
                           .digest = digest_of("int a;", 6)};
    if (facts) {
        g_ptr_array_add(sources, &read);
        g_ptr_array_add(sources, &young);
    }
    WorkerResponse response = {.worn = worn,
                               .started = 1234567890123456,
                               .problems = problems,
                               .sources = sources,
                               .facts = bytes};
    worker_response_encode(&response, frame);
    return frame;
}

/* g_assert_cmpmem() takes its sizes as int. */
static void assert_same_bytes(const void *left, gsize left_size, const void *right,
                              gsize right_size) {
    g_assert_cmpuint(left_size, ==, right_size);
    g_assert_true(left_size == 0 || memcmp(left, right, left_size) == 0);
}

static void assert_request_survives(const ExtractRequest *wanted) {
    g_autoptr(GByteArray) frame = encode_request(wanted);
    gsize size = 0;
    const guint8 *bytes = payload(frame, &size);
    ExtractRequest decoded;
    g_assert_true(worker_request_decode(bytes, size, &decoded));
    g_assert_cmpstr(decoded.file, ==, wanted->file);
    g_assert_cmpstr(decoded.directory, ==, wanted->directory);
    g_assert_cmpstr(decoded.root, ==, wanted->root);
    g_assert_cmpstrv(decoded.arguments, wanted->arguments);
    g_assert_true((decoded.contents == NULL) == (wanted->contents == NULL));
    assert_same_bytes(decoded.contents, decoded.contents_length, wanted->contents,
                      wanted->contents_length);
    g_free(decoded.arguments);
}

static void test_a_request_survives(void) {
    assert_request_survives(&request);
    ExtractRequest other = request;
    other.root = NULL;
    assert_request_survives(&other);
    other.arguments = arguments + G_N_ELEMENTS(arguments) - 1;
    assert_request_survives(&other);
}

static void test_an_empty_buffer_is_not_a_missing_one(void) {
    ExtractRequest edited = request;
    edited.contents = "";
    assert_request_survives(&edited);
    edited.contents = "int\0x;\n";
    edited.contents_length = 7;
    assert_request_survives(&edited);
}

static void test_a_response_survives(void) {
    g_autoptr(GByteArray) frame = encode_response(TRUE, "a.c:1:1: unknown type", "facts");
    gsize size = 0;
    const guint8 *bytes = payload(frame, &size);
    WorkerResponse response;
    g_assert_true(worker_response_decode(bytes, size, &response));
    g_assert_true(response.worn);
    g_assert_cmpuint(response.problems->len, ==, 1);
    g_assert_cmpstr(g_ptr_array_index(response.problems, 0), ==, "a.c:1:1: unknown type");
    g_assert_cmpint(response.started, ==, 1234567890123456);
    g_assert_cmpuint(response.sources->len, ==, 2);
    const ExtractSource *read = g_ptr_array_index(response.sources, 0);
    const ExtractSource *young = g_ptr_array_index(response.sources, 1);
    g_assert_cmpstr(read->path, ==, "/project/a.h");
    g_assert_cmpint(read->kind, ==, EXTRACT_SOURCE_READ);
    g_assert_cmpint(young->kind, ==, EXTRACT_SOURCE_YOUNG);
    Digest wanted = digest_of("int a;", 6);
    g_assert_true(digest_equal(&young->digest, &wanted));
    gsize facts_size = 0;
    gconstpointer facts = g_bytes_get_data(response.facts, &facts_size);
    assert_same_bytes(facts, facts_size, "facts", 5);
    worker_response_clear(&response);
}

static void test_a_response_without_anything_survives(void) {
    g_autoptr(GByteArray) frame = encode_response(FALSE, NULL, NULL);
    gsize size = 0;
    const guint8 *bytes = payload(frame, &size);
    WorkerResponse response;
    g_assert_true(worker_response_decode(bytes, size, &response));
    g_assert_false(response.worn);
    g_assert_cmpuint(response.problems->len, ==, 0);
    g_assert_null(response.facts);
    worker_response_clear(&response);
}

static void test_facts_survive(void) {
    g_autoptr(Facts) facts = facts_new();
    FactsRow row = facts_add_row(facts, FACTS_TABLE_FILES);
    facts_file(facts, row)->path = facts_add_text(facts, "a.c");
    g_autoptr(GBytes) bytes = facts_to_bytes(facts);
    g_autoptr(GPtrArray) problems = g_ptr_array_new();
    g_autoptr(GPtrArray) sources = extract_sources_new();
    WorkerResponse sent = {.problems = problems, .sources = sources, .facts = bytes};
    g_autoptr(GByteArray) frame = g_byte_array_new();
    worker_response_encode(&sent, frame);
    gsize size = 0;
    const guint8 *encoded = payload(frame, &size);
    WorkerResponse received;
    g_assert_true(worker_response_decode(encoded, size, &received));
    g_autoptr(GError) error = NULL;
    g_autoptr(Facts) copy = facts_from_bytes(received.facts, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(facts_text(copy, facts_file(copy, row)->path), ==, "a.c");
    worker_response_clear(&received);
}

static gboolean request_accepted(const guint8 *bytes, gsize size) {
    g_autofree guint8 *copy = copy_payload(bytes, size);
    ExtractRequest decoded;
    gboolean accepted = worker_request_decode(copy, size, &decoded);
    if (accepted)
        g_free(decoded.arguments);
    return accepted;
}

static gboolean response_accepted(const guint8 *bytes, gsize size) {
    g_autofree guint8 *copy = copy_payload(bytes, size);
    WorkerResponse decoded;
    gboolean accepted = worker_response_decode(copy, size, &decoded);
    if (accepted)
        worker_response_clear(&decoded);
    return accepted;
}

typedef gboolean (*Accepted)(const guint8 *bytes, gsize size);

/* Neither shorter nor longer, and nothing in it makes the decoder read elsewhere. */
static void assert_hardened(const GByteArray *frame, Accepted accepted) {
    static const guint32 hostile[] = {0, 1, 0x7fffffff, 0x80000000, 0xffffffff};
    gsize size = 0;
    const guint8 *bytes = payload(frame, &size);
    g_assert_true(accepted(bytes, size));
    for (gsize shorter = 0; shorter < size; shorter++)
        g_assert_false(accepted(bytes, shorter));
    g_autofree guint8 *changed = g_malloc0(size + 1);
    memcpy(changed, bytes, size);
    g_assert_false(accepted(changed, size + 1));
    for (gsize at = 0; at + sizeof hostile[0] <= size; at++) {
        for (guint i = 0; i < G_N_ELEMENTS(hostile); i++) {
            memcpy(changed + at, &hostile[i], sizeof hostile[i]);
            accepted(changed, size);
        }
        memcpy(changed, bytes, size);
    }
}

static void test_damaged_requests_are_refused(void) {
    ExtractRequest edited = request;
    edited.contents = "int x;";
    edited.contents_length = 6;
    g_autoptr(GByteArray) frame = encode_request(&edited);
    assert_hardened(frame, request_accepted);
}

static void test_damaged_responses_are_refused(void) {
    g_autoptr(GByteArray) frame = encode_response(FALSE, "a problem", "facts");
    assert_hardened(frame, response_accepted);
}

static void test_texts_end_where_they_say(void) {
    g_autoptr(GByteArray) frame = encode_request(&request);
    gsize size = 0;
    guint8 *bytes = (guint8 *)payload(frame, &size);
    guint8 *file = bytes + sizeof(guint32);
    file[1] = '\0';
    g_assert_false(request_accepted(bytes, size));
    file[1] = 'p';
    file[strlen(request.file)] = 'x';
    g_assert_false(request_accepted(bytes, size));
}

static void test_a_frame_is_complete_with_its_last_byte(void) {
    g_autoptr(GByteArray) frame = encode_request(&request);
    gsize size = 0;
    for (gsize length = 0; length < frame->len; length++)
        g_assert_cmpint(worker_frame_state(frame->data, length, &size), ==, WORKER_FRAME_PARTIAL);
    g_assert_cmpuint(size, ==, frame->len - WORKER_FRAME_HEADER_SIZE);
    g_assert_cmpint(worker_frame_state(NULL, 0, &size), ==, WORKER_FRAME_PARTIAL);
    g_assert_cmpuint(size, ==, 0);
}

static void test_what_is_no_frame_is_told_by_its_header(void) {
    g_autoptr(GByteArray) frame = encode_request(&request);
    gsize size = 0;
    guint32 length = WORKER_PAYLOAD_MAX;
    memcpy(frame->data + sizeof length, &length, sizeof length);
    g_assert_cmpint(worker_frame_state(frame->data, frame->len, &size), ==, WORKER_FRAME_PARTIAL);
    length++;
    memcpy(frame->data + sizeof length, &length, sizeof length);
    g_assert_cmpint(worker_frame_state(frame->data, frame->len, &size), ==, WORKER_FRAME_BAD);
    g_assert_cmpuint(size, ==, 0);
    static const guint8 text[] = "libclang: something happened\n";
    g_assert_cmpint(worker_frame_state(text, sizeof text, &size), ==, WORKER_FRAME_BAD);
}

static void test_a_request_too_large_for_a_frame_is_not_encoded(void) {
    ExtractRequest edited = request;
    edited.contents = "";
    edited.contents_length = WORKER_PAYLOAD_MAX;
    g_autoptr(GByteArray) frame = g_byte_array_new();
    g_assert_false(worker_request_encode(&edited, frame));
    g_assert_cmpuint(frame->len, ==, 0);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/worker_protocol/a_request_survives", test_a_request_survives);
    g_test_add_func("/worker_protocol/an_empty_buffer_is_not_a_missing_one",
                    test_an_empty_buffer_is_not_a_missing_one);
    g_test_add_func("/worker_protocol/a_response_survives", test_a_response_survives);
    g_test_add_func("/worker_protocol/a_response_without_anything_survives",
                    test_a_response_without_anything_survives);
    g_test_add_func("/worker_protocol/facts_survive", test_facts_survive);
    g_test_add_func("/worker_protocol/damaged_requests_are_refused",
                    test_damaged_requests_are_refused);
    g_test_add_func("/worker_protocol/damaged_responses_are_refused",
                    test_damaged_responses_are_refused);
    g_test_add_func("/worker_protocol/texts_end_where_they_say", test_texts_end_where_they_say);
    g_test_add_func("/worker_protocol/a_frame_is_complete_with_its_last_byte",
                    test_a_frame_is_complete_with_its_last_byte);
    g_test_add_func("/worker_protocol/what_is_no_frame_is_told_by_its_header",
                    test_what_is_no_frame_is_told_by_its_header);
    g_test_add_func("/worker_protocol/a_request_too_large_for_a_frame_is_not_encoded",
                    test_a_request_too_large_for_a_frame_is_not_encoded);
    return g_test_run();
}
