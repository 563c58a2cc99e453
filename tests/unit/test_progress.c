#include "driver/progress.h"

static void assert_text(guint done, guint total, double seconds, const char *expected) {
    g_autofree char *text = progress_text(done, total, seconds);
    g_assert_cmpstr(text, ==, expected);
}

static void test_no_guess_without_ground(void) {
    assert_text(0, 60, 10.0, "0 of 60 files");
    assert_text(1, 60, 0.5, "1 of 60 files");
    assert_text(60, 60, 10.0, "60 of 60 files");
}

static void test_the_time_left_follows_the_pace(void) {
    assert_text(30, 60, 29.5, "30 of 60 files, 30 s left");
    assert_text(20, 60, 29.9, "20 of 60 files, 1 min left");
    assert_text(100, 2100, 30.0, "100 of 2100 files, 11 min left");
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/progress/no_guess_without_ground", test_no_guess_without_ground);
    g_test_add_func("/progress/the_time_left_follows_the_pace",
                    test_the_time_left_follows_the_pace);
    return g_test_run();
}
