// The entry is handed over in another file: it runs as a coroutine, marked or not.
#define coroutine_fn

int coroutine_fn spawned_elsewhere_work(int unit);
void spawned_elsewhere_entry(void *opaque);
void called_elsewhere_entry(void *opaque);

void spawned_elsewhere_entry(void *opaque) {
    *(int *)opaque = spawned_elsewhere_work(1);
}

void called_elsewhere_entry(void *opaque) {
    *(int *)opaque = spawned_elsewhere_work(2); // expect: coroutine-called-outside
}
