// The same index or key is the same element; another one is another element.
#include "../support/task.hpp"
#include <array>
#include <map>
#include <string>
#include <vector>

std::vector<int> shard_sizes;
std::map<std::string, int> words;
std::array<int, 8> buckets;
int raw_buckets[8];

Task<> word_counted(const std::string &word) {
    int count = words[word];
    co_await Sleep{1};
    words[word] = count + 1; // expect: racy-update
}

Task<> shard_grown(std::size_t shard) {
    int size = shard_sizes[shard];
    co_await Sleep{1};
    shard_sizes[shard] = size + 1; // expect: racy-update
}

Task<> bucket_filled() {
    int size = buckets[3];
    co_await Sleep{1};
    buckets[3] = size + 1; // expect: racy-update
}

Task<> raw_bucket_filled(int index) {
    raw_buckets[index] = raw_buckets[index] + (co_await Sleep{1}, 1); // expect: racy-update
}

Task<> word_counted_at_once(const std::string &word) {
    co_await Sleep{1};
    words[word] = words[word] + 1;
}

Task<> word_copied(const std::string &from, const std::string &to) {
    int count = words[from];
    co_await Sleep{1};
    words[to] = count;
}

Task<> shard_moved(std::size_t shard) {
    int size = shard_sizes[shard];
    co_await Sleep{1};
    shard_sizes[shard + 1] = size;
}

Task<> bucket_copied() {
    int size = buckets[3];
    co_await Sleep{1};
    buckets[4] = size;
}
