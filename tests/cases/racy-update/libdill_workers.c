// libdill's calls suspend by what the catalog knows of them.
#include "../support/dill_mini.h"

struct shop {
    int sold;
    int returned;
};

coroutine void shop_sell_after_a_nap(struct shop *shop) {
    int sold = shop->sold;
    msleep(now() + 10);
    shop->sold = sold + 1; // expect: racy-update
}

coroutine void shop_sell_over_a_channel(struct shop *shop, int channel) {
    int sold = shop->sold;
    int amount = 0;
    if (chrecv(channel, &amount, sizeof amount, -1) == 0)
        shop->sold = sold + amount; // expect: racy-update
}

coroutine void shop_report_what_was_sold(struct shop *shop, int channel) {
    int sold = shop->sold;
    if (chsend(channel, &sold, sizeof sold, -1) != 0)
        return;
    shop->sold = shop->sold - sold;
}

coroutine void shop_take_back(struct shop *shop) {
    yield();
    int returned = shop->returned;
    shop->returned = returned + 1;
}
