// std::filesystem asks the disk; a path on its own is only text.
#include "../support/task.hpp"
#include <cstdint>
#include <filesystem>

namespace fs = std::filesystem;

Task<std::uintmax_t> look(const fs::path &path, std::error_code &error) {
    std::uintmax_t sum = fs::exists(path);                 // expect: blocking-io
    sum += fs::file_size(path, error);                     // expect: blocking-io
    sum += fs::is_directory(path);                         // expect: blocking-io
    sum += fs::status(path).type() == fs::file_type::fifo; // expect: blocking-io
    sum += fs::space(path).free;                           // expect: blocking-io
    sum += fs::canonical(path).empty();                    // expect: blocking-io
    co_return sum;
}

Task<> change(const fs::path &path, const fs::path &other) {
    fs::create_directories(path); // expect: blocking-io
    fs::copy_file(path, other);   // expect: blocking-io
    fs::rename(path, other);      // expect: blocking-io
    fs::remove(path);             // expect: blocking-io
    fs::remove_all(other);        // expect: blocking-io
    fs::resize_file(path, 0);     // expect: blocking-io
    co_return;
}

Task<int> walk(const fs::path &path) {
    int count = 0;
    for (const fs::directory_entry &entry : fs::directory_iterator(path)) // expect: blocking-io
        count += entry.path().has_extension();
    co_return count;
}

Task<bool> only_text(const fs::path &path, fs::file_status known) {
    fs::path backup = path.parent_path() / path.filename().replace_extension(".bak");
    fs::path shorter = backup.lexically_normal();
    co_return shorter.is_absolute() && fs::is_regular_file(known) && fs::exists(known);
}
