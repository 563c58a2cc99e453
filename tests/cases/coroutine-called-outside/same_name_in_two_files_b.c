// The other one: plain.
static int same_name_step(int unit) {
    return unit + 2;
}

int same_name_in_b(int unit) {
    return same_name_step(unit);
}
