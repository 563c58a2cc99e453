// Read again into the value written, after the last await, the state is up to date.
#include "../support/task.hpp"

struct Quota {
    long used = 0;
    long limit = 0;
};

Task<long> quota_charge(long amount);

Task<> charge_reading_again(Quota &quota, long amount) {
    long used = quota.used;
    long charged = co_await quota_charge(used + amount);
    used = quota.used;
    quota.used = used + charged;
}

Task<> charge_by_the_difference(Quota &quota) {
    long before = quota.used;
    long after = co_await quota_charge(before);
    quota.used += after - before;
}

Task<> charge_reading_into_the_value(Quota &quota) {
    long share = quota.used / 2;
    co_await quota_charge(share);
    quota.used = quota.used - share;
}

Task<> charge_reading_before_the_last_await(Quota &quota) {
    long used = quota.used;
    co_await quota_charge(used);
    used = quota.used;
    long charged = co_await quota_charge(1);
    quota.used = used + charged; // expect: racy-update
}

Task<> charge_reading_another_member(Quota &quota) {
    long used = quota.used;
    co_await quota_charge(1);
    long limit = quota.limit;
    quota.used = used + limit / 10; // expect: racy-update
}
