// A destructor that waits for its child does so at the end of the object's scope.
#include "../support/task.hpp"
#include <sys/types.h>
#include <sys/wait.h>

class Child {
  public:
    explicit Child(pid_t started) : pid(started) {}
    ~Child() {
        waitpid(pid, nullptr, 0);
    }

  private:
    pid_t pid;
};

class ChildOfSomebody {
  public:
    explicit ChildOfSomebody(pid_t started) : pid(started) {}
    ~ChildOfSomebody() {
        waitpid(pid, nullptr, WNOHANG);
    }

  private:
    pid_t pid;
};

Task<> own(pid_t started) {
    Child child(started); // expect: blocking-process
    co_return;
}

Task<> share(pid_t started) {
    ChildOfSomebody child(started);
    co_return;
}
