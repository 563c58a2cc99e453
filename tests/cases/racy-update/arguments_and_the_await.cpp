// Arguments are taken from left to right; one taken by reference is read by the function it is
// given to, after the await.
#include "../support/task.hpp"
#include <algorithm>

int peak;
Task<int> measure_peak();

int smooth(int old, int sample) {
    return (3 * old + sample) / 4;
}

int smooth_reversed(int sample, int old) {
    return (3 * old + sample) / 4;
}

Task<> peak_passed_before_the_await() {
    peak = smooth(peak, co_await measure_peak()); // expect: racy-update
}

Task<> peak_passed_after_the_await() {
    peak = smooth_reversed(co_await measure_peak(), peak);
}

Task<> peak_passed_by_reference() {
    peak = std::max(peak, co_await measure_peak());
}

Task<> peak_from_a_local() {
    int old = peak;
    int sample = co_await measure_peak();
    peak = std::max(old, sample); // expect: racy-update
}

Task<> peak_sampled_first() {
    int sample = co_await measure_peak();
    peak = std::max(peak, sample);
}
