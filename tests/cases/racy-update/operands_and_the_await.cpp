// What stands left of the await is read before it; a compound assignment reads its left side last.
#include "../support/task.hpp"

int funds;
Task<int> fetch_funds(int hint = 0);

Task<> funds_read_then_awaited() {
    funds = funds + co_await fetch_funds(); // expect: racy-update
}

Task<> funds_read_between_two_awaits() {
    funds = co_await fetch_funds() - funds + co_await fetch_funds(); // expect: racy-update
}

Task<> funds_read_in_parentheses() {
    funds = (funds * 2 + 1) + (co_await fetch_funds()); // expect: racy-update
}

Task<> funds_awaited_then_read() {
    funds = co_await fetch_funds() + funds;
}

Task<> funds_added() {
    funds += co_await fetch_funds();
    funds -= co_await fetch_funds();
    funds *= co_await fetch_funds() + 1;
}

Task<> funds_awaited_in_the_condition() {
    funds = co_await fetch_funds() > 0 ? funds + 1 : 0;
}

Task<> funds_read_in_the_first_expression_of_a_list() {
    int before;
    before = funds, co_await Sleep{1}, funds = before + 1; // expect: racy-update
}

Task<> funds_read_in_an_init_statement() {
    if (int before = funds; co_await fetch_funds() > 0)
        funds = before - 1; // expect: racy-update
}
