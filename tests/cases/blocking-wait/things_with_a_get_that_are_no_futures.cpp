// get is what half of the library calls its accessor.
#include "../support/task.hpp"
#include <array>
#include <functional>
#include <memory>
#include <string>
#include <tuple>
#include <variant>

struct Settings {
    int get(const std::string &name) const;
    void wait() const {}
    void join(char separator);
};

Task<int> read(const Settings &settings, std::unique_ptr<int> owned, std::shared_ptr<int> shared) {
    std::tuple<int, char> pair{1, 'a'};
    std::array<int, 2> numbers{1, 2};
    std::variant<int, char> either = 1;
    int sum = *owned.get() + *shared.get() + std::get<0>(pair) + std::get<1>(numbers);
    settings.wait();
    co_return sum + std::get<int>(either) + std::ref(sum).get() + settings.get("size");
}

Task<> join_texts(Settings &settings) {
    settings.join(',');
    co_return;
}
