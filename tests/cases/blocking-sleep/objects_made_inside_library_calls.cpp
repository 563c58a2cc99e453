// make_unique, emplace, reset and kin run constructors and destructors at their own line.
#include "../support/task.hpp"
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <unistd.h>
#include <vector>

void nap() { sleep(1); }

struct Made { Made() { nap(); } };
struct MadeOf { MadeOf() {} MadeOf(int) { nap(); } };
struct Ends { ~Ends() { nap(); } };
struct Keeper { std::unique_ptr<Ends> inside = std::make_unique<Ends>(); };

Task<> made() {
    auto unique = std::make_unique<Made>(); // expect: blocking-sleep
    auto shared = std::make_shared<Made>(); // expect: blocking-sleep
    auto of_three = std::make_shared<MadeOf>(3); // expect: blocking-sleep
    auto of_nothing = std::make_shared<MadeOf>();
    std::optional<Made> maybe;
    maybe.emplace(); // expect: blocking-sleep
    std::vector<MadeOf> all;
    all.emplace_back(3); // expect: blocking-sleep
    all.emplace_back();
    std::map<int, MadeOf> mapped;
    mapped.try_emplace(1, 2); // expect: blocking-sleep
    mapped.try_emplace(1);
    co_return;
}

Task<> destroyed(std::unique_ptr<Ends> &p, std::unique_ptr<Ends> &q) {
    p.reset(); // expect: blocking-sleep
    p = nullptr; // expect: blocking-sleep
    p = std::move(q); // expect: blocking-sleep
    co_return;
}

Task<> at_the_end() {
    auto owner = std::make_unique<Ends>(); // expect: blocking-sleep
    std::vector<Ends> three(3); // expect: blocking-sleep
    std::array<Ends, 2> two; // expect: blocking-sleep
    Keeper keeper; // expect: blocking-sleep
    co_return;
}

Task<> holding_nothing() {
    std::vector<Ends> emptied;
    emptied.emplace_back();
    emptied.clear(); // expect: blocking-sleep
    std::unique_ptr<Ends> null;
    std::optional<Ends> empty;
    auto given_away = std::make_unique<Ends>();
    auto receiver = std::move(given_away); // expect: blocking-sleep
    co_return;
}

Task<> filled_later() {
    std::vector<Ends> filled; // expect: blocking-sleep
    filled.emplace_back();
    std::unique_ptr<Ends> assigned; // expect: blocking-sleep
    assigned = std::make_unique<Ends>();
    co_return;
}

void take(std::unique_ptr<Ends> &&p);

Task<> temporaries() {
    std::make_unique<Ends>(); // expect: blocking-sleep
    take(std::make_unique<Ends>());
    co_return;
}
