// This file does not include the header: a mark that only another file sees counts all the same.
int header_co_read(int unit);
int header_co_write(int unit);
int header_either(int unit);
int header_neither(int unit);

int header_user(int unit) {
    return header_co_read(unit)      // expect: coroutine-called-outside
           + header_co_write(unit)   // expect: coroutine-called-outside
           + header_either(unit) + header_neither(unit);
}
