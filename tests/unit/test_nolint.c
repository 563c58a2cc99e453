/* NOLINT comments are read as clang-tidy reads them. */
#include "model/nolint.h"

typedef struct NolintCase {
    const char *text;
    NolintKind kind;
    const char *rule; /* asked about */
    gboolean meant;
} NolintCase;

static const NolintCase cases[] = {
    {"NOLINT", NOLINT_LINE, "blocking-io", TRUE},
    {"NOLINTNEXTLINE", NOLINT_NEXT_LINE, "blocking-io", TRUE},
    {"NOLINTBEGIN(corolint-blocking-io)", NOLINT_BEGIN, "blocking-io", TRUE},
    {"NOLINTEND", NOLINT_END, "blocking-io", TRUE},
    {"NOLINTS", NOLINT_NONE, "blocking-io", TRUE},
    {"NOLINT()", NOLINT_LINE, "blocking-io", FALSE},
    {"NOLINT( )", NOLINT_LINE, "blocking-io", FALSE},
    {"NOLINT(,)", NOLINT_LINE, "blocking-io", FALSE},
    {"NOLINT(corolint-blocking-lock)", NOLINT_LINE, "blocking-io", FALSE},
    {"NOLINT(corolint-blocking-i)", NOLINT_LINE, "blocking-io", FALSE},
    {"NOLINT(corolint-blocking-io-x)", NOLINT_LINE, "blocking-io", FALSE},
    {"NOLINT(blocking-io)", NOLINT_LINE, "blocking-io", FALSE},
    {"NOLINT(bugprone-foo)", NOLINT_LINE, "blocking-io", FALSE},
    {"NOLINT(bugprone-foo, corolint-blocking-io)", NOLINT_LINE, "blocking-io", TRUE},
    {"NOLINT( corolint-blocking-io ,x)", NOLINT_LINE, "blocking-io", TRUE},
    {"NOLINT(*)", NOLINT_LINE, "blocking-io", TRUE},
    {"NOLINT(corolint-*)", NOLINT_LINE, "blocking-io", TRUE},
    {"NOLINT(corolint-*-io)", NOLINT_LINE, "blocking-io", TRUE},
    {"NOLINT(*o*o*o*)", NOLINT_LINE, "blocking-io", TRUE},
    {"NOLINT(*o*o*x*)", NOLINT_LINE, "blocking-io", FALSE},
    {"NOLINT(corolint-*, -corolint-blocking-io)", NOLINT_LINE, "blocking-io", FALSE},
    {"NOLINT(corolint-*,-corolint-blocking-io)", NOLINT_LINE, "blocking-lock", TRUE},
    {"NOLINT(-corolint-*, corolint-blocking-io)", NOLINT_LINE, "blocking-io", TRUE},
    {"NOLINT(-corolint-blocking-io)", NOLINT_LINE, "blocking-lock", FALSE},
};

static void test_case(gconstpointer data) {
    const NolintCase *nolint_case = data;
    Nolint nolint = nolint_parse(nolint_case->text);
    g_assert_cmpint(nolint.kind, ==, nolint_case->kind);
    g_assert_cmpint(nolint_means(&nolint, nolint_case->rule), ==, nolint_case->meant);
    nolint_clear(&nolint);
}

static void test_names_know_their_place(void) {
    static const char text[] = "NOLINT( corolint-a, -  corolint-b ,c)";
    Nolint nolint = nolint_parse(text);
    g_assert_cmpuint(nolint.names->len, ==, 3);
    for (guint i = 0; i < nolint.names->len; i++) {
        const NolintName *name = &g_array_index(nolint.names, NolintName, i);
        g_assert_true(g_str_has_prefix(text + name->offset, name->glob));
        g_assert_cmpint(nolint_name_is_own(name), ==, i == 0);
    }
    g_assert_cmpstr(nolint.list, ==, "corolint-a, -  corolint-b ,c");
    nolint_clear(&nolint);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/nolint/%u %s", i, cases[i].text);
        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_func("/nolint/names-know-their-place", test_names_know_their_place);
    return g_test_run();
}
