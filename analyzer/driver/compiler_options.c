#include "driver/compiler_options.h"

#include "driver/compiler_values.h"
#include "driver/gcc_options.h"

#include <string.h>

typedef enum OptionShape {
    SHAPE_ALONE,    /* the word is the option */
    SHAPE_JOINED,   /* the word starts with the option, the rest is its value */
    SHAPE_SEPARATE, /* the word is the option, the next word its value */
    SHAPE_EITHER,   /* joined or separate */
} OptionShape;

typedef struct OptionRule {
    const char *name;
    OptionShape shape;
    OptionFate fate;
} OptionRule;

/* The first rule that fits decides, so longer names stand before the shorter ones they begin with.
 */
static const OptionRule rules[] = {
    /* what the compiler is asked to produce, and where */
    {"-c", SHAPE_ALONE, OPTION_DROP},
    {"-S", SHAPE_ALONE, OPTION_DROP},
    {"-E", SHAPE_ALONE, OPTION_DROP},
    {"-P", SHAPE_ALONE, OPTION_DROP},
    {"-C", SHAPE_ALONE, OPTION_DROP},
    {"-CC", SHAPE_ALONE, OPTION_DROP},
    {"-H", SHAPE_ALONE, OPTION_DROP},
    {"-Q", SHAPE_ALONE, OPTION_DROP},
    {"-v", SHAPE_ALONE, OPTION_DROP},
    {"-###", SHAPE_ALONE, OPTION_DROP},
    {"-pass-exit-codes", SHAPE_ALONE, OPTION_DROP},
    {"-pipe", SHAPE_ALONE, OPTION_DROP},
    {"-fsyntax-only", SHAPE_ALONE, OPTION_DROP},
    {"-fdirectives-only", SHAPE_ALONE, OPTION_DROP},
    {"-frewrite-", SHAPE_JOINED, OPTION_DROP},
    {"-rewrite-", SHAPE_JOINED, OPTION_DROP},
    {"-emit-", SHAPE_JOINED, OPTION_DROP},
    {"-traditional", SHAPE_JOINED, OPTION_DROP},
    {"--analyze", SHAPE_JOINED, OPTION_DROP},
    {"--compile", SHAPE_ALONE, OPTION_DROP},
    {"--assemble", SHAPE_ALONE, OPTION_DROP},
    {"--preprocess", SHAPE_ALONE, OPTION_DROP},
    {"--version", SHAPE_ALONE, OPTION_DROP},
    {"--help", SHAPE_JOINED, OPTION_DROP},
    {"-print-", SHAPE_JOINED, OPTION_DROP},
    {"--print-", SHAPE_JOINED, OPTION_DROP},
    {"-dumpbase-ext", SHAPE_SEPARATE, OPTION_DROP},
    {"-dumpbase", SHAPE_SEPARATE, OPTION_DROP},
    {"-dumpdir", SHAPE_SEPARATE, OPTION_DROP},
    {"-dump", SHAPE_JOINED, OPTION_DROP},
    {"-aux-info", SHAPE_EITHER, OPTION_DROP},
    {"-save-temps", SHAPE_JOINED, OPTION_DROP},
    {"--save-temps", SHAPE_JOINED, OPTION_DROP},
    {"-save-stats", SHAPE_JOINED, OPTION_DROP},
    {"--serialize-diagnostics", SHAPE_SEPARATE, OPTION_DROP},
    {"-serialize-diagnostics", SHAPE_SEPARATE, OPTION_DROP},
    {"-index-store-path", SHAPE_SEPARATE, OPTION_DROP},
    {"-index-unit-output-path", SHAPE_SEPARATE, OPTION_DROP},
    {"--output=", SHAPE_JOINED, OPTION_DROP},
    {"--output", SHAPE_SEPARATE, OPTION_DROP},
    {"-o", SHAPE_EITHER, OPTION_DROP},

    /* files of dependencies */
    {"-M", SHAPE_ALONE, OPTION_DROP},
    {"-MM", SHAPE_ALONE, OPTION_DROP},
    {"-MD", SHAPE_ALONE, OPTION_DROP},
    {"-MMD", SHAPE_ALONE, OPTION_DROP},
    {"-MP", SHAPE_ALONE, OPTION_DROP},
    {"-MG", SHAPE_ALONE, OPTION_DROP},
    {"-MV", SHAPE_ALONE, OPTION_DROP},
    {"-Mno-modules", SHAPE_ALONE, OPTION_DROP},
    {"-MF", SHAPE_EITHER, OPTION_DROP},
    {"-MT", SHAPE_EITHER, OPTION_DROP},
    {"-MQ", SHAPE_EITHER, OPTION_DROP},
    {"-MJ", SHAPE_EITHER, OPTION_DROP},
    {"--dependencies", SHAPE_ALONE, OPTION_DROP},
    {"--user-dependencies", SHAPE_ALONE, OPTION_DROP},
    {"--write-dependencies", SHAPE_ALONE, OPTION_DROP},
    {"--write-user-dependencies", SHAPE_ALONE, OPTION_DROP},

    /* how much complaint is too much: every error has to be seen, none may end the parse */
    {"-Werror", SHAPE_JOINED, OPTION_DROP},
    {"-pedantic-errors", SHAPE_ALONE, OPTION_DROP},
    {"-Wfatal-errors", SHAPE_ALONE, OPTION_DROP},
    {"-fmax-errors=", SHAPE_JOINED, OPTION_DROP},
    {"-ferror-limit=", SHAPE_JOINED, OPTION_DROP},
    {"-fdiagnostics-", SHAPE_JOINED, OPTION_DROP},
    {"-fno-diagnostics-", SHAPE_JOINED, OPTION_DROP},

    /* assembler and linker */
    {"-Wa,", SHAPE_JOINED, OPTION_DROP},
    {"-Wl,", SHAPE_JOINED, OPTION_DROP},
    {"-Xassembler", SHAPE_SEPARATE, OPTION_DROP},
    {"-Xlinker", SHAPE_SEPARATE, OPTION_DROP},
    {"-Xanalyzer", SHAPE_SEPARATE, OPTION_DROP},
    {"-Xarch_host", SHAPE_SEPARATE, OPTION_DROP},
    {"-Xarch_device", SHAPE_SEPARATE, OPTION_DROP},
    {"-Xarch_x86_64", SHAPE_SEPARATE, OPTION_DROP},
    {"-Xarch_arm64", SHAPE_SEPARATE, OPTION_DROP},
    {"-specs=", SHAPE_JOINED, OPTION_DROP},
    {"--specs=", SHAPE_JOINED, OPTION_DROP},
    {"-specs", SHAPE_SEPARATE, OPTION_DROP},
    {"--specs", SHAPE_SEPARATE, OPTION_DROP},
    {"-wrapper", SHAPE_SEPARATE, OPTION_DROP},
    {"-z", SHAPE_SEPARATE, OPTION_DROP},
    {"-u", SHAPE_SEPARATE, OPTION_DROP},
    {"-T", SHAPE_EITHER, OPTION_DROP},
    {"-L", SHAPE_EITHER, OPTION_DROP},
    {"-l", SHAPE_EITHER, OPTION_DROP},
    {"-rpath", SHAPE_SEPARATE, OPTION_DROP},
    {"-install_name", SHAPE_SEPARATE, OPTION_DROP},

    /* plugins, precompiled headers, modules of another compiler, profiles, records */
    {"-fplugin", SHAPE_JOINED, OPTION_DROP},
    {"-fpass-plugin=", SHAPE_JOINED, OPTION_DROP},
    {"-include-pch", SHAPE_SEPARATE, OPTION_DROP},
    {"-fpch-", SHAPE_JOINED, OPTION_DROP},
    {"-fno-pch-", SHAPE_JOINED, OPTION_DROP},
    {"-fmodule-output", SHAPE_JOINED, OPTION_DROP},
    {"-fmodule-mapper", SHAPE_JOINED, OPTION_DROP},
    {"-fmodule-header", SHAPE_JOINED, OPTION_DROP},
    {"-fdeps-", SHAPE_JOINED, OPTION_DROP},
    {"-fprofile-", SHAPE_JOINED, OPTION_DROP},
    {"-fauto-profile", SHAPE_JOINED, OPTION_DROP},
    {"-resource-dir=", SHAPE_JOINED, OPTION_DROP},
    {"-resource-dir", SHAPE_SEPARATE, OPTION_DROP},
    {"-fsave-optimization-record", SHAPE_JOINED, OPTION_DROP},
    {"-foptimization-record-", SHAPE_JOINED, OPTION_DROP},
    {"-ftime-", SHAPE_JOINED, OPTION_DROP},
    {"-time", SHAPE_JOINED, OPTION_DROP},

    /* code generation whose values differ between gcc and clang, or between versions of clang */
    {"-mtune=", SHAPE_JOINED, OPTION_DROP},
    {"-mtune-ctrl=", SHAPE_JOINED, OPTION_DROP},
    {"-mfpmath=", SHAPE_JOINED, OPTION_DROP},
    {"-mfunction-return=", SHAPE_JOINED, OPTION_DROP},
    {"-mtls-", SHAPE_JOINED, OPTION_DROP},
    {"-mstack-protector-guard", SHAPE_JOINED, OPTION_DROP},
    {"-fcf-protection", SHAPE_JOINED, OPTION_DROP},
    {"-fzero-call-used-regs=", SHAPE_JOINED, OPTION_DROP},
    {"-fpatchable-function-entry=", SHAPE_JOINED, OPTION_DROP},
    {"--param=", SHAPE_JOINED, OPTION_DROP},
    {"--param", SHAPE_SEPARATE, OPTION_DROP},
    {"-mllvm", SHAPE_SEPARATE, OPTION_DROP},

    /* what is understood and rewritten */
    {"-x", SHAPE_EITHER, OPTION_LANGUAGE},
    {"--language=", SHAPE_JOINED, OPTION_LANGUAGE},
    {"-std=", SHAPE_JOINED, OPTION_STANDARD},
    {"--std=", SHAPE_JOINED, OPTION_STANDARD},
    {"-ansi", SHAPE_ALONE, OPTION_STANDARD},
    {"-march=", SHAPE_JOINED, OPTION_PROCESSOR},
    {"-mcpu=", SHAPE_JOINED, OPTION_PROCESSOR},
    {"-mabi=", SHAPE_JOINED, OPTION_ABI},
    {"--target=", SHAPE_JOINED, OPTION_TARGET},
    {"--target", SHAPE_SEPARATE, OPTION_TARGET},
    {"-target", SHAPE_SEPARATE, OPTION_TARGET},
    {"-working-directory=", SHAPE_JOINED, OPTION_WORKING_DIRECTORY},
    {"-working-directory", SHAPE_SEPARATE, OPTION_WORKING_DIRECTORY},
    {"--driver-mode=", SHAPE_JOINED, OPTION_DRIVER_MODE},
    {"-Wp,", SHAPE_JOINED, OPTION_PREPROCESSOR_LIST},
    {"-Xpreprocessor", SHAPE_SEPARATE, OPTION_PREPROCESSOR_WORD},
    {"-Xclang", SHAPE_SEPARATE, OPTION_FRONTEND_WORD},
    {"-include", SHAPE_EITHER, OPTION_INCLUDE},

    /* kept; listed because a word of theirs must not be taken for the source */
    {"-imacros", SHAPE_EITHER, OPTION_KEEP},
    {"-isystem", SHAPE_EITHER, OPTION_KEEP},
    {"-iquote", SHAPE_EITHER, OPTION_KEEP},
    {"-idirafter", SHAPE_EITHER, OPTION_KEEP},
    {"-iprefix", SHAPE_EITHER, OPTION_KEEP},
    {"-iwithprefixbefore", SHAPE_EITHER, OPTION_KEEP},
    {"-iwithprefix", SHAPE_EITHER, OPTION_KEEP},
    {"-iframework", SHAPE_EITHER, OPTION_KEEP},
    {"-isysroot", SHAPE_EITHER, OPTION_KEEP},
    {"-ivfsoverlay", SHAPE_EITHER, OPTION_KEEP},
    {"-vfsoverlay", SHAPE_SEPARATE, OPTION_KEEP},
    {"-cxx-isystem", SHAPE_EITHER, OPTION_KEEP},
    {"-stdlib++-isystem", SHAPE_EITHER, OPTION_KEEP},
    {"-imultilib", SHAPE_SEPARATE, OPTION_DROP},
    {"-imultiarch", SHAPE_SEPARATE, OPTION_DROP},
    {"-I-", SHAPE_ALONE, OPTION_DROP},
    {"-I", SHAPE_EITHER, OPTION_KEEP},
    {"-D", SHAPE_EITHER, OPTION_KEEP},
    {"-U", SHAPE_EITHER, OPTION_KEEP},
    {"-A", SHAPE_EITHER, OPTION_DROP},
    {"-B", SHAPE_EITHER, OPTION_KEEP},
    {"-F", SHAPE_EITHER, OPTION_KEEP},
    {"-G", SHAPE_EITHER, OPTION_DROP},
    {"-arch", SHAPE_SEPARATE, OPTION_KEEP},
    {"-framework", SHAPE_SEPARATE, OPTION_DROP},
    {"--sysroot", SHAPE_SEPARATE, OPTION_KEEP},
    {"--include-directory", SHAPE_SEPARATE, OPTION_KEEP},
    {"--define-macro", SHAPE_SEPARATE, OPTION_KEEP},
    {"--undefine-macro", SHAPE_SEPARATE, OPTION_KEEP},
    {"--config", SHAPE_SEPARATE, OPTION_KEEP},
    {"-gcc-toolchain", SHAPE_SEPARATE, OPTION_KEEP},
};

static gboolean rule_fits(const OptionRule *rule, const char *word, Option *option) {
    /* The second letter tells most of them apart: this runs for every word of every entry. */
    if (word[1] != rule->name[1])
        return FALSE;
    gsize length = strlen(rule->name);
    if (strncmp(word, rule->name, length) != 0)
        return FALSE;
    gboolean whole = word[length] == '\0';
    option->value_follows = whole && (rule->shape == SHAPE_SEPARATE || rule->shape == SHAPE_EITHER);
    option->value = whole ? NULL : word + length;
    return whole || rule->shape == SHAPE_JOINED || rule->shape == SHAPE_EITHER;
}

Option compiler_option_read(const char *word) {
    Option option = {OPTION_KEEP, word, NULL, FALSE};
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
        if (rule_fits(&rules[i], word, &option)) {
            option.fate = rules[i].fate;
            option.name = rules[i].name;
            return option;
        }
    }
    option = (Option){gcc_option_is_known(word) ? OPTION_DROP : OPTION_KEEP, word, NULL, FALSE};
    return option;
}

gboolean compiler_preprocessor_word_stays(const char *word, gboolean *takes_value) {
    static const char *const with_file[] = {"-MD", "-MMD", "-MF", "-MT", "-MQ"};
    *takes_value = FALSE;
    if (word[0] != '-')
        return FALSE;
    Option option = compiler_option_read(word);
    *takes_value =
        option.value_follows || compiler_name_is_listed(word, with_file, G_N_ELEMENTS(with_file));
    /* Of words nobody knows here, clang's preprocessor would make a fatal error. */
    return (option.fate == OPTION_KEEP && option.name != word) || option.fate == OPTION_INCLUDE;
}

gboolean compiler_frontend_word_stays(const char *word, gboolean *takes_value) {
    static const char *const dropped_with_value[] = {
        "-load",        "-plugin",          "-add-plugin",         "-plugin-arg-*",
        "-include-pch", "-dependency-file", "-dependency-dot",     "-MT",
        "-o",           "-main-file-name",  "-header-include-file"};
    static const char *const dropped[] = {"-emit-*", "-verify*", "-fsyntax-only",
                                          "-E",      "-S",       "-building-pch-with-obj"};
    *takes_value =
        compiler_name_is_listed(word, dropped_with_value, G_N_ELEMENTS(dropped_with_value));
    return !*takes_value && !compiler_name_is_listed(word, dropped, G_N_ELEMENTS(dropped));
}
