// The marks stand in a header; the definitions show none of them.
#include "mark_in_a_header.h"

int header_co_read(int unit) {
    return header_co_write(unit);
}

int header_co_write(int unit) {
    return unit > 0 ? header_co_read_twice(unit - 1) : 0;
}

int header_either(int unit) {
    return header_co_read(unit);
}

int header_neither(int unit) {
    return header_read_twice(unit);
}

int header_none_at_all(int unit) {
    return header_co_read_thrice(unit); // expect: coroutine-called-outside
}
