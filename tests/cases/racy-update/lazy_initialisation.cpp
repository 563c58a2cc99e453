// A test of the old value that decides whether to write is no value written from it.
#include "../support/task.hpp"

struct Schema {
    int version;
};

Schema *cached_schema;
Task<Schema *> load_schema();

Task<Schema *> schema_once() {
    if (cached_schema == nullptr)
        cached_schema = co_await load_schema();
    co_return cached_schema;
}

Task<Schema *> schema_reloaded() {
    Schema *before = cached_schema;
    if (before && before->version > 3)
        co_return before;
    Schema *loaded = co_await load_schema();
    cached_schema = loaded;
    co_return loaded;
}
