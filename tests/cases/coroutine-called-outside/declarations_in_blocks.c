// Declarations that stand in a block, and definitions of the oldest kind, have their marks too.
#define coroutine_fn

int coroutine_fn co_old(int unit);

int co_old(unit)
int unit;
{
    return unit;
}

int first(int unit) {
    extern int coroutine_fn co_declared_late(int unit);
    return co_declared_late(unit); // expect: coroutine-called-outside
}

int second(unit)
int unit;
{
    extern int co_declared_late(int unit);
    return co_declared_late(unit) + co_old(unit); // expect: coroutine-called-outside, coroutine-called-outside
}

int chosen(int unit) {
    return _Generic(unit, int: co_old, long: first)(unit) // expect: coroutine-called-outside
           + _Generic(unit, int: first, long: co_old)(unit)
           + ({
                 int twice = unit + unit;
                 co_old(twice); // expect: coroutine-called-outside
             });
}
