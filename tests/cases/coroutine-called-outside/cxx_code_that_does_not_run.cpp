// Unevaluated operands and discarded branches call nothing.
#include <type_traits>
#include <utility>

#define coroutine_fn

int coroutine_fn co_size(int unit);
using Size = decltype(co_size(1));

template <bool Stackful> int size_of(int unit) {
    if constexpr (Stackful)
        return co_size(unit); // expect: coroutine-called-outside
    else
        return unit;
}

template <bool Stackful> int size_of_never(int unit) {
    if constexpr (Stackful)
        return co_size(unit);
    else
        return unit;
}

int measure(int unit) {
    static_assert(noexcept(co_size(1)) == false);
    static_assert(std::is_same_v<decltype(co_size(0)), int>);
    if constexpr (sizeof(co_size(0)) == 1)
        return co_size(unit);
    return size_of<true>(unit) + size_of<false>(unit) + size_of_never<false>(unit);
}
