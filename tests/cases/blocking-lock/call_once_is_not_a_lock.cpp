// std::call_once is not reported itself.
#include "../support/task.hpp"
#include <mutex>

std::once_flag once;
int prepared;

Task<int> use() {
    std::call_once(once, [] { prepared = 1; });
    co_return prepared;
}
