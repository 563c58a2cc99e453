// Starts one entry and calls the other.
typedef struct Coroutine Coroutine;
Coroutine *qemu_coroutine_create(void (*entry)(void *opaque), void *opaque);
void qemu_coroutine_enter(Coroutine *co);
void spawned_elsewhere_entry(void *opaque);
void called_elsewhere_entry(void *opaque);

void spawned_elsewhere_start(void) {
    int result = 0;
    qemu_coroutine_enter(qemu_coroutine_create(spawned_elsewhere_entry, &result));
    called_elsewhere_entry(&result);
}
