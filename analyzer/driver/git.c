#include "driver/git.h"

#include <gio/gio.h>
#include <string.h>

G_DEFINE_QUARK(corolint_git_error, git_error)

static GBytes *run(const char *directory, const char *const *arguments, GError **error) {
    g_autoptr(GSubprocessLauncher) launcher =
        g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
    g_subprocess_launcher_set_cwd(launcher, directory);
    /* Looking must not write: another git may be at work. */
    g_subprocess_launcher_setenv(launcher, "GIT_OPTIONAL_LOCKS", "0", TRUE);
    g_autoptr(GSubprocess) process = g_subprocess_launcher_spawnv(launcher, arguments, error);
    g_autoptr(GBytes) out = NULL;
    g_autoptr(GBytes) complaints = NULL;
    if (!process || !g_subprocess_communicate(process, NULL, NULL, &out, &complaints, error))
        return NULL;
    if (g_subprocess_get_successful(process))
        return g_steal_pointer(&out);
    gsize length = 0;
    const char *text = g_bytes_get_data(complaints, &length);
    /* Its first line says what is wrong; the others, how git is used. */
    g_autofree char *words = g_strndup(text ? text : "", length);
    words[strcspn(words, "\n")] = '\0';
    const char *said = g_str_has_prefix(words, "usage:") ? "git cannot compare with that" : words;
    g_set_error_literal(error, GIT_ERROR, 0, *said ? said : "git failed without a word");
    return NULL;
}

char *git_top(const char *directory, GError **error) {
    static const char *const arguments[] = {"git", "rev-parse", "--show-toplevel", NULL};
    g_autoptr(GBytes) out = run(directory, arguments, error);
    if (!out)
        return NULL;
    gsize length = 0;
    const char *text = g_bytes_get_data(out, &length);
    char *top = g_strndup(text ? text : "", length);
    return g_strchomp(top);
}

/* Whatever the user's configuration makes of diffs, this is what patch.h reads. */
GBytes *git_diff(const char *top, const char *revision, GError **error) {
    if (*revision == '-') {
        g_set_error(error, GIT_ERROR, 0, "'%s' is no revision", revision);
        return NULL;
    }
    const char *const arguments[] = {"git",
                                     "diff",
                                     "--unified=0",
                                     "--no-color",
                                     "--no-ext-diff",
                                     "--no-textconv",
                                     "--find-renames",
                                     "--src-prefix=a/",
                                     "--dst-prefix=b/",
                                     "--inter-hunk-context=0",
                                     "--ignore-submodules=all",
                                     revision,
                                     "--",
                                     NULL};
    return run(top, arguments, error);
}

GStrv git_untracked(const char *top, GError **error) {
    static const char *const arguments[] = {"git", "ls-files", "--others", "--exclude-standard",
                                            "-z",  NULL};
    g_autoptr(GBytes) out = run(top, arguments, error);
    if (!out)
        return NULL;
    gsize length = 0;
    const char *text = g_bytes_get_data(out, &length);
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    for (gsize at = 0; at < length; at += strlen(text + at) + 1)
        g_strv_builder_add(names, text + at); /* GBytes do not end with a NUL, but these names do */
    return g_strv_builder_end(names);
}
