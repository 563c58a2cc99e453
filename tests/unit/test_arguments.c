#include "driver/arguments.h"

#include "driver/compiler_name.h"
#include "driver/compiler_options.h"
#include "driver/compiler_values.h"
#include "driver/response_file.h"
#include "temporary_tree.h"

#include <string.h>

static CompilerCommand *read_words(const char *const *words, const char *directory,
                                   const char *file) {
    g_autoptr(GError) error = NULL;
    CompilerCommand *command = compiler_command_read(words, directory, file, &error);
    g_assert_no_error(error);
    return command;
}

static CompilerCommand *read_text(const char *text, const char *directory, const char *file) {
    g_auto(GStrv) words = response_file_split(text);
    return read_words((const char *const *)words, directory, file);
}

/* The options that are left of a command for /p/a.c run in /p, between spaces. */
static char *options_of(const char *text) {
    g_autoptr(CompilerCommand) command = read_text(text, "/p", "/p/a.c");
    return g_strjoinv(" ", command->options);
}

static void assert_options(const char *text, const char *expected) {
    g_autofree char *options = options_of(text);
    g_assert_cmpstr(options, ==, expected);
}

static SourceLanguage language_of(const char *text, const char *file) {
    g_autoptr(CompilerCommand) command = read_text(text, "/p", file);
    return command->language;
}

static char *standard_of(const char *text, const char *file) {
    g_autoptr(CompilerCommand) command = read_text(text, "/p", file);
    return g_strdup(command->standard);
}

static void assert_standard(const char *text, const char *file, const char *expected) {
    g_autofree char *standard = standard_of(text, file);
    g_assert_cmpstr(standard, ==, expected);
}

static void test_the_whole_vector(void) {
    g_autoptr(CompilerCommand) command =
        read_text("gcc -Iinc -DX=1 -std=gnu11 -MD -MF a.d -o a.o -c ../s/a.c", "/p/b", "/p/s/a.c");
    g_auto(GStrv) vector = compiler_command_compose(command, command->language, "/p/s/a.c");
    const char *const expected[] = {"gcc",
                                    "-working-directory=/p/b",
                                    "-ferror-limit=0",
                                    "-Iinc",
                                    "-DX=1",
                                    "-std=gnu11",
                                    "-x",
                                    "c",
                                    "/p/s/a.c",
                                    NULL};
    g_assert_true(g_strv_equal((const char *const *)vector, expected));
}

static void test_outputs_and_actions_go(void) {
    assert_options("cc -c -o a.o a.c", "");
    assert_options("cc -oa.o -S -E -P -C -CC -H -v -### -fsyntax-only a.c", "");
    assert_options("cc --output a.o --output=b.o --compile -pipe a.c", "");
    assert_options("cc -save-temps -save-temps=obj --save-temps=cwd -DA a.c", "-DA");
    assert_options("cc --serialize-diagnostics a.dia -aux-info x -dumpbase b -DA a.c", "-DA");
    assert_options("cc -emit-llvm --analyze -ftime-trace=x.json -DA", "-DA");
}

static void test_dependency_files_go(void) {
    assert_options("cc -M -MM -MD -MMD -MP -MG -MV -DA a.c", "-DA");
    assert_options("cc -MF a.d -MT t1 -MQ t2 -MJ a.json -DA", "-DA");
    assert_options("cc -MFa.d -MTt1 -MQt2 -DA", "-DA");
    assert_options("cc -Wp,-MD,.a.o.d -DA", "-DA");
    assert_options("cc -Wp,-MMD,.a.o.d,-MT,x,-MP -DA", "-DA");
    assert_options("cc -Wp,-D_FORTIFY_SOURCE=2 -DA", "-Wp,-D_FORTIFY_SOURCE=2 -DA");
    assert_options("cc -Wp,-DX,-MD,a.d,-U,Y,-Iinc", "-Wp,-DX,-U,Y,-Iinc");
    assert_options("cc -Wp,-unknown", "");
    assert_options("cc -Xpreprocessor -MD -Xpreprocessor a.d -Xpreprocessor -DX -DA",
                   "-Xpreprocessor -DX -DA");
    assert_options("cc -Xpreprocessor -U -Xpreprocessor -MD -DA",
                   "-Xpreprocessor -U -Xpreprocessor -MD -DA");
}

static void test_warnings_stay_and_never_become_errors(void) {
    assert_options("cc -Wall -Werror -Werror=format -pedantic-errors -Wfatal-errors -Wextra",
                   "-Wall -Wextra");
    assert_options("cc -fmax-errors=1 -ferror-limit=3 -fdiagnostics-format=json -Wno-error",
                   "-Wno-error");
    assert_options("cc -Wno-maybe-uninitialized", "-Wno-maybe-uninitialized");
}

static void test_what_gcc_alone_knows_goes(void) {
    assert_options("gcc -fno-var-tracking-assignments -fconserve-stack -mno-fp-ret-in-387 -DA",
                   "-DA");
    assert_options("gcc -fno-allow-store-data-races -mpreferred-stack-boundary=3 -fabi-version=11 "
                   "-mindirect-branch=thunk-extern -gno-statement-frontiers -mskip-rax-setup "
                   "-fno-ipa-cp-clone -fdump-tree-all -fmodules-ts --param max-inline=3 "
                   "--param=x=1 -fwide-exec-charset=UTF-16 -DA",
                   "-DA");
    assert_options("gcc -fno-strict-aliasing -fwrapv -funsigned-char -m32 -O2 -g3 -fPIC",
                   "-fno-strict-aliasing -fwrapv -funsigned-char -m32 -O2 -g3 -fPIC");
}

static void test_plugins_and_precompiled_headers_go(void) {
    assert_options("cc -fplugin=x.so -fplugin-arg-x-y=1 -include-pch a.pch -fpch-preprocess -DA",
                   "-DA");
    assert_options("cc -Xclang -load -Xclang x.so -Xclang -plugin-arg-x -Xclang y -DA", "-DA");
    assert_options("cc -Xclang -include-pch -Xclang a.pch -Xclang -include -Xclang a.h -DA",
                   "-Xclang -include -Xclang a.h -DA");
    assert_options("clang -resource-dir /other/clang/12 -resource-dir=/x -DA", "-DA");
    assert_options("cc -fmodule-output=a.pcm -fmodule-mapper=m -fdeps-format=p1689r5 -DA", "-DA");
}

static void test_a_header_beside_its_precompiled_form_is_read_as_text(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "pch.h", "");
    tree_write(&tree, "pch.h.gch", "made by some gcc");
    tree_write(&tree, "plain.h", "");
    g_autoptr(CompilerCommand) command =
        read_text("cc -include pch.h -includeplain.h -include plain.h", tree.root, "/p/a.c");
    g_autofree char *options = g_strjoinv(" ", command->options);
    g_assert_cmpstr(options, ==,
                    "-Xclang -include -Xclang pch.h -include plain.h -include plain.h");
}

static void test_inputs_and_linking_go(void) {
    assert_options("cc a.c b.c lib.a ../x/c.o - -DA", "-DA");
    assert_options("cc -DA -- a.c -DB", "-DA");
    assert_options("cc -L. -L lib -lm -l z -Wl,-rpath,/x -Xlinker -z -z now -T x.ld -u s -DA",
                   "-DA");
    assert_options("cc -Wa,--noexecstack -Xassembler -x -DA", "-DA");
}

static void test_values_that_look_like_options_or_inputs_stay_values(void) {
    assert_options("cc -I -DA -D b.c -isystem sys -iquote q -include x.h -U c -imacros m.h",
                   "-I -DA -D b.c -isystem sys -iquote q -include x.h -U c -imacros m.h");
    assert_options("cc -o -c -DA", "-DA");
    assert_options("cc -MT -o -MF -c -DA", "-DA");
    assert_options("cc --sysroot /s -isysroot /t -B tools -DA",
                   "--sysroot /s -isysroot /t -B tools -DA");
    assert_options("cc --sysroot=/s -idirafter/x -DA", "--sysroot=/s -idirafter/x -DA");
}

static void test_an_option_without_its_value_ends_the_command(void) {
    static const char *const options[] = {"-o",
                                          "-I",
                                          "-x",
                                          "-MF",
                                          "-Xclang",
                                          "-include",
                                          "-target",
                                          "-working-directory",
                                          "-D",
                                          "--param",
                                          "-Xpreprocessor"};
    for (gsize i = 0; i < G_N_ELEMENTS(options); i++) {
        g_autofree char *text = g_strdup_printf("cc a.c -DA %s", options[i]);
        assert_options(text, "-DA");
    }
    assert_options("cc -Wp, -Wp,-MD -Wp,,-MF -std= -march= -mabi= -x c -DA", "-DA");
}

static void test_spaces_quotes_and_empty_words_pass_through(void) {
    const char *const words[] = {"cc", "-DX=\"a b\"", "", "-I", "dir with space", "-DY='", NULL};
    g_autoptr(CompilerCommand) command = read_words(words, "/p q", "/p q/a.c");
    g_auto(GStrv) vector = compiler_command_compose(command, SOURCE_LANGUAGE_C, "/p q/a.c");
    const char *const expected[] = {"cc",
                                    "-working-directory=/p q",
                                    "-ferror-limit=0",
                                    "-DX=\"a b\"",
                                    "-I",
                                    "dir with space",
                                    "-DY='",
                                    "-x",
                                    "c",
                                    "/p q/a.c",
                                    NULL};
    g_assert_true(g_strv_equal((const char *const *)vector, expected));
}

static void test_launchers_are_skipped(void) {
    static const char *const commands[] = {
        "ccache gcc -DA a.c",
        "/usr/bin/ccache /usr/bin/gcc -DA a.c",
        "ccache CCACHE_DIR=/x sloppiness=time gcc -DA a.c",
        "distcc gcc -DA a.c",
        "ccache distcc gcc -DA a.c",
        "sccache gcc -DA",
        "icecc gcc -DA",
        "gomacc gcc -DA",
        "rewrapper -cfg=x.cfg -exec_root=/r -- gcc -DA",
        "env CC=clang -u LANG LC_ALL=C gcc -DA",
        "/usr/bin/env -i gcc -DA",
        "nice -n 10 gcc -DA",
        "nice -10 time -p gcc -DA",
        "timeout -k 5 60 gcc -DA",
        "libtool --mode=compile gcc -DA",
        "/bin/sh ../libtool --tag=CC --mode=compile gcc -DA",
        "bash ./libtool --silent --tag CC --mode compile ccache gcc -DA",
        "cmake -E env X=1 -- gcc -DA",
        "/usr/bin/cmake -E __run_co_compile --launcher=ccache --source=a.c -- gcc -DA",
        "my-house-wrapper gcc -DA",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        g_autoptr(CompilerCommand) command = read_text(commands[i], "/p", "/p/a.c");
        g_autofree char *name = g_path_get_basename(command->compiler);
        g_autofree char *options = g_strjoinv(" ", command->options);
        g_assert_true(g_str_has_prefix(name, "gcc"));
        g_assert_cmpstr(options, ==, "-DA");
    }
}

static void test_a_launcher_alone_is_the_compiler(void) {
    g_autoptr(CompilerCommand) command = read_text("distcc -DA -c a.c", "/p", "/p/a.c");
    g_assert_cmpstr(command->compiler, ==, "distcc");
    g_assert_cmpint(command->language, ==, SOURCE_LANGUAGE_C);
    assert_options("distcc -DA -c a.c", "-DA");
    assert_options("some-unknown-cross-tool -DA -c a.c", "-DA");
}

static void test_no_compiler_is_an_error(void) {
    static const char *const commands[] = {"",  "env", "env X=1", "nice -n 3", "sh -c 'gcc a.c'",
                                           "''"};
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        g_auto(GStrv) words = response_file_split(commands[i]);
        g_autoptr(GError) error = NULL;
        g_assert_null(compiler_command_read((const char *const *)words, "/p", "/p/a.c", &error));
        g_assert_error(error, ARGUMENTS_ERROR, ARGUMENTS_ERROR_NO_COMPILER);
    }
}

static void test_msvc_command_lines_are_an_error(void) {
    static const char *const commands[] = {"cl.exe /c a.c",
                                           "clang-cl /c a.c",
                                           "clang-cl-17 /c a.c",
                                           "'C:\\VC\\bin\\cl.exe' /c a.c",
                                           "clang --driver-mode=cl /c a.c",
                                           "ccache clang-cl /c a.c"};
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        const char *quoted = commands[i];
        g_auto(GStrv) words = NULL;
        g_assert_true(g_shell_parse_argv(quoted, NULL, &words, NULL));
        g_autoptr(GError) error = NULL;
        g_assert_null(compiler_command_read((const char *const *)words, "/p", "/p/a.c", &error));
        g_assert_error(error, ARGUMENTS_ERROR, ARGUMENTS_ERROR_MSVC);
    }
}

static void test_the_target_of_a_cross_compiler_is_passed_on(void) {
    assert_options("aarch64-linux-gnu-gcc -DA", "-DA --target=aarch64-linux-gnu");
    assert_options("/opt/x/bin/arm-none-eabi-g++-12 -DA", "-DA --target=arm-none-eabi");
    assert_options("x86_64-w64-mingw32-g++-posix -DA", "-DA --target=x86_64-w64-mingw32");
    assert_options("riscv64-unknown-elf-gcc-12.2.0 -DA", "-DA --target=riscv64-unknown-elf");
    assert_options("avr-gcc -DA", "-DA --target=avr");
    assert_options("aarch64-linux-android21-clang++ -DA", "-DA --target=aarch64-linux-android21");
    assert_options("ccache aarch64-linux-gnu-gcc.exe -DA", "-DA --target=aarch64-linux-gnu");
    assert_options("aarch64-linux-gnu-gcc --sysroot=/s", "--sysroot=/s --target=aarch64-linux-gnu");
}

static void test_a_target_already_given_stays_alone(void) {
    assert_options("aarch64-linux-gnu-clang --target=arm-none-eabi", "--target=arm-none-eabi");
    assert_options("aarch64-linux-gnu-clang -target arm-none-eabi", "--target=arm-none-eabi");
    assert_options("clang --target arm-none-eabi", "--target=arm-none-eabi");
}

static void test_a_prefix_that_is_no_target_is_not_passed_on(void) {
    static const char *const commands[] = {
        "gcc",      "x-gcc",       "musl-gcc",
        "c89-gcc",  "afl-clang++", "xtensa-esp32-elf-gcc",
        "clang-19", "/a-b/gcc",    "aarch64-linux-gnu-frobnicate"};
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
        assert_options(commands[i], "");
}

static void test_a_gcc_of_its_own_prefix_brings_its_libraries(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_make_directory(&tree, "lib/gcc");
    g_autofree char *text = g_strdup_printf("%s/bin/g++ -DA", tree.root);
    g_autofree char *expected = g_strdup_printf("-DA --gcc-toolchain=%s", tree.root);
    assert_options(text, expected);
    assert_options("/usr/bin/g++ -DA", "-DA");
}

static void test_the_language_is_found(void) {
    static const struct {
        const char *command;
        const char *file;
        SourceLanguage language;
    } cases[] = {
        {"gcc -c a.c", "/p/a.c", SOURCE_LANGUAGE_C},
        {"gcc -c a.cpp", "/p/a.cpp", SOURCE_LANGUAGE_CXX},
        {"gcc -c a.C", "/p/a.C", SOURCE_LANGUAGE_CXX},
        {"g++ -c a.c", "/p/a.c", SOURCE_LANGUAGE_CXX},
        {"c++ -c a.c", "/p/a.c", SOURCE_LANGUAGE_CXX},
        {"ccache clang++-19 -c a.c", "/p/a.c", SOURCE_LANGUAGE_CXX},
        {"/x/arm-none-eabi-g++-12 -c a.h", "/p/a.h", SOURCE_LANGUAGE_CXX},
        {"mpicxx -c a.c", "/p/a.c", SOURCE_LANGUAGE_CXX},
        {"g++ -x c -c a.c", "/p/a.c", SOURCE_LANGUAGE_C},
        {"g++ -x c a.c -x c++ b.cc", "/p/a.c", SOURCE_LANGUAGE_C},
        {"gcc a.c -x c++ b.c", "/p/a.c", SOURCE_LANGUAGE_C},
        {"gcc -xc++ a.c", "/p/a.c", SOURCE_LANGUAGE_CXX},
        {"gcc -x c++ -x none a.c", "/p/a.c", SOURCE_LANGUAGE_C},
        {"gcc -x c++-header a.h", "/p/a.h", SOURCE_LANGUAGE_CXX},
        {"gcc -x c-header a.h", "/p/a.h", SOURCE_LANGUAGE_C},
        {"gcc -std=c++20 a.h", "/p/a.h", SOURCE_LANGUAGE_CXX},
        {"clang --driver-mode=g++ a.c", "/p/a.c", SOURCE_LANGUAGE_CXX},
        {"gcc a.cppm", "/p/a.cppm", SOURCE_LANGUAGE_CXX_MODULE},
        {"gcc -x c++ a.inc", "/p/a.inc", SOURCE_LANGUAGE_CXX},
        {"gcc -c a.S", "/p/a.S", SOURCE_LANGUAGE_OTHER},
        {"g++ -c a.s", "/p/a.s", SOURCE_LANGUAGE_OTHER},
        {"gcc -x assembler-with-cpp a.c", "/p/a.c", SOURCE_LANGUAGE_OTHER},
        {"gcc -x f77 a.c", "/p/a.c", SOURCE_LANGUAGE_OTHER},
        {"gcc a", "/p/a", SOURCE_LANGUAGE_OTHER},
        {"gcc .c", "/p/.c", SOURCE_LANGUAGE_OTHER},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].command);
        g_assert_cmpint(language_of(cases[i].command, cases[i].file), ==, cases[i].language);
    }
}

static void test_standards_are_those_every_clang_knows(void) {
    assert_standard("gcc -std=gnu11", "/p/a.c", "gnu11");
    assert_standard("gcc --std=c99", "/p/a.c", "c99");
    assert_standard("gcc -std=c11 -std=c17", "/p/a.c", "c17");
    assert_standard("gcc -std=gnu23", "/p/a.c", "gnu2x");
    assert_standard("gcc -std=c18", "/p/a.c", "c17");
    assert_standard("g++ -std=c++2a", "/p/a.cc", "c++20");
    assert_standard("g++ -std=gnu++26", "/p/a.cc", "gnu++2c");
    assert_standard("gcc -ansi", "/p/a.c", "c89");
    assert_standard("g++ -ansi", "/p/a.cc", "c++98");
    assert_standard("gcc", "/p/a.c", NULL);
}

static void test_standards_clang_would_give_up_on_go(void) {
    assert_standard("gcc -std=c++17", "/p/a.c", NULL);
    assert_standard("g++ -std=gnu11", "/p/a.cc", NULL);
    assert_standard("gcc -std=c3000", "/p/a.c", NULL);
    assert_standard("gcc -std=", "/p/a.c", NULL);
}

static void test_processors_clang_would_give_up_on_go(void) {
    assert_options("gcc -march=x86-64-v3 -mtune=znver9 -mfpmath=both", "-march=x86-64-v3");
    assert_options("gcc -march=native", "-march=native");
    assert_options("gcc -march=someday -DA", "-DA");
    assert_options("arm-none-eabi-gcc -mcpu=cortex-m4 -mthumb",
                   "-mcpu=cortex-m4 -mthumb --target=arm-none-eabi");
    assert_options("arm-none-eabi-gcc -mcpu=cortex-m4.small-multiply", "--target=arm-none-eabi");
    assert_options("aarch64-linux-gnu-gcc -mcpu=cortex-a72+crypto -mabi=lp64",
                   "-mcpu=cortex-a72+crypto --target=aarch64-linux-gnu");
    assert_options("aarch64-linux-gnu-gcc -march=armv8.2-a+fp16",
                   "-march=armv8.2-a+fp16 --target=aarch64-linux-gnu");
    assert_options("mips-linux-gnu-gcc -mabi=n32", "-mabi=n32 --target=mips-linux-gnu");
}

static void test_a_response_file_is_expanded(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "flags.rsp",
               "-Iinc '-DA=x y'\r\n\"-DB=\\\"q\\\"\"\n-DC=a\\ b @sub/more.rsp\n");
    tree_write(&tree, "sub/more.rsp", "-DD -o out.o @last.rsp");
    tree_write(&tree, "last.rsp", "");
    g_autoptr(CompilerCommand) command =
        read_text("gcc @flags.rsp -DE a.c", tree.root, tree_path(&tree, "a.c"));
    const char *const expected[] = {"-Iinc", "-DA=x y", "-DB=\"q\"", "-DC=a b", "-DD", "-DE", NULL};
    g_assert_null(command->problem);
    g_assert_true(g_strv_equal((const char *const *)command->options, expected));
}

static void test_a_compiler_in_a_response_file_is_found(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *path = tree_write(&tree, "all.rsp", "ccache g++ -DA a.c");
    g_autofree char *word = g_strconcat("@", path, NULL);
    const char *const words[] = {word, NULL};
    g_autoptr(CompilerCommand) command = read_words(words, "/", "/p/a.c");
    g_assert_cmpstr(command->compiler, ==, "g++");
}

static void test_a_lost_response_file_is_told_and_the_rest_used(void) {
    g_autoptr(CompilerCommand) command = read_text("gcc -DA @gone.rsp -DB", "/nowhere", "/p/a.c");
    g_autofree char *options = g_strjoinv(" ", command->options);
    g_assert_cmpstr(options, ==, "-DA -DB");
    g_assert_nonnull(strstr(command->problem, "/nowhere/gone.rsp"));
}

static void test_response_files_in_a_circle_end(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "a.rsp", "@b.rsp @b.rsp -DA");
    tree_write(&tree, "b.rsp", "@a.rsp @a.rsp");
    g_autoptr(CompilerCommand) command = read_text("gcc @a.rsp -DB", tree.root, "/p/a.c");
    g_assert_nonnull(strstr(command->problem, "circle"));
    g_assert_cmpstr(command->options[g_strv_length(command->options) - 1], ==, "-DB");
}

static void test_response_files_are_split_as_gcc_does(void) {
    g_auto(GStrv) words = response_file_split(" a\\\\b 'c \"d' \"e 'f\"g\t'h\\'i' '' j\\");
    const char *const expected[] = {"a\\b", "c \"d", "e 'fg", "h'i", "", "j\\", NULL};
    g_assert_true(g_strv_equal((const char *const *)words, expected));
}

static void test_flags_are_lent_to_a_file_of_the_other_language(void) {
    g_autoptr(CompilerCommand) command = read_text("gcc -Iinc -std=gnu11 -c a.c", "/p", "/p/a.c");
    g_auto(GStrv) same = compiler_command_compose(command, SOURCE_LANGUAGE_C, "/p/a.h");
    g_auto(GStrv) other = compiler_command_compose(command, SOURCE_LANGUAGE_CXX, "/p/a.hpp");
    g_autofree char *same_text = g_strjoinv(" ", same);
    g_autofree char *other_text = g_strjoinv(" ", other);
    g_assert_true(g_str_has_suffix(same_text, " -Iinc -std=gnu11 -x c /p/a.h"));
    g_assert_true(g_str_has_suffix(other_text, " -Iinc -std=gnu++20 -x c++ /p/a.hpp"));
}

static void test_defaults_go_by_the_extension(void) {
    g_autoptr(CompilerCommand) c = compiler_command_default(NULL, "/p", "/p/a.c");
    g_autoptr(CompilerCommand) cxx = compiler_command_default(NULL, "/p", "/p/a.cc");
    g_assert_cmpstr(c->standard, ==, "gnu17");
    g_assert_cmpint(c->language, ==, SOURCE_LANGUAGE_C);
    g_assert_cmpstr(cxx->standard, ==, "gnu++20");
    g_assert_cmpint(cxx->language, ==, SOURCE_LANGUAGE_CXX);
}

static void test_flags_after_dashes_win_over_defaults(void) {
    const char *const flags[] = {"-std=c++17", "-Iinc", "-o", "x", "other.c", NULL};
    g_autoptr(CompilerCommand) command = compiler_command_default(flags, "/p", "/p/a.cc");
    g_assert_cmpstr(command->standard, ==, "c++17");
    g_assert_cmpuint(g_strv_length(command->options), ==, 1);
    const char *const language[] = {"-x", "c++", NULL};
    g_autoptr(CompilerCommand) forced = compiler_command_default(language, "/p", "/p/a.weird");
    g_assert_cmpint(forced->language, ==, SOURCE_LANGUAGE_CXX);
    g_assert_cmpstr(forced->standard, ==, "gnu++20");
}

static void test_the_commands_own_working_directory_holds(void) {
    g_autoptr(CompilerCommand) first = read_text("clang -working-directory sub", "/p", "/p/a.c");
    g_autoptr(CompilerCommand) second = read_text("clang -working-directory=/q", "/p", "/p/a.c");
    g_assert_cmpstr(first->directory, ==, "/p/sub");
    g_assert_cmpstr(second->directory, ==, "/q");
}

/* Rules are tried in order, so a short name must not stand before the longer ones it begins. */
static void test_longer_names_are_not_taken_for_shorter_ones(void) {
    static const char *const kept[] = {
        "-isystem",           "-include",     "-iquote",      "-isysroot", "-idirafter",
        "-iwithprefixbefore", "-iwithprefix", "-ivfsoverlay", "--sysroot", "-cxx-isystem"};
    for (gsize i = 0; i < G_N_ELEMENTS(kept); i++) {
        Option option = compiler_option_read(kept[i]);
        g_assert_cmpstr(option.name, ==, kept[i]);
        g_assert_true(option.value_follows);
    }
    g_assert_cmpstr(compiler_option_read("-include-pch").name, ==, "-include-pch");
    g_assert_cmpstr(compiler_option_read("-dumpbase-ext").name, ==, "-dumpbase-ext");
    g_assert_cmpint(compiler_option_read("-undef").fate, ==, OPTION_KEEP);
    g_assert_cmpint(compiler_option_read("-fpermissive-overload").fate, ==, OPTION_KEEP);
    g_assert_cmpint(compiler_option_read("-E").fate, ==, OPTION_DROP);
    g_assert_cmpint(compiler_option_read("-Everything").fate, ==, OPTION_KEEP);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
#define ADD(name) g_test_add_func("/arguments/" #name, test_##name)
    ADD(the_whole_vector);
    ADD(outputs_and_actions_go);
    ADD(dependency_files_go);
    ADD(warnings_stay_and_never_become_errors);
    ADD(what_gcc_alone_knows_goes);
    ADD(plugins_and_precompiled_headers_go);
    ADD(a_header_beside_its_precompiled_form_is_read_as_text);
    ADD(inputs_and_linking_go);
    ADD(values_that_look_like_options_or_inputs_stay_values);
    ADD(an_option_without_its_value_ends_the_command);
    ADD(spaces_quotes_and_empty_words_pass_through);
    ADD(launchers_are_skipped);
    ADD(a_launcher_alone_is_the_compiler);
    ADD(no_compiler_is_an_error);
    ADD(msvc_command_lines_are_an_error);
    ADD(the_target_of_a_cross_compiler_is_passed_on);
    ADD(a_target_already_given_stays_alone);
    ADD(a_prefix_that_is_no_target_is_not_passed_on);
    ADD(a_gcc_of_its_own_prefix_brings_its_libraries);
    ADD(the_language_is_found);
    ADD(standards_are_those_every_clang_knows);
    ADD(standards_clang_would_give_up_on_go);
    ADD(processors_clang_would_give_up_on_go);
    ADD(a_response_file_is_expanded);
    ADD(a_compiler_in_a_response_file_is_found);
    ADD(a_lost_response_file_is_told_and_the_rest_used);
    ADD(response_files_in_a_circle_end);
    ADD(response_files_are_split_as_gcc_does);
    ADD(flags_are_lent_to_a_file_of_the_other_language);
    ADD(defaults_go_by_the_extension);
    ADD(flags_after_dashes_win_over_defaults);
    ADD(the_commands_own_working_directory_holds);
    ADD(longer_names_are_not_taken_for_shorter_ones);
#undef ADD
    return g_test_run();
}
