#include "infer/links.h"

void links_init(Links *links, const Program *program, const Catalog *catalog) {
    links->members = members_new(program);
    links->overrides = overrides_new(program);
    links->flows = flows_new(program, catalog, links->members, links->overrides);
}

void links_clear(Links *links) {
    g_clear_pointer(&links->flows, flows_free);
    g_clear_pointer(&links->overrides, overrides_free);
    g_clear_pointer(&links->members, members_free);
}
