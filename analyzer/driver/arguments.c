#include "driver/arguments.h"

#include "driver/compiler_name.h"
#include "driver/compiler_options.h"
#include "driver/compiler_values.h"
#include "driver/response_file.h"

#include <string.h>

/* Where the reading of one command stands. */
typedef struct Reading {
    CompilerCommand *command;
    GPtrArray *options;
    const char *file;
    char *language;      /* the -x in force; NULL when none is */
    char *file_language; /* the -x in force where the file itself stood among the words */
    char *standard;      /* as written */
    gboolean file_seen;
    gboolean has_target;
    gboolean is_msvc;
    gboolean
        drop_preprocessor_value;  /* the next -Xpreprocessor word belongs to one that was dropped */
    gboolean drop_frontend_value; /* the next -Xclang word does */
    gboolean
        keep_preprocessor_value; /* the next -Xpreprocessor word belongs to one that was kept */
} Reading;

G_DEFINE_QUARK(corolint_arguments_error, arguments_error)

static void take_option(Reading *reading, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void take_option(Reading *reading, const char *format, ...) {
    va_list values;
    va_start(values, format);
    g_ptr_array_add(reading->options, g_strdup_vprintf(format, values));
    va_end(values);
}

static const char *default_standard(SourceLanguage language) {
    return source_language_is_cxx(language) ? "gnu++20" : "gnu17";
}

/* "-Wp,-MD,out.d,-DNDEBUG" stays as "-Wp,-DNDEBUG". */
static void read_preprocessor_list(Reading *reading, const char *list) {
    g_auto(GStrv) words = g_strsplit(list, ",", -1);
    g_autoptr(GString) kept = g_string_new(NULL);
    for (char **word = words; *word != NULL; word++) {
        gboolean takes_value = FALSE;
        gboolean stays = compiler_preprocessor_word_stays(*word, &takes_value);
        if (stays)
            g_string_append_printf(kept, ",%s", *word);
        if (takes_value && word[1] != NULL) {
            word++;
            if (stays)
                g_string_append_printf(kept, ",%s", *word);
        }
    }
    if (kept->len > 0)
        take_option(reading, "-Wp%s", kept->str);
}

static void read_preprocessor_word(Reading *reading, const char *word) {
    gboolean stays = reading->keep_preprocessor_value;
    gboolean takes_value = FALSE;
    if (!reading->keep_preprocessor_value && !reading->drop_preprocessor_value)
        stays = compiler_preprocessor_word_stays(word, &takes_value);
    reading->keep_preprocessor_value = takes_value && stays;
    reading->drop_preprocessor_value = takes_value && !stays;
    if (stays) {
        take_option(reading, "-Xpreprocessor");
        take_option(reading, "%s", word);
    }
}

static void read_frontend_word(Reading *reading, const char *word) {
    if (reading->drop_frontend_value) {
        reading->drop_frontend_value = FALSE;
        return;
    }
    if (compiler_frontend_word_stays(word, &reading->drop_frontend_value)) {
        take_option(reading, "-Xclang");
        take_option(reading, "%s", word);
    }
}

/* clang takes a precompiled x.h.pch or x.h.gch instead of x.h without being asked, and gives up
 * when another compiler made it. Handed to its front end, the header is just read. */
static void read_include(Reading *reading, const char *header) {
    g_autofree char *path = g_canonicalize_filename(header, reading->command->directory);
    g_autofree char *pch = g_strconcat(path, ".pch", NULL);
    g_autofree char *gch = g_strconcat(path, ".gch", NULL);
    gboolean precompiled =
        g_file_test(pch, G_FILE_TEST_EXISTS) || g_file_test(gch, G_FILE_TEST_EXISTS);
    if (precompiled)
        take_option(reading, "-Xclang");
    take_option(reading, "-include");
    if (precompiled)
        take_option(reading, "-Xclang");
    take_option(reading, "%s", header);
}

static void read_language(Reading *reading, const char *value) {
    g_free(reading->language);
    reading->language = strcmp(value, "none") == 0 ? NULL : g_strdup(value);
}

static void read_working_directory(Reading *reading, const char *value) {
    char *directory = g_canonicalize_filename(value, reading->command->directory);
    g_free(reading->command->directory);
    reading->command->directory = directory;
}

static void keep_option(Reading *reading, const char *word, const Option *option,
                        const char *value) {
    take_option(reading, "%s", word);
    if (option->value_follows)
        take_option(reading, "%s", value);
}

static void read_option(Reading *reading, const char *word, const Option *option,
                        const char *value) {
    switch (option->fate) {
    case OPTION_KEEP:
        keep_option(reading, word, option, value);
        return;
    case OPTION_DROP:
        return;
    case OPTION_LANGUAGE:
        read_language(reading, value);
        return;
    case OPTION_STANDARD:
        g_free(reading->standard);
        reading->standard = g_strdup(value);
        return;
    case OPTION_INCLUDE:
        read_include(reading, value);
        return;
    case OPTION_PROCESSOR:
        if (compiler_processor_is_known(value))
            keep_option(reading, word, option, value);
        return;
    case OPTION_ABI:
        if (compiler_abi_is_known(value))
            keep_option(reading, word, option, value);
        return;
    case OPTION_TARGET:
        reading->has_target = TRUE;
        take_option(reading, "--target=%s", value);
        return;
    case OPTION_WORKING_DIRECTORY:
        read_working_directory(reading, value);
        return;
    case OPTION_DRIVER_MODE:
        reading->is_msvc = reading->is_msvc || strcmp(value, "cl") == 0;
        if (strcmp(value, "g++") == 0 && reading->language == NULL)
            read_language(reading, "c++");
        return;
    case OPTION_PREPROCESSOR_LIST:
        read_preprocessor_list(reading, value);
        return;
    case OPTION_PREPROCESSOR_WORD:
        read_preprocessor_word(reading, value);
        return;
    case OPTION_FRONTEND_WORD:
        read_frontend_word(reading, value);
        return;
    }
}

/* Inputs are left out: the one that counts is known, and libclang gives up on two. */
static void read_input(Reading *reading, const char *word) {
    g_autofree char *path = g_canonicalize_filename(word, reading->command->directory);
    if (strcmp(path, reading->file) != 0)
        return;
    g_free(reading->file_language);
    reading->file_seen = TRUE;
    reading->file_language = g_strdup(reading->language);
}

static void read_words(Reading *reading, const char *const *words) {
    gboolean only_inputs = FALSE;
    for (; *words != NULL; words++) {
        const char *word = *words;
        if (only_inputs || word[0] != '-' || word[1] == '\0') {
            read_input(reading, word);
            continue;
        }
        if (strcmp(word, "--") == 0) {
            only_inputs = TRUE;
            continue;
        }
        Option option = compiler_option_read(word);
        const char *value = option.value;
        if (option.value_follows) {
            /* An option at the end that lacks its value: no compiler took it, neither do we. */
            if (words[1] == NULL)
                return;
            value = *++words;
        }
        if (value == NULL && strcmp(word, "-ansi") == 0)
            value = "ansi";
        if (value == NULL && option.fate != OPTION_KEEP && option.fate != OPTION_DROP)
            continue;
        read_option(reading, word, &option, value);
    }
}

static SourceLanguage language_of_reading(const Reading *reading) {
    const char *option = reading->file_seen ? reading->file_language : reading->language;
    if (option != NULL)
        return source_language_from_option(option);
    SourceLanguage language = source_language_of_path(reading->file);
    if (language != SOURCE_LANGUAGE_C)
        return language;
    if (compiler_name_is_cxx(reading->command->compiler))
        return SOURCE_LANGUAGE_CXX;
    gboolean cxx_standard =
        reading->standard != NULL && compiler_standard_is_cxx(reading->standard);
    return source_language_is_open(reading->file) && cxx_standard ? SOURCE_LANGUAGE_CXX : language;
}

static void settle_standard(Reading *reading) {
    CompilerCommand *command = reading->command;
    if (reading->standard == NULL)
        return;
    if (strcmp(reading->standard, "ansi") == 0) {
        command->standard = g_strdup(source_language_is_cxx(command->language) ? "c++98" : "c89");
        return;
    }
    command->standard = g_strdup(compiler_standard_name(reading->standard, command->language));
}

/* libclang does not look at argv[0] for the target. */
static void settle_target(Reading *reading) {
    g_autofree char *target = compiler_name_target(reading->command->compiler);
    if (!reading->has_target && target != NULL)
        take_option(reading, "--target=%s", target);
}

/* A gcc of its own prefix keeps its C++ library there, where clang would not look. */
static void settle_toolchain(Reading *reading) {
    const char *compiler = reading->command->compiler;
    if (!g_path_is_absolute(compiler))
        return;
    for (guint i = 0; i < reading->options->len; i++) {
        const char *option = g_ptr_array_index(reading->options, i);
        if (strstr(option, "-gcc-toolchain") != NULL || strstr(option, "--gcc-install-dir") != NULL)
            return;
    }
    g_autofree char *prefix = g_canonicalize_filename("../..", compiler);
    g_autofree char *libraries = g_build_filename(prefix, "lib", "gcc", NULL);
    if (strcmp(prefix, "/usr") != 0 && strcmp(prefix, "/") != 0 &&
        g_file_test(libraries, G_FILE_TEST_IS_DIR)) {
        take_option(reading, "--gcc-toolchain=%s", prefix);
    }
}

static char *compiler_path(const char *compiler, const char *directory) {
    if (strchr(compiler, '/') == NULL)
        return g_strdup(compiler);
    return g_canonicalize_filename(compiler, directory);
}

static void reading_clear(Reading *reading) {
    g_ptr_array_add(reading->options, NULL);
    reading->command->options = (GStrv)g_ptr_array_free(reading->options, FALSE);
    g_free(reading->language);
    g_free(reading->file_language);
    g_free(reading->standard);
}

static CompilerCommand *command_new(const char *compiler, const char *directory) {
    CompilerCommand *command = g_new0(CompilerCommand, 1);
    command->compiler = compiler_path(compiler, directory);
    command->directory = g_strdup(directory);
    return command;
}

CompilerCommand *compiler_command_read(const char *const *words, const char *directory,
                                       const char *file, GError **error) {
    char *problem = NULL;
    g_auto(GStrv) expanded = response_file_expand(words, directory, &problem);
    const char *const *all = (const char *const *)expanded;
    guint compiler = compiler_name_find(all);
    if (all[compiler] == NULL || all[compiler][0] == '\0') {
        g_free(problem);
        g_set_error(error, ARGUMENTS_ERROR, ARGUMENTS_ERROR_NO_COMPILER,
                    "the command names no compiler");
        return NULL;
    }

    Reading reading = {.command = command_new(all[compiler], directory),
                       .options = g_ptr_array_new(),
                       .file = file,
                       .is_msvc = compiler_name_is_msvc(all[compiler])};
    reading.command->problem = problem;
    read_words(&reading, all + compiler + 1);
    reading.command->language = language_of_reading(&reading);
    settle_standard(&reading);
    settle_target(&reading);
    settle_toolchain(&reading);
    gboolean is_msvc = reading.is_msvc;
    reading_clear(&reading);
    if (is_msvc) {
        g_set_error(error, ARGUMENTS_ERROR, ARGUMENTS_ERROR_MSVC,
                    "command lines of cl and clang-cl are not understood");
        g_clear_pointer(&reading.command, compiler_command_free);
    }
    return reading.command;
}

CompilerCommand *compiler_command_default(const char *const *flags, const char *directory,
                                          const char *file) {
    CompilerCommand *command = command_new("cc", directory);
    Reading reading = {.command = command, .options = g_ptr_array_new(), .file = file};
    static const char *const no_flags[] = {NULL};
    g_auto(GStrv) words =
        response_file_expand(flags == NULL ? no_flags : flags, directory, &command->problem);
    read_words(&reading, (const char *const *)words);
    command->language = language_of_reading(&reading);
    settle_standard(&reading);
    if (command->standard == NULL)
        command->standard = g_strdup(default_standard(command->language));
    reading_clear(&reading);
    return command;
}

static void add_standard(GPtrArray *words, const CompilerCommand *command,
                         SourceLanguage language) {
    const char *standard = command->standard;
    if (source_language_is_cxx(command->language) != source_language_is_cxx(language))
        standard = default_standard(language);
    if (standard != NULL)
        g_ptr_array_add(words, g_strconcat("-std=", standard, NULL));
}

GStrv compiler_command_compose(const CompilerCommand *command, SourceLanguage language,
                               const char *file) {
    const char *option = source_language_option(language);
    g_return_val_if_fail(option != NULL, NULL);
    GPtrArray *words = g_ptr_array_new();
    g_ptr_array_add(words, g_strdup(command->compiler));
    g_ptr_array_add(words, g_strconcat("-working-directory=", command->directory, NULL));
    /* With clang's limit of 20 the rest of a file would go unseen after as many errors. */
    g_ptr_array_add(words, g_strdup("-ferror-limit=0"));
    for (char **word = command->options; *word != NULL; word++)
        g_ptr_array_add(words, g_strdup(*word));
    add_standard(words, command, language);
    /* Always said, so that neither the extension nor argv[0] has a voice any more. No "--" before
     * the file: libclang adds options of its own at the end, and they would become inputs. An
     * absolute path starts with no dash. */
    g_ptr_array_add(words, g_strdup("-x"));
    g_ptr_array_add(words, g_strdup(option));
    g_ptr_array_add(words, g_strdup(file));
    g_ptr_array_add(words, NULL);
    return (GStrv)g_ptr_array_free(words, FALSE);
}

void compiler_command_free(CompilerCommand *command) {
    if (command == NULL)
        return;
    g_free(command->compiler);
    g_strfreev(command->options);
    g_free(command->standard);
    g_free(command->directory);
    g_free(command->problem);
    g_free(command);
}
