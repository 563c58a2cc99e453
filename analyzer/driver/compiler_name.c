#include "driver/compiler_name.h"

#include <string.h>

/* Programs put in front of the compiler. */
typedef struct Launcher {
    const char *name;
    const char *value_options; /* those of its options that take the next word, between spaces */
    guint operands;            /* words of its own before the compiler, beside options */
    gboolean compiles_alone;   /* without a compiler after it, it runs cc */
} Launcher;

static const Launcher launchers[] = {
    {"ccache", " ", 0, TRUE},
    {"sccache", " ", 0, FALSE},
    {"distcc", " ", 0, TRUE},
    {"icecc", " ", 0, TRUE},
    {"icerun", " ", 0, FALSE},
    {"gomacc", " ", 0, FALSE},
    {"rewrapper", " ", 0, FALSE},
    {"buildcache", " ", 0, FALSE},
    {"cachecc1", " ", 0, FALSE},
    {"recc", " ", 0, FALSE},
    {"firebuild", " ", 0, FALSE},
    {"colorgcc", " ", 0, FALSE},
    {"env", " -u --unset -C --chdir ", 0, FALSE},
    {"nice", " -n --adjustment ", 0, FALSE},
    {"ionice", " -c -n --class --classdata ", 0, FALSE},
    {"time", " -f -o --format --output ", 0, FALSE},
    {"timeout", " -k -s --kill-after --signal ", 1, FALSE},
    {"taskset", " ", 1, FALSE},
    {"stdbuf", " -i -o -e --input --output --error ", 0, FALSE},
    {"xcrun", " -sdk --sdk -toolchain --toolchain ", 0, FALSE},
    {"libtool", " --mode --tag ", 0, FALSE},
    {"sh", " -c -o ", 0, FALSE},
    {"bash", " -c -o -O ", 0, FALSE},
    {"dash", " -c -o ", 0, FALSE},
    {"cmake", " ", 1, FALSE}, /* cmake -E env …, cmake -E __run_co_compile … -- … */
};

/* Longest first, so that "clang++" is not read as the end of something else. */
static const char *const drivers[] = {
    "clang-cl", "clang-cpp", "clang++", "clang",  "g++",    "gcc",   "c++",   "icpx", "icpc",
    "icx",      "icc",       "nvc++",   "mpicxx", "mpic++", "mpiCC", "mpicc", "em++", "emcc",
    "hipcc",    "xlC",       "xlc",     "cxx",    "cpp",    "cc",    "CC",    "tcc",  "cl"};

/* Those that compile C++ without a "++" at the end of their name. */
static const char *const cxx_drivers[] = {"icpx",  "icpc", "mpicxx", "mpiCC",
                                          "hipcc", "xlC",  "cxx",    "CC"};

/* The architectures of target triples that clang 17 and later know; a final * stands for anything.
 */
static const char *const architectures[] = {
    "aarch64", "aarch64_be", "arm*",    "thumb*",  "avr",         "bpf*",
    "csky",    "arc",        "hexagon", "i386",    "i486",        "i586",
    "i686",    "lanai",      "m68k",    "mips*",   "msp430",      "powerpc*",
    "ppc",     "ppc64",      "ppc64le", "riscv32", "riscv64",     "s390x",
    "sparc",   "sparcv9",    "sparc64", "sparcel", "loongarch32", "loongarch64",
    "ve",      "wasm32",     "wasm64",  "x86_64",  "amd64",       "xcore"};

static const char *name_without_directory(const char *program) {
    const char *slash = strrchr(program, '/');
    return slash == NULL ? program : slash + 1;
}

static void cut_suffix(char *name, const char *suffix) {
    if (g_str_has_suffix(name, suffix))
        name[strlen(name) - strlen(suffix)] = '\0';
}

/* "g++-12.2", "clang++19" and "gcc-posix" are g++, clang++ and gcc. */
static char *name_without_version(const char *program) {
    char *name = g_strdup(name_without_directory(program));
    cut_suffix(name, ".exe");
    cut_suffix(name, "-posix");
    cut_suffix(name, "-win32");
    gsize length = strlen(name);
    while (length > 0 && (g_ascii_isdigit(name[length - 1]) || name[length - 1] == '.'))
        length--;
    if (length > 0 && name[length] != '\0' && name[length - 1] == '-')
        length--;
    /* A name of digits alone is no version of anything. */
    if (length > 0)
        name[length] = '\0';
    return name;
}

/* The driver at the end of name, standing alone or after a dash; NULL for anything else. */
static const char *driver_of_name(const char *name) {
    for (gsize i = 0; i < G_N_ELEMENTS(drivers); i++) {
        if (!g_str_has_suffix(name, drivers[i]))
            continue;
        gsize start = strlen(name) - strlen(drivers[i]);
        if (start == 0 || name[start - 1] == '-')
            return drivers[i];
    }
    return NULL;
}

static gboolean looks_like_compiler(const char *program) {
    g_autofree char *name = name_without_version(program);
    return driver_of_name(name) != NULL;
}

static const Launcher *launcher_find(const char *program) {
    g_autofree char *name = g_strdup(name_without_directory(program));
    cut_suffix(name, ".exe");
    for (gsize i = 0; i < G_N_ELEMENTS(launchers); i++)
        if (strcmp(name, launchers[i].name) == 0)
            return &launchers[i];
    /* Cross builds name it after the host: x86_64-linux-gnu-libtool. */
    return g_str_has_suffix(name, "-libtool") ? launcher_find("libtool") : NULL;
}

static gboolean is_assignment(const char *word) {
    const char *at = word;
    while (g_ascii_isalnum(*at) || *at == '_')
        at++;
    return at != word && *at == '=';
}

static gboolean takes_value(const Launcher *launcher, const char *option) {
    g_autofree char *between_spaces = g_strconcat(" ", option, " ", NULL);
    return strstr(launcher->value_options, between_spaces) != NULL;
}

/* The index of the word that the launcher at `at` starts, or of the end. */
static guint skip_launcher(const char *const *words, guint at, const Launcher *launcher) {
    guint operands = launcher->operands;
    at++;
    while (words[at] != NULL) {
        const char *word = words[at++];
        if (strcmp(word, "--") == 0)
            return at;
        if (word[0] == '-') {
            if (takes_value(launcher, word) && words[at] != NULL)
                at++;
        } else if (is_assignment(word)) {
            continue;
        } else if (operands > 0) {
            operands--;
        } else {
            return at - 1;
        }
    }
    return at;
}

guint compiler_name_find(const char *const *words) {
    guint at = 0;
    while (words[at] != NULL) {
        const Launcher *launcher = launcher_find(words[at]);
        const char *next = words[at + 1];
        if (launcher != NULL) {
            if (launcher->compiles_alone && (next == NULL || next[0] == '-'))
                return at;
            at = skip_launcher(words, at, launcher);
            continue;
        }
        /* A launcher nobody told us of gives itself away by the compiler after it. */
        if (next == NULL || next[0] == '-' || looks_like_compiler(words[at]) ||
            !looks_like_compiler(next)) {
            return at;
        }
        at++;
    }
    return at;
}

gboolean compiler_name_is_cxx(const char *program) {
    g_autofree char *name = name_without_version(program);
    if (g_str_has_suffix(name, "++") || g_str_has_suffix(name, "c++-analyzer"))
        return TRUE;
    const char *driver = driver_of_name(name);
    if (driver == NULL)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(cxx_drivers); i++)
        if (strcmp(driver, cxx_drivers[i]) == 0)
            return TRUE;
    return FALSE;
}

gboolean compiler_name_is_msvc(const char *program) {
    const char *backslash = strrchr(program, '\\');
    g_autofree char *name = name_without_version(backslash == NULL ? program : backslash + 1);
    const char *driver = driver_of_name(name);
    return driver != NULL && (strcmp(driver, "cl") == 0 || strcmp(driver, "clang-cl") == 0);
}

static gboolean is_known_architecture(const char *triple) {
    const char *dash = strchr(triple, '-');
    g_autofree char *architecture =
        dash == NULL ? g_strdup(triple) : g_strndup(triple, (gsize)(dash - triple));
    for (gsize i = 0; i < G_N_ELEMENTS(architectures); i++) {
        const char *known = architectures[i];
        gsize length = strlen(known);
        if (known[length - 1] == '*' ? strncmp(architecture, known, length - 1) == 0
                                     : strcmp(architecture, known) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

char *compiler_name_target(const char *program) {
    g_autofree char *name = name_without_version(program);
    const char *driver = driver_of_name(name);
    if (driver == NULL || strlen(driver) == strlen(name))
        return NULL;
    char *target = g_strndup(name, strlen(name) - strlen(driver) - 1);
    if (!is_known_architecture(target))
        g_clear_pointer(&target, g_free);
    return target;
}
