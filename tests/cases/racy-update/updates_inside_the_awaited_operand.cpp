// What the operand of the await reads and writes is done before it suspends.
#include "../support/task.hpp"

int next_port = 1024;
Task<int> bind_port(int port);

Task<int> port_incremented() {
    co_return co_await bind_port(next_port++);
}

Task<int> port_assigned() {
    co_return co_await bind_port(next_port = next_port + 1);
}

Task<int> port_assigned_twice() {
    int first = co_await bind_port(next_port = next_port + 1);
    int second = co_await bind_port(next_port = next_port + 1);
    co_return first + second;
}

Task<int> port_from_before() {
    int port = next_port;
    int bound = co_await bind_port(port);
    co_await bind_port(next_port = port + 1); // expect: racy-update
    co_return bound;
}
