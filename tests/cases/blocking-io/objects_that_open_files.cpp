// A member with an initialiser opens its file where the object is made.
#include "../support/task.hpp"
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>

struct Journal {
    explicit Journal(const std::string &path) : file(path) {}
    std::ofstream file;
};

struct Draft {
    explicit Draft(const std::string &path) : name(path) {}
    std::string name;
    std::ostringstream text;
};

Task<bool> open_journal(const std::string &path) {
    Journal journal(path); // expect: blocking-io
    co_return journal.file.good();
}

Task<bool> open_draft(const std::string &path) {
    Draft draft(path);
    co_return draft.text.good();
}

Task<bool> open_on_the_heap(const std::string &path) {
    auto file = std::make_unique<std::ofstream>(path); // expect: blocking-io
    co_return file->good();
}

Task<bool> taken_over(std::ofstream opened) {
    std::ofstream file = std::move(opened);
    co_return file.good();
}
