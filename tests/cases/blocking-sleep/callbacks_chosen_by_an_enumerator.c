/* Which option is set is an enumerator of the program's own headers, defined by a number. */
unsigned sleep(unsigned);

typedef void CURLM;
typedef enum {
    CURLMOPT_SOCKETDATA = 10002,
    CURLMOPT_TIMERFUNCTION = 20004,
} CURLMoption;
int curl_multi_setopt(CURLM *multi, CURLMoption option, ...);

static int chosen_timer(CURLM *multi, long timeout, void *user) {
    (void)multi;
    (void)timeout;
    (void)user;
    sleep(1); // expect: blocking-sleep
    return 0;
}

static int chosen_data(void) {
    sleep(1);
    return 0;
}

void chosen_setup(CURLM *multi) {
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, chosen_timer);
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, chosen_data);
}
