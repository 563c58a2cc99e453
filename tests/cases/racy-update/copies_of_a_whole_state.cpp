// Copying the state out, awaiting, changing the copy and copying it back.
#include "../support/task.hpp"

struct Board {
    int wins = 0;
    int losses = 0;
};

Board board;

class Scoreboard {
  public:
    Task<> win() {
        auto copy = board_;
        co_await Sleep{1};
        ++copy.wins;
        board_ = copy; // expect: racy-update
    }

    Task<> win_in_place() {
        auto copy = board_;
        co_await Sleep{copy.wins};
        ++board_.wins;
    }

  private:
    Board board_;
};

Task<> board_replaced() {
    Board before = board;
    co_await Sleep{1};
    board = Board{before.wins + 1, before.losses}; // expect: racy-update
}

Task<> board_one_member_replaced() {
    auto [wins, losses] = board;
    co_await Sleep{losses};
    board.wins = wins + 1; // expect: racy-update
}

Task<> board_reset() {
    Board before = board;
    co_await Sleep{before.wins};
    board = Board{};
}

Task<> board_copied_after_the_await() {
    co_await Sleep{1};
    Board copy = board;
    ++copy.wins;
    board = copy;
}

Task<> board_copied_elsewhere(Board &archive) {
    Board copy = board;
    co_await Sleep{1};
    archive = copy;
}
