#include "driver/compiler_values.h"

#include <string.h>

static gboolean name_fits(const char *name, const char *pattern) {
    if (name[0] != pattern[0])
        return FALSE;
    gsize length = strlen(pattern);
    return pattern[length - 1] == '*' ? strncmp(name, pattern, length - 1) == 0
                                      : strcmp(name, pattern) == 0;
}

gboolean compiler_name_is_listed(const char *name, const char *const *patterns, gsize count) {
    for (gsize i = 0; i < count; i++)
        if (name_fits(name, patterns[i]))
            return TRUE;
    return FALSE;
}

typedef struct Standard {
    const char *value;
    const char *name; /* known to every clang since 17 */
    SourceLanguage language;
} Standard;

/* Old names that gcc still takes, and new ones that clang 17 knows under their working title only.
 */
static const Standard standards[] = {
    {"c89", "c89", SOURCE_LANGUAGE_C},
    {"c90", "c89", SOURCE_LANGUAGE_C},
    {"iso9899:1990", "c89", SOURCE_LANGUAGE_C},
    {"iso9899:199409", "iso9899:199409", SOURCE_LANGUAGE_C},
    {"gnu89", "gnu89", SOURCE_LANGUAGE_C},
    {"gnu90", "gnu89", SOURCE_LANGUAGE_C},
    {"c99", "c99", SOURCE_LANGUAGE_C},
    {"c9x", "c99", SOURCE_LANGUAGE_C},
    {"iso9899:1999", "c99", SOURCE_LANGUAGE_C},
    {"iso9899:199x", "c99", SOURCE_LANGUAGE_C},
    {"gnu99", "gnu99", SOURCE_LANGUAGE_C},
    {"gnu9x", "gnu99", SOURCE_LANGUAGE_C},
    {"c11", "c11", SOURCE_LANGUAGE_C},
    {"c1x", "c11", SOURCE_LANGUAGE_C},
    {"iso9899:2011", "c11", SOURCE_LANGUAGE_C},
    {"gnu11", "gnu11", SOURCE_LANGUAGE_C},
    {"gnu1x", "gnu11", SOURCE_LANGUAGE_C},
    {"c17", "c17", SOURCE_LANGUAGE_C},
    {"c18", "c17", SOURCE_LANGUAGE_C},
    {"iso9899:2017", "c17", SOURCE_LANGUAGE_C},
    {"iso9899:2018", "c17", SOURCE_LANGUAGE_C},
    {"gnu17", "gnu17", SOURCE_LANGUAGE_C},
    {"gnu18", "gnu17", SOURCE_LANGUAGE_C},
    {"c23", "c2x", SOURCE_LANGUAGE_C},
    {"c2x", "c2x", SOURCE_LANGUAGE_C},
    {"iso9899:2024", "c2x", SOURCE_LANGUAGE_C},
    {"c2y", "c2x", SOURCE_LANGUAGE_C},
    {"gnu23", "gnu2x", SOURCE_LANGUAGE_C},
    {"gnu2x", "gnu2x", SOURCE_LANGUAGE_C},
    {"gnu2y", "gnu2x", SOURCE_LANGUAGE_C},
    {"c++98", "c++98", SOURCE_LANGUAGE_CXX},
    {"c++03", "c++98", SOURCE_LANGUAGE_CXX},
    {"gnu++98", "gnu++98", SOURCE_LANGUAGE_CXX},
    {"gnu++03", "gnu++98", SOURCE_LANGUAGE_CXX},
    {"c++11", "c++11", SOURCE_LANGUAGE_CXX},
    {"c++0x", "c++11", SOURCE_LANGUAGE_CXX},
    {"gnu++11", "gnu++11", SOURCE_LANGUAGE_CXX},
    {"gnu++0x", "gnu++11", SOURCE_LANGUAGE_CXX},
    {"c++14", "c++14", SOURCE_LANGUAGE_CXX},
    {"c++1y", "c++14", SOURCE_LANGUAGE_CXX},
    {"gnu++14", "gnu++14", SOURCE_LANGUAGE_CXX},
    {"gnu++1y", "gnu++14", SOURCE_LANGUAGE_CXX},
    {"c++17", "c++17", SOURCE_LANGUAGE_CXX},
    {"c++1z", "c++17", SOURCE_LANGUAGE_CXX},
    {"gnu++17", "gnu++17", SOURCE_LANGUAGE_CXX},
    {"gnu++1z", "gnu++17", SOURCE_LANGUAGE_CXX},
    {"c++20", "c++20", SOURCE_LANGUAGE_CXX},
    {"c++2a", "c++20", SOURCE_LANGUAGE_CXX},
    {"gnu++20", "gnu++20", SOURCE_LANGUAGE_CXX},
    {"gnu++2a", "gnu++20", SOURCE_LANGUAGE_CXX},
    {"c++23", "c++23", SOURCE_LANGUAGE_CXX},
    {"c++2b", "c++23", SOURCE_LANGUAGE_CXX},
    {"gnu++23", "gnu++23", SOURCE_LANGUAGE_CXX},
    {"gnu++2b", "gnu++23", SOURCE_LANGUAGE_CXX},
    {"c++26", "c++2c", SOURCE_LANGUAGE_CXX},
    {"c++2c", "c++2c", SOURCE_LANGUAGE_CXX},
    {"gnu++26", "gnu++2c", SOURCE_LANGUAGE_CXX},
    {"gnu++2c", "gnu++2c", SOURCE_LANGUAGE_CXX},
};

static const Standard *standard_find(const char *value) {
    for (gsize i = 0; i < G_N_ELEMENTS(standards); i++)
        if (strcmp(value, standards[i].value) == 0)
            return &standards[i];
    return NULL;
}

const char *compiler_standard_name(const char *value, SourceLanguage language) {
    const Standard *standard = standard_find(value);
    if (standard == NULL ||
        source_language_is_cxx(standard->language) != source_language_is_cxx(language)) {
        return NULL;
    }
    return standard->name;
}

gboolean compiler_standard_is_cxx(const char *value) {
    const Standard *standard = standard_find(value);
    return standard != NULL && source_language_is_cxx(standard->language);
}

/* Newer processors than these are left out: the macros lost with them matter less than the file. */
static const char *const processors[] = {
    "native", "armv*", "rv32*", "rv64*",
    /* x86 */
    "x86-64", "x86-64-v2", "x86-64-v3", "x86-64-v4", "i386", "i486", "i586", "i686", "pentium",
    "pentium-mmx", "pentiumpro", "pentium2", "pentium3", "pentium3m", "pentium-m", "pentium4",
    "pentium4m", "prescott", "nocona", "core2", "bonnell", "atom", "silvermont", "slm", "goldmont",
    "goldmont-plus", "tremont", "nehalem", "corei7", "westmere", "sandybridge", "corei7-avx",
    "ivybridge", "core-avx-i", "haswell", "core-avx2", "broadwell", "skylake", "skylake-avx512",
    "cascadelake", "cooperlake", "cannonlake", "icelake-client", "icelake-server", "rocketlake",
    "tigerlake", "sapphirerapids", "alderlake", "raptorlake", "meteorlake", "emeraldrapids",
    "sierraforest", "grandridge", "graniterapids", "lakemont", "geode", "c3", "c3-2", "winchip-c6",
    "winchip2", "k6", "k6-2", "k6-3", "athlon", "athlon-tbird", "athlon-4", "athlon-xp",
    "athlon-mp", "k8", "opteron", "athlon64", "athlon-fx", "k8-sse3", "opteron-sse3",
    "athlon64-sse3", "amdfam10", "barcelona", "btver1", "btver2", "bdver1", "bdver2", "bdver3",
    "bdver4", "znver1", "znver2", "znver3", "znver4",
    /* ARM and AArch64 */
    "arm7tdmi", "arm7tdmi-s", "arm920t", "arm926ej-s", "arm1136j-s", "arm1136jf-s", "arm1176jz-s",
    "arm1176jzf-s", "cortex-m0", "cortex-m0plus", "cortex-m1", "cortex-m3", "cortex-m4",
    "cortex-m7", "cortex-m23", "cortex-m33", "cortex-m35p", "cortex-m55", "cortex-r4", "cortex-r4f",
    "cortex-r5", "cortex-r7", "cortex-r8", "cortex-r52", "cortex-a5", "cortex-a7", "cortex-a8",
    "cortex-a9", "cortex-a12", "cortex-a15", "cortex-a17", "cortex-a32", "cortex-a35", "cortex-a53",
    "cortex-a55", "cortex-a57", "cortex-a72", "cortex-a73", "cortex-a75", "cortex-a76",
    "cortex-a77", "cortex-a78", "cortex-a510", "cortex-a710", "cortex-x1", "cortex-x2",
    "neoverse-n1", "neoverse-n2", "neoverse-v1", "neoverse-e1", "neoverse-512tvb", "thunderx",
    "thunderx2t99", "tsv110", "a64fx", "ampere1", "xscale", "strongarm", "apple-m1", "apple-m2",
    /* POWER, z/Architecture, MIPS, SPARC, RISC-V, LoongArch */
    "powerpc", "powerpc64", "powerpc64le", "power4", "power5", "power6", "power7", "power8",
    "power9", "power10", "440", "603", "604", "750", "7400", "7450", "970", "8548", "e500mc",
    "e5500", "z10", "z196", "zEC12", "z13", "z14", "z15", "z16", "arch8", "arch9", "arch10",
    "arch11", "arch12", "arch13", "arch14", "mips1", "mips2", "mips3", "mips4", "mips32",
    "mips32r2", "mips32r3", "mips32r5", "mips32r6", "mips64", "mips64r2", "mips64r3", "mips64r5",
    "mips64r6", "octeon", "v8", "v9", "ultrasparc", "ultrasparc3", "niagara", "niagara2",
    "niagara3", "niagara4", "leon3", "sifive-e31", "sifive-u54", "sifive-u74", "loongarch64",
    "la464"};

gboolean compiler_processor_is_known(const char *value) {
    /* "cortex-a72+crypto": the features after the plus are only ever complained of. */
    g_autofree char *name = g_strndup(value, strcspn(value, "+"));
    return compiler_name_is_listed(name, processors, G_N_ELEMENTS(processors));
}

gboolean compiler_abi_is_known(const char *value) {
    static const char *const mips_abis[] = {"32", "n32", "64"};
    return compiler_name_is_listed(value, mips_abis, G_N_ELEMENTS(mips_abis));
}
