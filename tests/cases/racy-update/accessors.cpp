// Methods that read and write the member for the coroutine.
#include "../support/task.hpp"

class Progress {
  public:
    int done() const {
        return done_;
    }
    int total() const {
        return total_;
    }
    void set_done(int done) {
        done_ = done;
    }
    void add(int steps) {
        done_ += steps;
    }

  private:
    int done_ = 0;
    int total_ = 0;
};

Task<> progress_by_accessors(Progress &progress) {
    int done = progress.done();
    co_await Sleep{1};
    progress.set_done(done + 1); // expect: racy-update
}

Task<> progress_in_one_expression(Progress &progress) {
    progress.set_done(progress.done() + (co_await Sleep{1}, 1)); // expect: racy-update
}

Task<> progress_added(Progress &progress) {
    int done = progress.done();
    co_await Sleep{done};
    progress.add(1);
}

Task<> progress_read_again(Progress &progress) {
    co_await Sleep{progress.done()};
    progress.set_done(progress.done() + 1);
}

Task<> progress_to_the_total(Progress &progress) {
    int total = progress.total();
    co_await Sleep{1};
    progress.set_done(total);
}

Task<int> progress_of_this_call() {
    Progress progress;
    int done = progress.done();
    co_await Sleep{1};
    progress.set_done(done + 1);
    co_return progress.done();
}
