// What a shared pointer or a pointer parameter leads to is shared; what was made here is not.
#include "../support/task.hpp"
#include <memory>

struct Connection {
    int retries = 0;
    int errors = 0;
};

Task<> retry_shared(std::shared_ptr<Connection> connection) {
    int retries = connection->retries;
    co_await Sleep{1};
    connection->retries = retries + 1; // expect: racy-update
}

Task<> retry_pointer(Connection *connection) {
    int retries = (*connection).retries;
    co_await Sleep{1};
    connection->retries = retries + 1; // expect: racy-update
}

Task<> retry_another(Connection &connection, Connection &other) {
    int retries = connection.retries;
    co_await Sleep{1};
    other.retries = retries + 1;
}

Task<> retry_another_member(std::shared_ptr<Connection> connection) {
    int retries = connection->retries;
    co_await Sleep{1};
    connection->errors = retries;
}

Task<int> retry_alone() {
    auto connection = std::make_unique<Connection>();
    int retries = connection->retries;
    co_await Sleep{1};
    connection->retries = retries + 1;
    co_return connection->retries;
}
