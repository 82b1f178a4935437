// The examples of en/timex.rules: '>' is matched by its row, whole (or what its braces hold), with its value; '!' by its row not at all.
#include <doctest/doctest.h>

#include <demarche/rules.hpp>
#include <demarche/time_rules.hpp>

using namespace demarche;

TEST_CASE("every example of the time rules") {
  for (const std::string &failure : failing_examples())
    FAIL_CHECK(failure);
}

TEST_CASE("an example that does not hold is found") {
  const RuleText wrong{"my.rules",
                       "@creation 2012-06-14\nfoal | the next foaling season | FUTURE_REF\n  > the next foaling season | PAST_REF\n"
                       "  ! the next foaling season\n"};
  const std::vector<std::string> failures = failing_examples(&wrong);
  REQUIRE(failures.size() == 2);
  CHECK(failures[0] == "my.rules:3: foal: \"the next foaling season\": expected PAST_REF, found FUTURE_REF");
  CHECK(failures[1] == "my.rules:4: foal: \"the next foaling season\": must match nothing, but is FUTURE_REF");
}

TEST_CASE("a bad row says file, line and column") {
  const auto error = [](const char *rows) -> std::string {
    try {
      load_time_rules({{"my.rules", rows}});
    } catch (const RuleError &e) {
      return e.what();
    }
    return "no error";
  };
  CHECK(error("x | [Nope] | P1D\n  > x | P1D\n") == "my.rules:1:5: no class or definition is called 'Nope'");
  CHECK(error("x | [Int] days | P[Int][Fnord]\n  > x | P1D\n").starts_with("my.rules:1:18: the pattern captures nothing called"));
  CHECK(error("x | [Int] days | dct ~ 3 D\n  > x | P1D\n").starts_with("my.rules:1:18: '~' is not understood"));
  CHECK(error("x | [Int] days | P1D | loud\n  > x | P1D\n").starts_with("my.rules:1:18: 'loud' is no mod"));
  CHECK(error("x | [Int] days\n  > x | P1D\n") == "my.rules:1:1: a row has 3 to 4 cells parted by '|', this one 2");
}
