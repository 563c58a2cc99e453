#include "infer/links.h"

void links_init(Links *links, const Program *program, const Catalog *catalog) {
    links->members = members_new(program);
    links->overrides = overrides_new(program);
    links->flows = flows_new(program, catalog, links->members, links->overrides);
    links->hops = hops_new(program, catalog);
}

void links_change(Links *links, const Program *program, const ProgramChange *change) {
    for (guint i = 0; i < change->functions->len; i++)
        members_add(links->members, g_ptr_array_index(change->functions, i));
    overrides_add_unit(links->overrides, program, change->unit);
    flows_add_unit(links->flows, change->unit);
    hops_forget(links->hops);
}

void links_clear(Links *links) {
    g_clear_pointer(&links->hops, hops_free);
    g_clear_pointer(&links->flows, flows_free);
    g_clear_pointer(&links->overrides, overrides_free);
    g_clear_pointer(&links->members, members_free);
}
