/* Unified diffs are read as git and diff print them; malformed ones say where. */
#include "driver/patch.h"

#include <string.h>

typedef struct PatchCase {
    const char *name;
    const char *text;
    const char *read; /* files, lines as "+NUMBER TEXT" or " NUMBER TEXT", gaps as "gap NUMBER" */
} PatchCase;

#define GIT "diff --git a/a.c b/a.c\nindex 1..2 100644\n"
#define NAMES "--- a/a.c\n+++ b/a.c\n"

static const PatchCase cases[] = {
    {"empty", "", ""},
    {"git", GIT NAMES "@@ -1,3 +1,3 @@ void f(void)\n one\n-two\n+TWO\n three\n",
     "b/a.c\n 1 one\n+2 TWO\n 3 three\n"},
    {"plain", "--- a.c\t2020-01-01 00:00:00\n+++ a.c\t2020-01-02 00:00:00\n@@ -0,0 +1 @@\n+one\n",
     "a.c\n+1 one\n"},
    {"words-around-it",
     "From: a\n\n---\n a.c | 2 +-\n\n" GIT NAMES "@@ -0,0 +5 @@\n+x\n-- \n2.39\n", "b/a.c\n+5 x\n"},
    {"lines-taken-out", NAMES "@@ -4,2 +3,0 @@\n-x\n-y\n", "b/a.c\ngap 3\n"},
    {"lines-taken-out-at-the-top", NAMES "@@ -1 +0,0 @@\n-x\n", "b/a.c\ngap 0\n"},
    {"lines-taken-out-between", NAMES "@@ -1,4 +1,3 @@\n a\n-x\n b\n-c\n+C\n",
     "b/a.c\n 1 a\ngap 1\n 2 b\n+3 C\n"},
    {"lines-taken-out-at-a-hunk's-end", NAMES "@@ -1,2 +1 @@\n a\n-x\n@@ -9 +8 @@\n-b\n+B\n",
     "b/a.c\n 1 a\n+8 B\ngap 1\n"},
    {"lines-that-look-like-headlines", NAMES "@@ -1,2 +1,2 @@\n--- x\n-@@ y\n+++ x\n+@@ y\n",
     "b/a.c\n+1 ++ x\n+2 @@ y\n"},
    {"no-newline-at-the-end",
     NAMES "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n",
     "b/a.c\n+1 b\n"},
    {"carriage-returns", "--- a/a.c\r\n+++ b/a.c\r\n@@ -1 +1 @@\r\n-a\r\n+b\r\n", "b/a.c\n+1 b\n"},
    {"blank-context-without-its-space", NAMES "@@ -1,2 +1,3 @@\n a\n\n+b\n",
     "b/a.c\n 1 a\n 2 \n+3 b\n"},
    {"deleted-file",
     "--- a/a.c\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n" NAMES "@@ -0,0 +1 @@\n+x\n",
     "b/a.c\n+1 x\n"},
    {"quoted-name",
     "--- \"a/\\303\\251 \\\"x\\\".c\"\n+++ \"b/\\303\\251 \\\"x\\\".c\"\n"
     "@@ -0,0 +1 @@\n+x\n",
     "b/\303\251 \"x\".c\n+1 x\n"},
    {"binary", "diff --git a/x b/x\nBinary files a/x and b/x differ\n", "b/x\nunseen\n"},
    {"binary-of-diff", "Binary files old/a.c and new and old/a.c differ\n", "old/a.c\nunseen\n"},
    {"binary-with-and", "Binary files a/x and y and b/x and y differ\n", "b/x and y\nunseen\n"},
    {"binary-deleted", "diff --git a/x b/x\nBinary files a/x and /dev/null differ\n", ""},
    {"binary-without-names", "diff --git \nBinary files  differ\nBinary files and differ\n", ""},
    {"binary-in-full",
     "diff --git a/a b.c b/a b.c\nindex 1..2\nGIT binary patch\nliteral 3\nKcmZ\n\n" GIT NAMES
     "@@ -0,0 +1 @@\n+x\n",
     "b/a b.c\nunseen\nb/a.c\n+1 x\n"},
    {"coloured", "\033[1mdiff --git a/a.c b/a.c\033[m\n", "fault patch:1: the diff is coloured"},
    {"rename-alone", "diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n", ""},
    {"no-diff", "hello\n", "fault patch:1: this is no unified diff"},
    {"context-diff", "*** a.c\n--- b.c\n***************\n",
     "fault patch:3: this is no unified diff"},
    {"bad-headline", NAMES "@@ -1 +x @@\n+x\n", "b/a.c\nfault patch:3: the diff is malformed"},
    {"bad-line", NAMES "@@ -1,2 +1,2 @@\n a\nb\n",
     "b/a.c\n 1 a\nfault patch:5: the diff is malformed"},
    {"more-lines-than-announced", NAMES "@@ -1 +1 @@\n a\n+b\n", "b/a.c\n 1 a\n"},
    {"cut-short", NAMES "@@ -1,2 +1,2 @@\n a\n",
     "b/a.c\n 1 a\nfault patch:4: the diff is cut short"},
    {"huge-numbers", NAMES "@@ -99999999999999999999 +99999999999999999999,99999999999 @@\n+x\n",
     "b/a.c\n+2147483647 x\nfault patch:4: the diff is cut short"},
    {"merge", "diff --cc a.c\n--- a/a.c\n+++ b/a.c\n@@@ -1,1 -1,1 +1,1 @@@\n++a\n",
     "b/a.c\nfault patch:4: a diff of a merge"},
};

static char *told(const Patch *patch) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < patch->files->len; i++) {
        const PatchFile *file = g_ptr_array_index(patch->files, i);
        guint gap = 0;
        g_string_append_printf(out, "%s\n%s", file->name, file->unseen ? "unseen\n" : "");
        for (guint k = 0; k < file->lines->len; k++) {
            const PatchLine *line = g_ptr_array_index(file->lines, k);
            g_string_append_printf(out, "%c%u %s\n", line->added ? '+' : ' ', line->number,
                                   line->text);
            if (gap < file->gaps->len && g_array_index(file->gaps, guint, gap) == line->number &&
                k + 1 < file->lines->len &&
                ((const PatchLine *)g_ptr_array_index(file->lines, k + 1))->number ==
                    line->number + 1)
                g_string_append_printf(out, "gap %u\n", g_array_index(file->gaps, guint, gap++));
        }
        for (; gap < file->gaps->len; gap++)
            g_string_append_printf(out, "gap %u\n", g_array_index(file->gaps, guint, gap));
    }
    if (patch->fault)
        g_string_append_printf(out, "fault %s", patch->fault);
    return g_string_free(out, FALSE);
}

static void test_read(gconstpointer data) {
    const PatchCase *patch_case = data;
    g_autoptr(Patch) patch = patch_read("patch", patch_case->text, strlen(patch_case->text));
    g_autofree char *read = told(patch);
    /* Of a fault only where it is and how its message begins. */
    if (patch->fault)
        read[MIN(strlen(read), strlen(patch_case->read))] = '\0';
    g_assert_cmpstr(read, ==, patch_case->read);
}

/* However a patch is cut off, reading it ends. */
static void test_every_prefix(void) {
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        for (gsize length = 0; length <= strlen(cases[i].text); length++) {
            g_autofree char *prefix = g_memdup2(cases[i].text, length);
            g_autoptr(Patch) patch = patch_read("patch", prefix ? prefix : "", length);
            g_assert_cmpuint(patch->files->len, <=, 2);
        }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/patch/", cases[i].name, NULL);
        g_test_add_data_func(path, &cases[i], test_read);
    }
    g_test_add_func("/patch/every-prefix", test_every_prefix);
    return g_test_run();
}
