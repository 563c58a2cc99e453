// Setting one bit writes them all.
#include "../support/qemu_mini.h"

enum {
    PORT_ENABLED = 1,
    PORT_ERROR = 2
};

typedef struct Port {
    unsigned status;
} Port;

unsigned coroutine_fn port_probe(Port *port);

void coroutine_fn port_set_error(Port *port) {
    unsigned status = port->status;
    qemu_coroutine_yield();
    port->status = status | PORT_ERROR; // expect: racy-update
}

void coroutine_fn port_probe_into_the_word(Port *port) {
    port->status = (port->status & ~PORT_ERROR) | port_probe(port); // expect: racy-update
}

void coroutine_fn port_set_error_at_once(Port *port) {
    unsigned status = port->status;
    qemu_coroutine_yield();
    if (status & PORT_ENABLED)
        port->status |= PORT_ERROR;
}

void coroutine_fn port_probe_first(Port *port) {
    unsigned found = port_probe(port);
    port->status = (port->status & ~PORT_ERROR) | found;
}
